<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>vitrine::console::AuditScreen</name>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln change</numerusform>
            <numerusform>%Ln changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::BulkEditDialog</name>
    <message numerus="yes">
        <source>%n selected product(s)</source>
        <translation>
            <numerusform>%n selected product</numerusform>
            <numerusform>%n selected products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) change</source>
        <translation>
            <numerusform>%n product changes</numerusform>
            <numerusform>%n products change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) as it is</source>
        <translation>
            <numerusform>%n stays as it is</numerusform>
            <numerusform>%n stay as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be changed</source>
        <translation>
            <numerusform>%n cannot be changed</numerusform>
            <numerusform>%n cannot be changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n product(s)</source>
        <translation>
            <numerusform>Change %n product</numerusform>
            <numerusform>Change %n products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::CategoryScreen</name>
    <message numerus="yes">
        <source>%n product(s) stay in the shop, but no longer in this category.</source>
        <translation>
            <numerusform>%n product stays in the shop, but no longer in this category.</numerusform>
            <numerusform>%n products stay in the shop, but no longer in this category.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n category(ies) below it move up to where it is now.</source>
        <translation>
            <numerusform>The %n category below it moves up to where it is now.</numerusform>
            <numerusform>The %n categories below it move up to where it is now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 category(ies)</source>
        <translation>
            <numerusform>%1 category</numerusform>
            <numerusform>%1 categories</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::CategoryTreeModel</name>
    <message numerus="yes">
        <source>%1, %n product(s)</source>
        <translation>
            <numerusform>%1, %n product</numerusform>
            <numerusform>%1, %n products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::ConflictDialog</name>
    <message numerus="yes">
        <source>%n field(s) left to choose</source>
        <translation>
            <numerusform>%n field left to choose</numerusform>
            <numerusform>%n fields left to choose</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::CustomersScreen</name>
    <message numerus="yes">
        <source>%Ln account(s)</source>
        <translation>
            <numerusform>%Ln account</numerusform>
            <numerusform>%Ln accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::DashboardScreen</name>
    <message numerus="yes">
        <source>%1 in %Ln order(s), %2 given back</source>
        <translation>
            <numerusform>%1 in %Ln order, %2 given back</numerusform>
            <numerusform>%1 in %Ln orders, %2 given back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::DispatchDialog</name>
    <message numerus="yes">
        <source>Ship %n unit(s)</source>
        <translation>
            <numerusform>Ship %n unit</numerusform>
            <numerusform>Ship %n units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hand over %n unit(s)</source>
        <translation>
            <numerusform>Hand over %n unit</numerusform>
            <numerusform>Hand over %n units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::ImageStrip</name>
    <message numerus="yes">
        <source>%n picture(s) will be uploaded when the product is created.</source>
        <translation>
            <numerusform>%n picture will be uploaded when the product is created.</numerusform>
            <numerusform>%n pictures will be uploaded when the product is created.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) to upload</source>
        <translation>
            <numerusform>%n picture to upload</numerusform>
            <numerusform>%n pictures to upload</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) failed</source>
        <translation>
            <numerusform>%n picture failed</numerusform>
            <numerusform>%n pictures failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::ImportBatches</name>
    <message numerus="yes">
        <source>%n product(s) put back</source>
        <translation>
            <numerusform>%n product put back</numerusform>
            <numerusform>%n products put back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new one(s) archived</source>
        <translation>
            <numerusform>%n new one archived</numerusform>
            <numerusform>%n new ones archived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left as changed since</source>
        <translation>
            <numerusform>%n left as it was changed since</numerusform>
            <numerusform>%n left as they were changed since</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::ImportScreen</name>
    <message numerus="yes">
        <source>%n changed product(s) become what they were before.</source>
        <translation>
            <numerusform>%n changed product becomes what it was before.</numerusform>
            <numerusform>%n changed products become what they were before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added product(s) are archived.</source>
        <translation>
            <numerusform>%n added product is archived.</numerusform>
            <numerusform>%n added products are archived.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n row(s)</source>
        <translation>
            <numerusform>Import %n row</numerusform>
            <numerusform>Import %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::KioskWords</name>
    <message numerus="yes">
        <source>%n sale(s)</source>
        <translation>
            <numerusform>%n sale</numerusform>
            <numerusform>%n sales</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::KiosksScreen</name>
    <message numerus="yes">
        <source>%n sale(s) in it have not reached the shop: they can be sent only when it is paired again.</source>
        <translation>
            <numerusform>%n sale in it has not reached the shop: it can be sent only when the kiosk is paired again.</numerusform>
            <numerusform>%n sales in it have not reached the shop: they can be sent only when the kiosk is paired again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kiosk(s)</source>
        <translation>
            <numerusform>%Ln kiosk</numerusform>
            <numerusform>%Ln kiosks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::LiveTable</name>
    <message numerus="yes">
        <source>%n new order(s)</source>
        <translation>
            <numerusform>%n new order</numerusform>
            <numerusform>%n new orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::MappingPage</name>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::OrderListView</name>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>%Ln order</numerusform>
            <numerusform>%Ln orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::OrderWords</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::ProductScreen</name>
    <message numerus="yes">
        <source>%n product(s) archived.</source>
        <translation>
            <numerusform>%n product archived.</numerusform>
            <numerusform>%n products archived.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) restored.</source>
        <translation>
            <numerusform>%n product restored.</numerusform>
            <numerusform>%n products restored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 product(s)</source>
        <translation>
            <numerusform>%1 product</numerusform>
            <numerusform>%1 products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) changed.</source>
        <translation>
            <numerusform>%n product changed.</numerusform>
            <numerusform>%n products changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) stayed as they are: somebody has changed them since.</source>
        <translation>
            <numerusform>%n product stayed as it is: somebody has changed it since.</numerusform>
            <numerusform>%n products stayed as they are: somebody has changed them since.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) contain it; they keep their lines, names and prices.</source>
        <translation>
            <numerusform>%n order contains it; it keeps its lines, names and prices.</numerusform>
            <numerusform>%n orders contain it; they keep their lines, names and prices.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is in %n category(ies).</source>
        <translation>
            <numerusform>It is in %n category.</numerusform>
            <numerusform>It is in %n categories.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) go with it.</source>
        <translation>
            <numerusform>%n picture goes with it.</numerusform>
            <numerusform>%n pictures go with it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::ReportsScreen</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln payment(s) declined</source>
        <translation>
            <numerusform>%Ln payment declined</numerusform>
            <numerusform>%Ln payments declined</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::StockScreen</name>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln product</numerusform>
            <numerusform>%Ln products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::SystemScreen</name>
    <message numerus="yes">
        <source>▲ %n need(s) a look</source>
        <translation>
            <numerusform>▲ %n needs a look</numerusform>
            <numerusform>▲ %n need a look</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::TraceLegend</name>
    <message numerus="yes">
        <source>%n span(s), %1 of its own</source>
        <translation>
            <numerusform>%n span, %1 of its own</numerusform>
            <numerusform>%n spans, %1 of its own</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::TracePresenter</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::TracesScreen</name>
    <message numerus="yes">
        <source>%n span(s)</source>
        <translation>
            <numerusform>%n span</numerusform>
            <numerusform>%n spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n service</numerusform>
            <numerusform>%n services</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::WaterfallView</name>
    <message numerus="yes">
        <source>, %n span(s) folded below</source>
        <translation>
            <numerusform>, %n span folded below</numerusform>
            <numerusform>, %n spans folded below</numerusform>
        </translation>
    </message>
</context>
</TS>
