<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>vitrine::qt::BulkBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::qt::Chart</name>
    <message numerus="yes">
        <source>Chart with %n point(s). Arrow keys tell the values, T shows a table.</source>
        <translation>
            <numerusform>Chart with %n point. Arrow keys tell the values, T shows a table.</numerusform>
            <numerusform>Chart with %n points. Arrow keys tell the values, T shows a table.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::qt::ErrorTexts</name>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation>
            <numerusform>Try again in %n second.</numerusform>
            <numerusform>Try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::qt::Format</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::qt::MoneyEdit</name>
    <message numerus="yes">
        <source>%1 has %n decimal(s).</source>
        <translation>
            <numerusform>%1 has %n decimal.</numerusform>
            <numerusform>%1 has %n decimals.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::qt::SaveBar</name>
    <message numerus="yes">
        <source>Not saved: %1 and %n more</source>
        <translation>
            <numerusform>Not saved: %1 and %n more</numerusform>
            <numerusform>Not saved: %1 and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
