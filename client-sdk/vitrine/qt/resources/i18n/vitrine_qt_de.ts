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
