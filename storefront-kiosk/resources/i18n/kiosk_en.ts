<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BasketWords</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %n left of %1. You wanted %2.</source>
        <extracomment>%n are left, %1 product, %2 how many were wanted</extracomment>
        <translation>
            <numerusform>Only %n left of %1. You wanted %2.</numerusform>
            <numerusform>Only %n left of %1. You wanted %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::BasketAdder</name>
    <message numerus="yes">
        <source>All %n that are left are in your basket.</source>
        <translation>
            <numerusform>The last one is in your basket.</numerusform>
            <numerusform>All %n that are left are in your basket.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %n left.</source>
        <translation>
            <numerusform>Only %n left.</numerusform>
            <numerusform>Only %n left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::BrowseScreen</name>
    <message numerus="yes">
        <source>%n products</source>
        <translation>
            <numerusform>%n product</numerusform>
            <numerusform>%n products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::CategoryBar</name>
    <message numerus="yes">
        <source>%1, %n products</source>
        <translation>
            <numerusform>%1, %n product</numerusform>
            <numerusform>%1, %n products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::FilterSheet</name>
    <message numerus="yes">
        <source>Show %n products</source>
        <translation>
            <numerusform>Show %n product</numerusform>
            <numerusform>Show %n products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::KioskHealth</name>
    <message numerus="yes">
        <source>%n waiting to be sent</source>
        <translation>
            <numerusform>%n waiting to be sent</numerusform>
            <numerusform>%n waiting to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s) need a person</source>
        <translation>
            <numerusform>%n sale needs a person</numerusform>
            <numerusform>%n sales need a person</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kept for a person</source>
        <translation>
            <numerusform>%n kept for a person</numerusform>
            <numerusform>%n kept for a person</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of unknown outcome</source>
        <translation>
            <numerusform>%n of unknown outcome</numerusform>
            <numerusform>%n of unknown outcome</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::PairingScreen</name>
    <message numerus="yes">
        <source>Next attempt in %n second(s).</source>
        <translation>
            <numerusform>Next attempt in %n second.</numerusform>
            <numerusform>Next attempt in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::ProductPage</name>
    <message numerus="yes">
        <source>%n in your basket</source>
        <translation>
            <numerusform>%n in your basket</numerusform>
            <numerusform>%n in your basket</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::SearchScreen</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::ShelfWords</name>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in your basket</source>
        <translation>
            <numerusform>%n in your basket</numerusform>
            <numerusform>%n in your basket</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::StaffPresenter</name>
    <message numerus="yes">
        <source>That is not right. %n more attempt(s).</source>
        <translation>
            <numerusform>That is not right. %n more attempt.</numerusform>
            <numerusform>That is not right. %n more attempts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::StaffScreen</name>
    <message numerus="yes">
        <source>Too many wrong PINs. Try again in %n second(s).</source>
        <translation>
            <numerusform>Too many wrong PINs. Try again in %n second.</numerusform>
            <numerusform>Too many wrong PINs. Try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
</TS>
