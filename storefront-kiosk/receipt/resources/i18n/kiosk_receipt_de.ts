<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Receipt</name>
    <message>
        <source>VAT number</source>
        <translation>USt-IdNr.</translation>
    </message>
    <message>
        <source>Your pickup number</source>
        <translation>Ihre Abholnummer</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>Kiosk</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Zwischensumme</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Rabatt</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>Versand</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Steuer</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Not paid yet</source>
        <translation>Noch nicht bezahlt</translation>
    </message>
    <message>
        <source>Please pay at the counter.</source>
        <translation>Bitte bezahlen Sie an der Kasse.</translation>
    </message>
    <message>
        <source>Paid online</source>
        <translation>Online bezahlt</translation>
    </message>
    <message>
        <source>Paid by card</source>
        <translation>Mit Karte bezahlt</translation>
    </message>
    <message>
        <source>Authorisation</source>
        <translation>Genehmigung</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Prices include tax:</source>
        <translation>In den Preisen enthaltene Steuer:</translation>
    </message>
    <message>
        <source>Prices are without tax:</source>
        <translation>Preise ohne Steuer:</translation>
    </message>
    <message>
        <source>net %1, tax %2</source>
        <extracomment>%1 net amount, %2 tax</extracomment>
        <translation>netto %1, Steuer %2</translation>
    </message>
    <message>
        <source>Thank you for your purchase!</source>
        <translation>Vielen Dank für Ihren Einkauf!</translation>
    </message>
</context>
</TS>
