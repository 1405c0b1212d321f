<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>vitrine::qt::BulkBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
</context>
<context>
    <name>vitrine::qt::BusyIndicator</name>
    <message>
        <source>Busy</source>
        <translation>Beschäftigt</translation>
    </message>
</context>
<context>
    <name>vitrine::qt::BusyOverlay</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>vitrine::qt::Chart</name>
    <message>
        <source>Show as a table (T)</source>
        <translation>Als Tabelle zeigen (T)</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message numerus="yes">
        <source>Chart with %n point(s). Arrow keys tell the values, T shows a table.</source>
        <translation>
            <numerusform>Diagramm mit %n Punkt. Pfeiltasten nennen die Werte, T zeigt eine Tabelle.</numerusform>
            <numerusform>Diagramm mit %n Punkten. Pfeiltasten nennen die Werte, T zeigt eine Tabelle.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::qt::DataTable</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
</context>
<context>
    <name>vitrine::qt::ErrorTexts</name>
    <message>
        <source>The shop says: “%1”</source>
        <translation>Der Shop meldet: „%1“</translation>
    </message>
    <message>
        <source>The shop cannot be reached.</source>
        <translation>Der Shop ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check the network connection. What you typed is kept.</source>
        <translation>Prüfen Sie die Netzwerkverbindung. Ihre Eingaben bleiben erhalten.</translation>
    </message>
    <message>
        <source>The shop is busy or being restarted.</source>
        <translation>Der Shop ist ausgelastet oder startet gerade neu.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The shop did not answer in time.</source>
        <translation>Der Shop hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>It may have been done all the same: look before you repeat it.</source>
        <translation>Vielleicht wurde es trotzdem ausgeführt: Sehen Sie nach, bevor Sie es wiederholen.</translation>
    </message>
    <message>
        <source>Your session has ended.</source>
        <translation>Ihre Sitzung ist beendet.</translation>
    </message>
    <message>
        <source>Sign in again to go on.</source>
        <translation>Melden Sie sich wieder an, um fortzufahren.</translation>
    </message>
    <message>
        <source>Your account may not do this.</source>
        <translation>Ihr Konto darf das nicht.</translation>
    </message>
    <message>
        <source>Ask an administrator for the right to do it.</source>
        <translation>Bitten Sie einen Administrator um das Recht dazu.</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Es ist nicht mehr vorhanden.</translation>
    </message>
    <message>
        <source>Somebody may have deleted it.</source>
        <translation>Vielleicht hat es jemand gelöscht.</translation>
    </message>
    <message>
        <source>Somebody else changed it meanwhile.</source>
        <translation>Jemand anderes hat es inzwischen geändert.</translation>
    </message>
    <message>
        <source>Load the present version, then make your change again.</source>
        <translation>Laden Sie den aktuellen Stand und ändern Sie dann erneut.</translation>
    </message>
    <message>
        <source>This is not possible in the present state.</source>
        <translation>Das ist im jetzigen Zustand nicht möglich.</translation>
    </message>
    <message>
        <source>The shop does not accept the entry.</source>
        <translation>Der Shop nimmt die Eingabe nicht an.</translation>
    </message>
    <message>
        <source>It is too large.</source>
        <translation>Es ist zu groß.</translation>
    </message>
    <message>
        <source>Choose a smaller file or fewer rows.</source>
        <translation>Wählen Sie eine kleinere Datei oder weniger Zeilen.</translation>
    </message>
    <message>
        <source>There were too many requests.</source>
        <translation>Es waren zu viele Anfragen.</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation>
            <numerusform>Versuchen Sie es in %n Sekunde noch einmal.</numerusform>
            <numerusform>Versuchen Sie es in %n Sekunden noch einmal.</numerusform>
        </translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Es wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Something went wrong in the shop.</source>
        <translation>Im Shop ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>Try again. If it stays, give the trace number to support.</source>
        <translation>Versuchen Sie es noch einmal. Bleibt es dabei, nennen Sie dem Support die Trace-Nummer.</translation>
    </message>
</context>
<context>
    <name>vitrine::qt::FieldBox</name>
    <message>
        <source>optional</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Noch nicht gespeichert</translation>
    </message>
</context>
<context>
    <name>vitrine::qt::Format</name>
    <message>
        <source>d MMM yyyy</source>
        <comment>date format of Qt</comment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>vor %n Min.</numerusform>
            <numerusform>vor %n Min.</numerusform>
        </translation>
    </message>
    <message>
        <source>today, %1</source>
        <translation>heute, %1</translation>
    </message>
    <message>
        <source>yesterday, %1</source>
        <translation>gestern, %1</translation>
    </message>
</context>
<context>
    <name>vitrine::qt::MessageBanner</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Copy the trace number for support</source>
        <translation>Trace-Nummer für den Support kopieren</translation>
    </message>
</context>
<context>
    <name>vitrine::qt::MoneyEdit</name>
    <message>
        <source>The amount cannot be negative.</source>
        <translation>Der Betrag darf nicht negativ sein.</translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n decimal(s).</source>
        <translation>
            <numerusform>%1 hat %n Nachkommastelle.</numerusform>
            <numerusform>%1 hat %n Nachkommastellen.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is not an amount. Write it like %1.</source>
        <translation>Das ist kein Betrag. Schreiben Sie ihn so: %1.</translation>
    </message>
</context>
<context>
    <name>vitrine::qt::PageHeader</name>
    <message>
        <source>Back to %1</source>
        <translation>Zurück zu %1</translation>
    </message>
</context>
<context>
    <name>vitrine::qt::PagedModelBase</name>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
</context>
<context>
    <name>vitrine::qt::ReasonTexts</name>
    <message>
        <source>It must not be empty.</source>
        <translation>Hier muss etwas stehen.</translation>
    </message>
    <message>
        <source>It has more than %1 characters.</source>
        <translation>Es sind mehr als %1 Zeichen.</translation>
    </message>
    <message>
        <source>It is no text in UTF-8.</source>
        <translation>Es ist kein Text in UTF-8.</translation>
    </message>
    <message>
        <source>It has control characters in it.</source>
        <translation>Es enthält Steuerzeichen.</translation>
    </message>
    <message>
        <source>Only small letters, digits and dashes are possible.</source>
        <translation>Möglich sind nur Kleinbuchstaben, Ziffern und Bindestriche.</translation>
    </message>
    <message>
        <source>There are more than %1 of them.</source>
        <translation>Es sind mehr als %1.</translation>
    </message>
    <message>
        <source>Two keys differ only in blanks.</source>
        <translation>Zwei Schlüssel unterscheiden sich nur in Leerzeichen.</translation>
    </message>
    <message>
        <source>The key “%1” is there twice.</source>
        <translation>Der Schlüssel „%1“ kommt zweimal vor.</translation>
    </message>
    <message>
        <source>There is no such category.</source>
        <translation>Diese Kategorie gibt es nicht.</translation>
    </message>
    <message>
        <source>A category cannot be below itself.</source>
        <translation>Eine Kategorie kann nicht unter sich selbst liegen.</translation>
    </message>
    <message>
        <source>The categories would have more than %1 levels.</source>
        <translation>Die Kategorien hätten mehr als %1 Ebenen.</translation>
    </message>
    <message>
        <source>This is no currency such as EUR.</source>
        <translation>Das ist keine Währung wie EUR.</translation>
    </message>
    <message>
        <source>A price has digits and a decimal point, such as 19.99.</source>
        <translation>Ein Preis besteht aus Ziffern und einem Dezimalpunkt, etwa 19.99.</translation>
    </message>
    <message>
        <source>Prices in %1 have at most %2 decimals.</source>
        <translation>Preise in %1 haben höchstens %2 Nachkommastellen.</translation>
    </message>
    <message>
        <source>The price is too high.</source>
        <translation>Der Preis ist zu hoch.</translation>
    </message>
    <message>
        <source>The price would be below zero.</source>
        <translation>Der Preis läge unter null.</translation>
    </message>
    <message>
        <source>A new product needs a price.</source>
        <translation>Ein neues Produkt braucht einen Preis.</translation>
    </message>
    <message>
        <source>A new currency needs a price in it.</source>
        <translation>Zu einer neuen Währung gehört ein Preis.</translation>
    </message>
    <message>
        <source>The SKU is missing.</source>
        <translation>Die Artikelnummer fehlt.</translation>
    </message>
    <message>
        <source>A SKU has at most 64 characters.</source>
        <translation>Eine Artikelnummer hat höchstens 64 Zeichen.</translation>
    </message>
    <message>
        <source>A SKU has plain letters, digits and signs only, without blanks.</source>
        <translation>Eine Artikelnummer besteht aus einfachen Buchstaben, Ziffern und Zeichen, ohne Leerzeichen.</translation>
    </message>
    <message>
        <source>Another product has the SKU %1.</source>
        <translation>Ein anderes Produkt hat die Artikelnummer %1.</translation>
    </message>
    <message>
        <source>The SKU belongs to an archived product: restore that first.</source>
        <translation>Die Artikelnummer gehört zu einem archivierten Produkt: Holen Sie es zuerst zurück.</translation>
    </message>
    <message>
        <source>An earlier row has the SKU %1.</source>
        <translation>Eine frühere Zeile hat die Artikelnummer %1.</translation>
    </message>
    <message>
        <source>A barcode number has digits only.</source>
        <translation>Eine Strichcode-Nummer besteht nur aus Ziffern.</translation>
    </message>
    <message>
        <source>A barcode number has 8, 12, 13 or 14 digits.</source>
        <translation>Eine Strichcode-Nummer hat 8, 12, 13 oder 14 Ziffern.</translation>
    </message>
    <message>
        <source>UPC-E has eight digits and begins with 0 or 1.</source>
        <translation>UPC-E hat acht Ziffern und beginnt mit 0 oder 1.</translation>
    </message>
    <message>
        <source>The last digit of %1 would have to be %2: is it mistyped?</source>
        <translation>Die letzte Ziffer von %1 müsste %2 sein: vertippt?</translation>
    </message>
    <message>
        <source>Another product has the barcode %1.</source>
        <translation>Ein anderes Produkt hat den Strichcode %1.</translation>
    </message>
    <message>
        <source>The product with the SKU %2 has the barcode %1.</source>
        <translation>Das Produkt mit der Artikelnummer %2 hat den Strichcode %1.</translation>
    </message>
    <message>
        <source>The row has %1 cells, the first line %2.</source>
        <translation>Die Zeile hat %1 Zellen, die erste Zeile %2.</translation>
    </message>
    <message>
        <source>It must be true or false.</source>
        <translation>Es muss true oder false sein.</translation>
    </message>
    <message>
        <source>It must be pairs “name = value”, parted by “|”.</source>
        <translation>Es müssen Paare „Name = Wert“ sein, getrennt durch „|“.</translation>
    </message>
    <message>
        <source>It must be paths such as “Shoes &gt; Boots”, parted by “|”.</source>
        <translation>Es müssen Pfade wie „Schuhe &gt; Stiefel“ sein, getrennt durch „|“.</translation>
    </message>
    <message>
        <source>It is archived: restore it first.</source>
        <translation>Es ist archiviert: Holen Sie es zuerst zurück.</translation>
    </message>
    <message>
        <source>There is no such product any more.</source>
        <translation>Dieses Produkt gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>It was deleted.</source>
        <translation>Es wurde gelöscht.</translation>
    </message>
    <message>
        <source>It was changed since.</source>
        <translation>Es wurde seitdem geändert.</translation>
    </message>
</context>
<context>
    <name>vitrine::qt::SaveBar</name>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message numerus="yes">
        <source>Not saved: %1 and %n more</source>
        <translation>
            <numerusform>Nicht gespeichert: %1 und %n weitere</numerusform>
            <numerusform>Nicht gespeichert: %1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Nicht gespeichert: %1</translation>
    </message>
</context>
<context>
    <name>vitrine::qt::SearchField</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>vitrine::qt::SidePanel</name>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>vitrine::qt::TagList</name>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>vitrine::qt::Toasts</name>
    <message>
        <source>Close this note</source>
        <translation>Hinweis schließen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
</TS>
