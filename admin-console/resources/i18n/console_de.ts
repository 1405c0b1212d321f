<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>CsvText</name>
    <message>
        <source>There is text behind a closing quotation mark.</source>
        <translation>Hinter einem schließenden Anführungszeichen steht Text.</translation>
    </message>
    <message>
        <source>A quotation mark is opened and never closed.</source>
        <translation>Ein Anführungszeichen wird geöffnet und nie geschlossen.</translation>
    </message>
    <message>
        <source>The row has %1 cells, the header has %2.</source>
        <translation>Die Zeile hat %1 Zellen, die Kopfzeile %2.</translation>
    </message>
    <message>
        <source>The file has more than %1 rows. Import it in parts.</source>
        <translation>Die Datei hat mehr als %1 Zeilen. Importieren Sie sie in Teilen.</translation>
    </message>
    <message>
        <source>The file is empty. It needs a line of column names and rows below it.</source>
        <translation>Die Datei ist leer. Sie braucht eine Zeile mit Spaltennamen und Zeilen darunter.</translation>
    </message>
    <message>
        <source>The file has column names but no rows.</source>
        <translation>Die Datei hat Spaltennamen, aber keine Zeilen.</translation>
    </message>
</context>
<context>
    <name>ImportField</name>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Tax category</source>
        <translation>Steuerklasse</translation>
    </message>
    <message>
        <source>Barcodes (GTIN)</source>
        <translation>Strichcodes (GTIN)</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Specifications</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>A specification of this name</source>
        <translation>Eine Eigenschaft dieses Namens</translation>
    </message>
    <message>
        <source>Metadata of this name</source>
        <translation>Metadaten dieses Namens</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>The columns of the file have changed. Choose the file again.</source>
        <translation>Die Spalten der Datei haben sich geändert. Wählen Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>“%1” and “%2” cannot both be %3.</source>
        <translation>„%1“ und „%2“ können nicht beide %3 sein.</translation>
    </message>
    <message>
        <source>A column without a heading cannot be named after it.</source>
        <translation>Eine Spalte ohne Überschrift kann nicht nach ihr benannt werden.</translation>
    </message>
    <message>
        <source>Choose the column that holds the SKU: products are recognised by it.</source>
        <translation>Wählen Sie die Spalte mit der SKU: An ihr werden Produkte erkannt.</translation>
    </message>
    <message>
        <source>Choose at least one column besides the SKU.</source>
        <translation>Wählen Sie außer der SKU mindestens eine Spalte.</translation>
    </message>
</context>
<context>
    <name>ImportPlan</name>
    <message>
        <source>The SKU is missing.</source>
        <translation>Die SKU fehlt.</translation>
    </message>
    <message>
        <source>“%1” is no SKU: it takes 1 to 64 letters, digits and signs without spaces.</source>
        <translation>„%1“ ist keine SKU: Sie besteht aus 1 bis 64 Buchstaben, Ziffern und Zeichen ohne Leerzeichen.</translation>
    </message>
    <message>
        <source>Row %1 has the same SKU.</source>
        <translation>Zeile %1 hat dieselbe SKU.</translation>
    </message>
</context>
<context>
    <name>ProductField</name>
    <message>
        <source>Picture %1</source>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Tax category</source>
        <translation>Steuerklasse</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Barcodes</source>
        <translation>Strichcodes</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Specifications</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
</context>
<context>
    <name>vitrine::console::AccountRules</name>
    <message>
        <source>This is your own account; another administrator can disable it.</source>
        <translation>Dies ist Ihr eigenes Konto; eine andere Administratorin oder ein anderer Administrator kann es sperren.</translation>
    </message>
    <message>
        <source>This is the last administrator; name another one first.</source>
        <translation>Dies ist das letzte Administratorkonto; ernennen Sie zuerst ein anderes.</translation>
    </message>
    <message>
        <source>This is your own account; another administrator can take this role.</source>
        <translation>Dies ist Ihr eigenes Konto; diese Rolle kann nur jemand anderes mit Administratorrechten entziehen.</translation>
    </message>
    <message>
        <source>An account needs one role at least; give it another one first.</source>
        <translation>Ein Konto braucht mindestens eine Rolle; geben Sie ihm zuerst eine andere.</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>Kiosk</translation>
    </message>
    <message>
        <source>Buys, and sees their own orders.</source>
        <translation>Kauft ein und sieht die eigenen Bestellungen.</translation>
    </message>
    <message>
        <source>Runs the shop: everything in this program.</source>
        <translation>Führt den Laden: darf alles in diesem Programm.</translation>
    </message>
    <message>
        <source>A device that sells; not for people.</source>
        <translation>Ein Gerät, das verkauft; nicht für Personen.</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
</context>
<context>
    <name>vitrine::console::AuditDetail</name>
    <message>
        <source>Choose a change to see what was before and after.</source>
        <translation>Wählen Sie eine Änderung, um zu sehen, was vorher und nachher war.</translation>
    </message>
    <message>
        <source>No field was changed by this.</source>
        <translation>Dabei wurde kein Feld geändert.</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>Open the person</source>
        <translation>Person öffnen</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Trace</translation>
    </message>
    <message>
        <source>What the services did for this request</source>
        <translation>Was die Dienste für diese Anfrage getan haben</translation>
    </message>
    <message>
        <source>Only this person</source>
        <translation>Nur diese Person</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Only this: %1</source>
        <extracomment>%1 is the kind of a thing: &quot;Product&quot;.</extracomment>
        <translation>Nur dies: %1</translation>
    </message>
</context>
<context>
    <name>vitrine::console::AuditFilterBar</name>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Whose changes</source>
        <translation>Wessen Änderungen</translation>
    </message>
    <message>
        <source>All areas</source>
        <translation>Alle Bereiche</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>All things</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Kind of thing</source>
        <translation>Art der Sache</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>From – to …</source>
        <translation>Von – bis …</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>From this day on</source>
        <translation>Ab diesem Tag</translation>
    </message>
    <message>
        <source>Up to and with this day</source>
        <translation>Bis einschließlich dieses Tages</translation>
    </message>
</context>
<context>
    <name>vitrine::console::AuditListModel</name>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>Woran</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Bereich</translation>
    </message>
</context>
<context>
    <name>vitrine::console::AuditScreen</name>
    <message>
        <source>Audit</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Open what was changed</source>
        <translation>Geändertes öffnen</translation>
    </message>
    <message>
        <source>Show all changes</source>
        <translation>Alle Änderungen zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln Änderung</numerusform>
            <numerusform>%Ln Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed yet</source>
        <translation>Noch wurde nichts geändert</translation>
    </message>
    <message>
        <source>Every change that somebody makes to products, stock, orders and accounts is written down here.</source>
        <translation>Hier steht jede Änderung, die jemand an Produkten, Bestand, Bestellungen und Konten vornimmt.</translation>
    </message>
    <message>
        <source>No change matches</source>
        <translation>Keine passende Änderung</translation>
    </message>
    <message>
        <source>Nobody made a change that fits this filter.</source>
        <translation>Zu diesem Filter gibt es keine Änderung.</translation>
    </message>
    <message>
        <source>The changes could not be loaded.</source>
        <translation>Die Änderungen konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>These changes are missing in the list: %1.</source>
        <translation>Diese Änderungen fehlen in der Liste: %1.</translation>
    </message>
</context>
<context>
    <name>vitrine::console::AuditWords</name>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Zahlung</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Erstattung</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>created</source>
        <translation>angelegt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archiviert</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>wiederhergestellt</translation>
    </message>
    <message>
        <source>deleted for good</source>
        <translation>endgültig gelöscht</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importiert</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>rückgängig gemacht</translation>
    </message>
    <message>
        <source>changed in bulk</source>
        <translation>gesammelt geändert</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>verschoben</translation>
    </message>
    <message>
        <source>adjusted</source>
        <translation>angepasst</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>gezählt</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>storniert</translation>
    </message>
    <message>
        <source>refunded</source>
        <translation>erstattet</translation>
    </message>
    <message>
        <source>being picked</source>
        <translation>in Kommissionierung</translation>
    </message>
    <message>
        <source>made ready</source>
        <translation>bereitgestellt</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>übergeben</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>versandt</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>zugestellt</translation>
    </message>
    <message>
        <source>handed out</source>
        <translation>ausgegeben</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>enabled</source>
        <translation>entsperrt</translation>
    </message>
    <message>
        <source>given other roles</source>
        <translation>mit anderen Rollen versehen</translation>
    </message>
    <message>
        <source>given a new password</source>
        <translation>mit neuem Passwort versehen</translation>
    </message>
    <message>
        <source>given a picture</source>
        <translation>um ein Bild ergänzt</translation>
    </message>
    <message>
        <source>relieved of a picture</source>
        <translation>um ein Bild gekürzt</translation>
    </message>
    <message>
        <source>pictures arranged</source>
        <translation>Bilder geordnet</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>Lager</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Zahlungen</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Artikelnummer</translation>
    </message>
    <message>
        <source>GTINs</source>
        <translation>GTINs</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Tax category</source>
        <translation>Steuerklasse</translation>
    </message>
    <message>
        <source>Specifications</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Alternative text</source>
        <translation>Alternativtext</translation>
    </message>
    <message>
        <source>Parent category</source>
        <translation>Übergeordnete Kategorie</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Reserviert</translation>
    </message>
    <message>
        <source>Safety stock</source>
        <translation>Sicherheitsbestand</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Fulfilment</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Erstattet</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is a thing (&quot;Product&quot;), %2 what happened to it (&quot;changed&quot;).</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>Kiosk</translation>
    </message>
    <message>
        <source>Allotment of a kiosk</source>
        <translation>Zurückgelegtes eines Kiosks</translation>
    </message>
    <message>
        <source>paired</source>
        <translation>angemeldet</translation>
    </message>
    <message>
        <source>renamed</source>
        <translation>umbenannt</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>unlocked</source>
        <translation>entsperrt</translation>
    </message>
    <message>
        <source>unpaired</source>
        <translation>abgemeldet</translation>
    </message>
    <message>
        <source>put back on sale</source>
        <translation>freigegeben</translation>
    </message>
    <message>
        <source>sold though there was none</source>
        <translation>verkauft, obwohl nichts da war</translation>
    </message>
    <message>
        <source>paid at the counter</source>
        <translation>an der Kasse bezahlt</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>vitrine::console::BreakerListModel</name>
    <message>
        <source>open: no calls</source>
        <translation>offen: keine Aufrufe</translation>
    </message>
    <message>
        <source>half open: trying</source>
        <translation>halb offen: Versuch</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Failed calls</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
</context>
<context>
    <name>vitrine::console::BulkEditDialog</name>
    <message>
        <source>Change several products</source>
        <translation>Mehrere Produkte ändern</translation>
    </message>
    <message>
        <source>The change could not be checked.</source>
        <translation>Die Änderung konnte nicht geprüft werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n selected product(s)</source>
        <translation>
            <numerusform>%n ausgewähltes Produkt</numerusform>
            <numerusform>%n ausgewählte Produkte</numerusform>
        </translation>
    </message>
    <message>
        <source>All %1 products of the list</source>
        <translation>Alle %1 Produkte der Liste</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>Prozent</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>&amp;Price</source>
        <translation>&amp;Preis</translation>
    </message>
    <message>
        <source>&amp;Active</source>
        <translation>&amp;Aktiv</translation>
    </message>
    <message>
        <source>&amp;Tax category</source>
        <translation>S&amp;teuerklasse</translation>
    </message>
    <message>
        <source>&amp;Brand</source>
        <translation>&amp;Marke</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Put into categories</source>
        <translation>In Kategorien aufnehmen</translation>
    </message>
    <message>
        <source>Take out of categories</source>
        <translation>Aus Kategorien nehmen</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Unverändert lassen</translation>
    </message>
    <message>
        <source>Raise by percent</source>
        <translation>Um Prozent erhöhen</translation>
    </message>
    <message>
        <source>Lower by percent</source>
        <translation>Um Prozent senken</translation>
    </message>
    <message>
        <source>Raise by amount</source>
        <translation>Um Betrag erhöhen</translation>
    </message>
    <message>
        <source>Lower by amount</source>
        <translation>Um Betrag senken</translation>
    </message>
    <message>
        <source>Set to</source>
        <translation>Setzen auf</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>Inaktiv</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>Choose what to change. Every product is shown here before and after.</source>
        <translation>Wählen Sie, was sich ändern soll. Jedes Produkt wird hier vorher und nachher gezeigt.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Carry out (Ctrl+Return)</source>
        <translation>Ausführen (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>This is no percentage.</source>
        <translation>Das ist kein Prozentsatz.</translation>
    </message>
    <message>
        <source>Changing: %1 of %2</source>
        <translation>Änderung läuft: %1 von %2</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) change</source>
        <translation>
            <numerusform>%n Produkt ändert sich</numerusform>
            <numerusform>%n Produkte ändern sich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) as it is</source>
        <translation>
            <numerusform>%n bleibt, wie es ist</numerusform>
            <numerusform>%n bleiben, wie sie sind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be changed</source>
        <translation>
            <numerusform>%n kann nicht geändert werden</numerusform>
            <numerusform>%n können nicht geändert werden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n product(s)</source>
        <translation>
            <numerusform>%n Produkt ändern</numerusform>
            <numerusform>%n Produkte ändern</numerusform>
        </translation>
    </message>
    <message>
        <source>Change products</source>
        <translation>Produkte ändern</translation>
    </message>
</context>
<context>
    <name>vitrine::console::BulkPreviewModel</name>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Not changed</source>
        <translation>Nicht geändert</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
</context>
<context>
    <name>vitrine::console::CategoryPicker</name>
    <message>
        <source>Choose categories</source>
        <translation>Kategorien wählen</translation>
    </message>
    <message>
        <source>Search for a category</source>
        <translation>Kategorie suchen</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Use these</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>vitrine::console::CategoryPresenter</name>
    <message>
        <source>“%1” could not be added.</source>
        <translation>„%1“ konnte nicht hinzugefügt werden.</translation>
    </message>
    <message>
        <source>“%1” could not be renamed.</source>
        <translation>„%1“ konnte nicht umbenannt werden.</translation>
    </message>
    <message>
        <source>“%1” could not be moved.</source>
        <translation>„%1“ konnte nicht verschoben werden.</translation>
    </message>
    <message>
        <source>“%1” could not be deleted.</source>
        <translation>„%1“ konnte nicht gelöscht werden.</translation>
    </message>
</context>
<context>
    <name>vitrine::console::CategoryScreen</name>
    <message>
        <source>The categories could not be loaded.</source>
        <translation>Die Kategorien konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>“%1” is now “%2”.</source>
        <translation>„%1“ heißt jetzt „%2“.</translation>
    </message>
    <message>
        <source>Moved to %1</source>
        <translation>Verschoben nach %1</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>„%1“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>New category</source>
        <translation>Neue Kategorie</translation>
    </message>
    <message>
        <source>Name of the new category:</source>
        <translation>Name der neuen Kategorie:</translation>
    </message>
    <message>
        <source>Name of the new category in “%1”:</source>
        <translation>Name der neuen Kategorie in „%1“:</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) stay in the shop, but no longer in this category.</source>
        <translation>
            <numerusform>%n Produkt bleibt im Shop, aber nicht mehr in dieser Kategorie.</numerusform>
            <numerusform>%n Produkte bleiben im Shop, aber nicht mehr in dieser Kategorie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n category(ies) below it move up to where it is now.</source>
        <translation>
            <numerusform>Die %n Kategorie darunter rückt an ihre Stelle auf.</numerusform>
            <numerusform>Die %n Kategorien darunter rücken an ihre Stelle auf.</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete “%1”?</source>
        <translation>„%1“ löschen?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message numerus="yes">
        <source>%1 category(ies)</source>
        <translation>
            <numerusform>%1 Kategorie</numerusform>
            <numerusform>%1 Kategorien</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading the categories…</source>
        <translation>Die Kategorien werden geladen …</translation>
    </message>
    <message>
        <source>No categories yet</source>
        <translation>Noch keine Kategorien</translation>
    </message>
    <message>
        <source>Buyers find products by them. An import makes those that it names.</source>
        <translation>Käufer finden Produkte über sie. Ein Import legt die an, die er nennt.</translation>
    </message>
    <message>
        <source>No category fits</source>
        <translation>Keine Kategorie passt</translation>
    </message>
    <message>
        <source>Try another word.</source>
        <translation>Versuchen Sie ein anderes Wort.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Search for a category</source>
        <translation>Kategorie suchen</translation>
    </message>
    <message>
        <source>Drag to move, or Ctrl with the arrows. F2 renames.</source>
        <translation>Ziehen verschiebt, ebenso Strg mit den Pfeiltasten. F2 benennt um.</translation>
    </message>
    <message>
        <source>New subcategory</source>
        <translation>Neue Unterkategorie</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Move into the one above</source>
        <translation>In die darüber einordnen</translation>
    </message>
    <message>
        <source>Move out of its category</source>
        <translation>Eine Ebene höher</translation>
    </message>
    <message>
        <source>Show its products</source>
        <translation>Ihre Produkte zeigen</translation>
    </message>
    <message>
        <source>Open all</source>
        <translation>Alle öffnen</translation>
    </message>
    <message>
        <source>Close all</source>
        <translation>Alle schließen</translation>
    </message>
</context>
<context>
    <name>vitrine::console::CategoryTreeModel</name>
    <message numerus="yes">
        <source>%1, %n product(s)</source>
        <translation>
            <numerusform>%1, %n Produkt</numerusform>
            <numerusform>%1, %n Produkte</numerusform>
        </translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
</context>
<context>
    <name>vitrine::console::ChangeTableModel</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
</context>
<context>
    <name>vitrine::console::CommandPalette</name>
    <message>
        <source>Search or do anything…</source>
        <translation>Suchen oder ausführen …</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Nothing is called “%1”.</source>
        <translation>Nichts heißt „%1“.</translation>
    </message>
</context>
<context>
    <name>vitrine::console::ConflictDialog</name>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>Save (Ctrl+S)</source>
        <translation>Speichern (Strg+S)</translation>
    </message>
    <message>
        <source>Two versions of “%1”</source>
        <translation>Zwei Fassungen von „%1“</translation>
    </message>
    <message>
        <source>Somebody else saved this product while you were editing it</source>
        <translation>Jemand anderes hat dieses Produkt gespeichert, während Sie es bearbeiteten</translation>
    </message>
    <message>
        <source>Their version is from %1. Choose for each field which one to keep; nothing is saved before you press Save.</source>
        <translation>Die andere Fassung ist von: %1. Wählen Sie für jedes Feld, welche bleibt; gespeichert wird erst, wenn Sie auf „Speichern“ klicken.</translation>
    </message>
    <message>
        <source>Your version</source>
        <translation>Ihre Fassung</translation>
    </message>
    <message>
        <source>Their version</source>
        <translation>Andere Fassung</translation>
    </message>
    <message>
        <source>All of &amp;mine</source>
        <translation>Alles von &amp;mir</translation>
    </message>
    <message>
        <source>All of &amp;theirs</source>
        <translation>Alles von der &amp;anderen</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
    <message>
        <source>%1: yours, %2</source>
        <translation>%1: Ihre Fassung, %2</translation>
    </message>
    <message>
        <source>%1: theirs, %2</source>
        <translation>%1: andere Fassung, %2</translation>
    </message>
    <message>
        <source>changed by both</source>
        <translation>von beiden geändert</translation>
    </message>
    <message>
        <source>changed by you</source>
        <translation>von Ihnen geändert</translation>
    </message>
    <message>
        <source>changed by them</source>
        <translation>von der anderen Seite geändert</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) left to choose</source>
        <translation>
            <numerusform>noch %n Feld zu wählen</numerusform>
            <numerusform>noch %n Felder zu wählen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::CustomerListPresenter</name>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Letzte Anmeldung</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Administrators</source>
        <translation>Administratoren</translation>
    </message>
    <message>
        <source>Kiosks</source>
        <translation>Kioske</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Gesperrt</translation>
    </message>
</context>
<context>
    <name>vitrine::console::CustomerView</name>
    <message>
        <source>There is no such account.</source>
        <translation>Dieses Konto gibt es nicht.</translation>
    </message>
    <message>
        <source>The account could not be loaded.</source>
        <translation>Das Konto konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>The account was not changed.</source>
        <translation>Das Konto wurde nicht geändert.</translation>
    </message>
    <message>
        <source>The customer&apos;s orders could not be loaded.</source>
        <translation>Die Bestellungen konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Last order</source>
        <translation>Letzte Bestellung</translation>
    </message>
    <message>
        <source>Orders of this customer</source>
        <translation>Bestellungen dieses Kunden</translation>
    </message>
    <message>
        <source>No orders yet</source>
        <translation>Noch keine Bestellungen</translation>
    </message>
    <message>
        <source>Whatever they buy is listed here.</source>
        <translation>Hier steht alles, was gekauft wurde.</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Account since</source>
        <translation>Konto seit</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Letzte Anmeldung</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Role: %1</source>
        <translation>Rolle: %1</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Enable the account</source>
        <translation>Konto freigeben</translation>
    </message>
    <message>
        <source>Disable the account…</source>
        <translation>Konto sperren …</translation>
    </message>
    <message>
        <source>Make %1 an administrator?</source>
        <translation>%1 zum Administrator machen?</translation>
    </message>
    <message>
        <source>Take the role of administrator from %1?</source>
        <translation>%1 die Administratorrolle entziehen?</translation>
    </message>
    <message>
        <source>They will be able to do everything in this program: change prices, give money back, and name other administrators.</source>
        <translation>Damit ist in diesem Programm alles möglich: Preise ändern, Geld erstatten und weitere Administratoren ernennen.</translation>
    </message>
    <message>
        <source>They can no longer sign in to this program.</source>
        <translation>Eine Anmeldung in diesem Programm ist dann nicht mehr möglich.</translation>
    </message>
    <message>
        <source>Make administrator</source>
        <translation>Ernennen</translation>
    </message>
    <message>
        <source>Take the role</source>
        <translation>Entziehen</translation>
    </message>
    <message>
        <source>Disable the account of %1?</source>
        <translation>Konto von %1 sperren?</translation>
    </message>
    <message>
        <source>They are signed out everywhere and cannot sign in again until the account is enabled. Their orders stay as they are.</source>
        <translation>Alle Anmeldungen enden sofort, und bis zur Freigabe ist keine neue möglich. Die Bestellungen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Reset the password of %1?</source>
        <translation>Passwort von %1 zurücksetzen?</translation>
    </message>
    <message>
        <source>Their password stops working at once. You get a temporary one to pass on.</source>
        <translation>Das bisherige Passwort gilt ab sofort nicht mehr. Sie erhalten ein vorläufiges zum Weitergeben.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>The account of %1 is disabled.</source>
        <translation>Das Konto von %1 ist gesperrt.</translation>
    </message>
    <message>
        <source>The account of %1 is enabled.</source>
        <translation>Das Konto von %1 ist freigegeben.</translation>
    </message>
    <message>
        <source>%1 now has the roles: %2.</source>
        <translation>%1 hat jetzt die Rollen: %2.</translation>
    </message>
    <message>
        <source>%1 given back</source>
        <translation>%1 erstattet</translation>
    </message>
</context>
<context>
    <name>vitrine::console::CustomersScreen</name>
    <message>
        <source>The customers could not be loaded.</source>
        <translation>Die Kunden konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>The e-mail address was copied.</source>
        <translation>Die E-Mail-Adresse wurde kopiert.</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>No accounts yet</source>
        <translation>Noch keine Konten</translation>
    </message>
    <message>
        <source>Customers appear here as soon as they have registered.</source>
        <translation>Kunden erscheinen hier, sobald sie sich registriert haben.</translation>
    </message>
    <message>
        <source>Nobody fits the filters</source>
        <translation>Niemand passt zu den Filtern</translation>
    </message>
    <message>
        <source>Take a filter away, or look at all accounts.</source>
        <translation>Nehmen Sie einen Filter weg, oder sehen Sie alle Konten an.</translation>
    </message>
    <message>
        <source>Show all accounts</source>
        <translation>Alle Konten zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s)</source>
        <translation>
            <numerusform>%Ln Konto</numerusform>
            <numerusform>%Ln Konten</numerusform>
        </translation>
    </message>
    <message>
        <source>Alt+%1</source>
        <translation>Alt+%1</translation>
    </message>
    <message>
        <source>Name or e-mail address</source>
        <translation>Name oder E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Search customers by name or e-mail address</source>
        <translation>Kunden nach Name oder E-Mail-Adresse suchen</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>Kunden öffnen</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter entfernen</translation>
    </message>
    <message>
        <source>Show accounts: %1</source>
        <translation>Konten zeigen: %1</translation>
    </message>
    <message>
        <source>Reset the password…</source>
        <translation>Passwort zurücksetzen …</translation>
    </message>
    <message>
        <source>Disable the account…</source>
        <translation>Konto sperren …</translation>
    </message>
    <message>
        <source>Show their orders</source>
        <translation>Bestellungen zeigen</translation>
    </message>
    <message>
        <source>Show who changed what</source>
        <translation>Zeigen, wer was geändert hat</translation>
    </message>
    <message>
        <source>Copy the e-mail address</source>
        <translation>E-Mail-Adresse kopieren</translation>
    </message>
    <message>
        <source>Back to the customers</source>
        <translation>Zurück zu den Kunden</translation>
    </message>
</context>
<context>
    <name>vitrine::console::DashboardScreen</name>
    <message>
        <source>none last %1</source>
        <translation>letzten %1 keine</translation>
    </message>
    <message>
        <source>%1 % of last %2 (%3)</source>
        <translation>%1 % von letztem %2 (%3)</translation>
    </message>
    <message>
        <source>as last %1</source>
        <translation>wie letzten %1</translation>
    </message>
    <message>
        <source>%1 %2 % against last %3</source>
        <translation>%1 %2 % gegenüber letztem %3</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Revenue today</source>
        <translation>Umsatz heute</translation>
    </message>
    <message>
        <source>Orders today</source>
        <translation>Bestellungen heute</translation>
    </message>
    <message>
        <source>Average basket today</source>
        <translation>Ø Warenkorb heute</translation>
    </message>
    <message>
        <source>Failed payments today</source>
        <translation>Gescheiterte Zahlungen heute</translation>
    </message>
    <message>
        <source>Revenue of the last 30 days</source>
        <translation>Umsatz der letzten 30 Tage</translation>
    </message>
    <message>
        <source>The figures are on their way.</source>
        <translation>Die Zahlen sind unterwegs.</translation>
    </message>
    <message>
        <source>Best sellers of the last 30 days</source>
        <translation>Bestseller der letzten 30 Tage</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Verkauft</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>Umsatz</translation>
    </message>
    <message>
        <source>Nothing was sold in the last 30 days.</source>
        <translation>In den letzten 30 Tagen wurde nichts verkauft.</translation>
    </message>
    <message>
        <source>Runs out</source>
        <translation>Geht zur Neige</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Safety stock</source>
        <translation>Sicherheitsbestand</translation>
    </message>
    <message>
        <source>There is enough of everything.</source>
        <translation>Von allem ist genug da.</translation>
    </message>
    <message>
        <source>Orders of the last 30 days</source>
        <translation>Bestellungen der letzten 30 Tage</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>No order was placed in the last 30 days.</source>
        <translation>In den letzten 30 Tagen wurde nichts bestellt.</translation>
    </message>
    <message>
        <source>The shop is open; its shelves are empty</source>
        <translation>Der Laden ist offen, die Regale sind leer</translation>
    </message>
    <message>
        <source>Add the first product, or import a list of them from a CSV file (Products › Import). What you sell will show up here.</source>
        <translation>Legen Sie das erste Produkt an oder importieren Sie eine Liste aus einer CSV-Datei (Produkte › Import). Was Sie verkaufen, sehen Sie dann hier.</translation>
    </message>
    <message>
        <source>Add the first product</source>
        <translation>Erstes Produkt anlegen</translation>
    </message>
    <message>
        <source>no order yet today</source>
        <translation>heute noch keine Bestellung</translation>
    </message>
    <message>
        <source>%1 on the whole of last %2</source>
        <translation>%1 am ganzen letzten %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln order(s), %2 given back</source>
        <translation>
            <numerusform>%1 in %Ln Bestellung, %2 erstattet</numerusform>
            <numerusform>%1 in %Ln Bestellungen, %2 erstattet</numerusform>
        </translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>(not in the catalogue)</source>
        <translation>(nicht im Katalog)</translation>
    </message>
    <message>
        <source>The figures could not be refreshed; these are of %1.</source>
        <translation>Die Zahlen konnten nicht aktualisiert werden; diese sind von %1.</translation>
    </message>
    <message>
        <source>The figures could not be loaded.</source>
        <translation>Die Zahlen konnten nicht geladen werden.</translation>
    </message>
</context>
<context>
    <name>vitrine::console::DispatchDialog</name>
    <message>
        <source>Ship order %1</source>
        <translation>Bestellung %1 versenden</translation>
    </message>
    <message>
        <source>Hand over order %1</source>
        <translation>Bestellung %1 übergeben</translation>
    </message>
    <message>
        <source>What goes into the parcel?</source>
        <translation>Was kommt ins Paket?</translation>
    </message>
    <message>
        <source>What does the buyer take?</source>
        <translation>Was wird mitgenommen?</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Notiz</translation>
    </message>
    <message>
        <source>For the shop; shown in the timeline.</source>
        <translation>Für den Laden; steht im Verlauf.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>%1 of %2 open</source>
        <translation>%1 von %2 offen</translation>
    </message>
    <message>
        <source>Units of %1</source>
        <translation>Stück von %1</translation>
    </message>
    <message>
        <source>&amp;Carrier</source>
        <translation>&amp;Versanddienst</translation>
    </message>
    <message>
        <source>&amp;Tracking code</source>
        <translation>&amp;Sendungsnummer</translation>
    </message>
    <message numerus="yes">
        <source>Ship %n unit(s)</source>
        <translation>
            <numerusform>%n Stück versenden</numerusform>
            <numerusform>%n Stück versenden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hand over %n unit(s)</source>
        <translation>
            <numerusform>%n Stück übergeben</numerusform>
            <numerusform>%n Stück übergeben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::FilterButton</name>
    <message>
        <source>Search in %1</source>
        <translation>Suchen in: %1</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>vitrine::console::HeaderBar</name>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>The shop cannot be reached. Click to try again now.</source>
        <translation>Der Shop ist nicht erreichbar. Klicken Sie, um es jetzt noch einmal zu versuchen.</translation>
    </message>
    <message>
        <source>Search or do anything…</source>
        <translation>Suchen oder ausführen …</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Account of %1</source>
        <translation>Konto von %1</translation>
    </message>
</context>
<context>
    <name>vitrine::console::ImageStrip</name>
    <message>
        <source>Main picture</source>
        <translation>Hauptbild</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Drop pictures here, or add them from files.</source>
        <translation>Ziehen Sie Bilder hierher, oder fügen Sie sie aus Dateien hinzu.</translation>
    </message>
    <message>
        <source>&amp;Add pictures…</source>
        <translation>Bilder &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>Te&amp;xt of the picture</source>
        <translation>Te&amp;xt zum Bild</translation>
    </message>
    <message>
        <source>What it shows, for those who cannot see it and for search engines.</source>
        <translation>Was es zeigt, für alle, die es nicht sehen können, und für Suchmaschinen.</translation>
    </message>
    <message>
        <source>Move left (Ctrl+Left)</source>
        <translation>Nach links (Strg+Links)</translation>
    </message>
    <message>
        <source>Move the picture left</source>
        <translation>Bild nach links schieben</translation>
    </message>
    <message>
        <source>Move right (Ctrl+Right)</source>
        <translation>Nach rechts (Strg+Rechts)</translation>
    </message>
    <message>
        <source>Move the picture right</source>
        <translation>Bild nach rechts schieben</translation>
    </message>
    <message>
        <source>Remove (Delete)</source>
        <translation>Entfernen (Entf)</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>Bild entfernen</translation>
    </message>
    <message>
        <source>Upload again</source>
        <translation>Noch einmal hochladen</translation>
    </message>
    <message>
        <source>Upload the picture again</source>
        <translation>Bild noch einmal hochladen</translation>
    </message>
    <message>
        <source>Picture without a text</source>
        <translation>Bild ohne Text</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) will be uploaded when the product is created.</source>
        <translation>
            <numerusform>%n Bild wird hochgeladen, sobald das Produkt angelegt ist.</numerusform>
            <numerusform>%n Bilder werden hochgeladen, sobald das Produkt angelegt ist.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) to upload</source>
        <translation>
            <numerusform>noch %n Bild hochzuladen</numerusform>
            <numerusform>noch %n Bilder hochzuladen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) failed</source>
        <translation>
            <numerusform>%n Bild fehlgeschlagen</numerusform>
            <numerusform>%n Bilder fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Add pictures</source>
        <translation>Bilder hinzufügen</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.webp)</source>
        <translation>Bilder (*.jpg *.jpeg *.png *.webp)</translation>
    </message>
    <message>
        <source>pasted.png</source>
        <translation>eingefügt.png</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>%1: %2 of %3 uploaded</source>
        <translation>%1: %2 von %3 hochgeladen</translation>
    </message>
</context>
<context>
    <name>vitrine::console::ImportBatches</name>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Bulk change</source>
        <translation>Sammeländerung</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) put back</source>
        <translation>
            <numerusform>%n Produkt zurückgesetzt</numerusform>
            <numerusform>%n Produkte zurückgesetzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new one(s) archived</source>
        <translation>
            <numerusform>%n neues archiviert</numerusform>
            <numerusform>%n neue archiviert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left as changed since</source>
        <translation>
            <numerusform>%n seitdem geändertes belassen</numerusform>
            <numerusform>%n seitdem geänderte belassen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::ImportPresenter</name>
    <message>
        <source>The file cannot be opened: %1.</source>
        <translation>Die Datei kann nicht geöffnet werden: %1.</translation>
    </message>
    <message>
        <source>The file is larger than %1 MB. Import it in parts.</source>
        <translation>Die Datei ist größer als %1 MB. Importieren Sie sie in Teilen.</translation>
    </message>
    <message>
        <source>The file cannot be written: %1.</source>
        <translation>Die Datei kann nicht geschrieben werden: %1.</translation>
    </message>
</context>
<context>
    <name>vitrine::console::ImportRowsModel</name>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>%1: “%2” becomes “%3”</source>
        <translation>%1: aus „%2“ wird „%3“</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
</context>
<context>
    <name>vitrine::console::ImportScreen</name>
    <message>
        <source>Reading the file…</source>
        <translation>Die Datei wird gelesen …</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>Andere Datei wählen</translation>
    </message>
    <message>
        <source>The check was interrupted.</source>
        <translation>Die Prüfung wurde unterbrochen.</translation>
    </message>
    <message>
        <source>The import was interrupted; what is in stays in, and it can go on from here.</source>
        <translation>Der Import wurde unterbrochen; was übernommen ist, bleibt, und er kann von hier aus weitergehen.</translation>
    </message>
    <message>
        <source>The import was taken back: %1</source>
        <translation>Der Import wurde zurückgenommen: %1</translation>
    </message>
    <message>
        <source>The import was not taken back.</source>
        <translation>Der Import wurde nicht zurückgenommen.</translation>
    </message>
    <message>
        <source>The earlier imports could not be loaded.</source>
        <translation>Die früheren Importe konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>The change was not taken back.</source>
        <translation>Die Änderung wurde nicht zurückgenommen.</translation>
    </message>
    <message>
        <source>Import products</source>
        <translation>Produkte importieren</translation>
    </message>
    <message>
        <source>the import of “%1”, which is under way</source>
        <translation>den laufenden Import von „%1“</translation>
    </message>
    <message>
        <source>Choose a table of products</source>
        <translation>Tabelle mit Produkten wählen</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt *.tsv)</source>
        <translation>Tabellen (*.csv *.txt *.tsv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save the rows that failed</source>
        <translation>Fehlgeschlagene Zeilen speichern</translation>
    </message>
    <message>
        <source>%1-failed.csv</source>
        <translation>%1-Fehler.csv</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV-Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>Gespeichert in %1.</translation>
    </message>
    <message>
        <source>Take this change back?</source>
        <translation>Diese Änderung zurücknehmen?</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message numerus="yes">
        <source>%n changed product(s) become what they were before.</source>
        <translation>
            <numerusform>%n geändertes Produkt wird, was es vorher war.</numerusform>
            <numerusform>%n geänderte Produkte werden, was sie vorher waren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added product(s) are archived.</source>
        <translation>
            <numerusform>%n hinzugefügtes Produkt wird archiviert.</numerusform>
            <numerusform>%n hinzugefügte Produkte werden archiviert.</numerusform>
        </translation>
    </message>
    <message>
        <source>What somebody has changed since stays as it is.</source>
        <translation>Was seitdem jemand geändert hat, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>1 File</source>
        <translation>1 Datei</translation>
    </message>
    <message>
        <source>2 Columns</source>
        <translation>2 Spalten</translation>
    </message>
    <message>
        <source>3 Preview</source>
        <translation>3 Vorschau</translation>
    </message>
    <message>
        <source>4 Result</source>
        <translation>4 Ergebnis</translation>
    </message>
    <message>
        <source>Step %1 of 4</source>
        <translation>Schritt %1 von 4</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stopping behind the rows that are being written…</source>
        <translation>Hält nach den Zeilen an, die gerade geschrieben werden …</translation>
    </message>
    <message>
        <source>Checked %1 of %2 rows</source>
        <translation>%1 von %2 Zeilen geprüft</translation>
    </message>
    <message>
        <source>Imported %1 of %2 rows</source>
        <translation>%1 von %2 Zeilen importiert</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>%1 added, %2 changed, %3 unchanged, %4 failed.</source>
        <translation>%1 hinzugefügt, %2 geändert, %3 unverändert, %4 fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Stopped after %1 of %2 rows: %3</source>
        <translation>Angehalten nach %1 von %2 Zeilen: %3</translation>
    </message>
    <message>
        <source>The import is done: %1</source>
        <translation>Der Import ist fertig: %1</translation>
    </message>
    <message numerus="yes">
        <source>Import %n row(s)</source>
        <translation>
            <numerusform>%n Zeile importieren</numerusform>
            <numerusform>%n Zeilen importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Import another file</source>
        <translation>Weitere Datei importieren</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Drop a table of products here</source>
        <translation>Ziehen Sie eine Tabelle mit Produkten hierher</translation>
    </message>
    <message>
        <source>CSV from a spreadsheet, another shop or an export. Nothing changes before you have seen the preview, and an import can be taken back.</source>
        <translation>CSV aus einer Tabellenkalkulation, einem anderen Shop oder einem Export. Nichts ändert sich, bevor Sie die Vorschau gesehen haben, und ein Import lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>Earlier imports and bulk changes</source>
        <translation>Frühere Importe und Sammeländerungen</translation>
    </message>
    <message>
        <source>Nothing was imported yet</source>
        <translation>Noch wurde nichts importiert</translation>
    </message>
    <message>
        <source>What is imported or changed in bulk is listed here.</source>
        <translation>Was importiert oder gesammelt geändert wird, steht hier.</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>Zeilen der Datei</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Take the import back</source>
        <translation>Import zurücknehmen</translation>
    </message>
    <message>
        <source>Save the failed rows…</source>
        <translation>Fehlgeschlagene Zeilen speichern …</translation>
    </message>
    <message>
        <source>Try the failed rows again</source>
        <translation>Fehlgeschlagene Zeilen erneut versuchen</translation>
    </message>
</context>
<context>
    <name>vitrine::console::InstanceDetail</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>99 of 100 within</source>
        <translation>99 von 100 innerhalb</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Requests per second</source>
        <translation>Anfragen pro Sekunde</translation>
    </message>
    <message>
        <source>seen so since %1</source>
        <translation>so gesehen seit %1</translation>
    </message>
    <message>
        <source>%1 (%2 ago)</source>
        <translation>%1 (vor %2)</translation>
    </message>
    <message>
        <source>%1 per second, %2 since it started</source>
        <translation>%1 pro Sekunde, %2 seit dem Start</translation>
    </message>
    <message>
        <source>−%1 s</source>
        <translation>−%1 s</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>vor %1 s</translation>
    </message>
</context>
<context>
    <name>vitrine::console::InstanceListModel</name>
    <message>
        <source>up</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>out of service</source>
        <translation>außer Betrieb</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>verschwunden</translation>
    </message>
    <message>
        <source>down</source>
        <translation>gestört</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 T %2 h</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>Läuft seit</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Requests/s</source>
        <translation>Anfragen/s</translation>
    </message>
    <message>
        <source>Last 2 min</source>
        <translation>Letzte 2 min</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>vitrine::console::KioskDialog</name>
    <message>
        <source>Add a kiosk</source>
        <translation>Kiosk hinzufügen</translation>
    </message>
    <message>
        <source>Rename the kiosk</source>
        <translation>Kiosk umbenennen</translation>
    </message>
    <message>
        <source>&amp;Code on the kiosk&apos;s screen</source>
        <translation>&amp;Code auf dem Bildschirm des Kiosks</translation>
    </message>
    <message>
        <source>A new kiosk shows it as soon as it is switched on.</source>
        <translation>Ein neuer Kiosk zeigt ihn, sobald er eingeschaltet ist.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation>&amp;Ort</translation>
    </message>
    <message>
        <source>Where people find it: “Ground floor, entrance”.</source>
        <translation>Wo man ihn findet: „Erdgeschoss, Eingang“.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Add the kiosk</source>
        <translation>Kiosk hinzufügen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Enter</translation>
    </message>
    <message>
        <source>No kiosk shows this code now. Codes change after a few minutes: look at its screen again.</source>
        <translation>Diesen Code zeigt gerade kein Kiosk. Codes ändern sich nach einigen Minuten: Sehen Sie noch einmal auf seinen Bildschirm.</translation>
    </message>
    <message>
        <source>Another kiosk has this name.</source>
        <translation>Ein anderer Kiosk heißt so.</translation>
    </message>
</context>
<context>
    <name>vitrine::console::KioskListPresenter</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Unsent sales</source>
        <translation>Nicht übertragen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Befinden</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Drucker</translation>
    </message>
    <message>
        <source>Card terminal</source>
        <translation>Kartenterminal</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Betrieb</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Unpaired</source>
        <translation>Abgemeldet</translation>
    </message>
</context>
<context>
    <name>vitrine::console::KioskPanel</name>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Unsent sales</source>
        <translation>Nicht übertragen</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Drucker</translation>
    </message>
    <message>
        <source>Card terminal</source>
        <translation>Kartenterminal</translation>
    </message>
    <message>
        <source>Free disk space</source>
        <translation>Freier Speicher</translation>
    </message>
    <message>
        <source>Paired</source>
        <translation>Angemeldet seit</translation>
    </message>
    <message>
        <source>Stock set aside</source>
        <translation>Zurückgelegter Bestand</translation>
    </message>
    <message>
        <source>Stock set aside for this kiosk</source>
        <translation>Bestand, der für diesen Kiosk zurückgelegt ist</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Geht richtig</translation>
    </message>
    <message>
        <source>What is set aside could not be loaded.</source>
        <translation>Was zurückgelegt ist, konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>Nothing. A kiosk that sells without a network sets stock aside beforehand.</source>
        <translation>Nichts. Ein Kiosk, der ohne Netz verkauft, legt vorher Bestand zurück.</translation>
    </message>
</context>
<context>
    <name>vitrine::console::KioskWords</name>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Little paper left</source>
        <translation>Wenig Papier</translation>
    </message>
    <message>
        <source>Out of paper</source>
        <translation>Kein Papier</translation>
    </message>
    <message>
        <source>Faulty</source>
        <translation>Gestört</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Being paired</source>
        <translation>Wird angemeldet</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Betrieb</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Unpaired</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Verspätet</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Keine</translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s)</source>
        <translation>
            <numerusform>%n Verkauf</numerusform>
            <numerusform>%n Verkäufe</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, the oldest %2</source>
        <translation>%1, der älteste %2</translation>
    </message>
    <message>
        <source>%1 ahead</source>
        <translation>%1 voraus</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>%1 zurück</translation>
    </message>
</context>
<context>
    <name>vitrine::console::KiosksScreen</name>
    <message>
        <source>The kiosks could not be loaded.</source>
        <translation>Die Kioske konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>The kiosk could not be loaded.</source>
        <translation>Der Kiosk konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>“%1” is paired; it starts in a few seconds.</source>
        <translation>„%1“ ist angemeldet und startet in wenigen Sekunden.</translation>
    </message>
    <message>
        <source>The stock is on sale for everybody again.</source>
        <translation>Der Bestand ist wieder für alle im Verkauf.</translation>
    </message>
    <message>
        <source>“%1” is locked.</source>
        <translation>„%1“ ist gesperrt.</translation>
    </message>
    <message>
        <source>“%1” is unpaired.</source>
        <translation>„%1“ ist abgemeldet.</translation>
    </message>
    <message>
        <source>“%1” was changed.</source>
        <translation>„%1“ wurde geändert.</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>Kiosk</translation>
    </message>
    <message>
        <source>Kiosks</source>
        <translation>Kioske</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Lock…</source>
        <translation>Sperren …</translation>
    </message>
    <message>
        <source>Lock “%1”?</source>
        <translation>„%1“ sperren?</translation>
    </message>
    <message>
        <source>It stops selling at once, in the middle of a purchase too. Sales that it has not sent yet stay in it. You can unlock it at any time.</source>
        <translation>Er verkauft ab sofort nichts mehr, auch mitten in einem Einkauf. Verkäufe, die er noch nicht übertragen hat, bleiben in ihm. Sie können ihn jederzeit wieder entsperren.</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>It loses its access at once and for good. To use it again, pair it anew.</source>
        <translation>Er verliert seinen Zugang sofort und endgültig. Um ihn wieder zu benutzen, melden Sie ihn neu an.</translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s) in it have not reached the shop: they can be sent only when it is paired again.</source>
        <translation>
            <numerusform>%n Verkauf in ihm ist noch nicht im Shop angekommen: Er kann erst übertragen werden, wenn der Kiosk wieder angemeldet ist.</numerusform>
            <numerusform>%n Verkäufe in ihm sind noch nicht im Shop angekommen: Sie können erst übertragen werden, wenn der Kiosk wieder angemeldet ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>Unpair “%1”?</source>
        <translation>„%1“ abmelden?</translation>
    </message>
    <message>
        <source>Unpair</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Put the stock back on sale?</source>
        <translation>Bestand wieder in den Verkauf geben?</translation>
    </message>
    <message>
        <source>What is left of this allotment can be bought by everybody again. If the kiosk is offline and sells it all the same, there may be too little of it.</source>
        <translation>Was davon übrig ist, können wieder alle kaufen. Ist der Kiosk offline und verkauft es trotzdem, kann es zu wenig sein.</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>No kiosk yet</source>
        <translation>Noch kein Kiosk</translation>
    </message>
    <message>
        <source>Switch one on: it shows a code of eight letters. Enter it here.</source>
        <translation>Schalten Sie einen ein: Er zeigt einen Code aus acht Buchstaben. Geben Sie ihn hier ein.</translation>
    </message>
    <message>
        <source>Add a kiosk</source>
        <translation>Kiosk hinzufügen</translation>
    </message>
    <message>
        <source>No kiosk fits</source>
        <translation>Kein Kiosk passt</translation>
    </message>
    <message>
        <source>Try other words, or look at all kiosks.</source>
        <translation>Suchen Sie mit anderen Worten, oder sehen Sie sich alle Kioske an.</translation>
    </message>
    <message>
        <source>Show all kiosks</source>
        <translation>Alle Kioske zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln kiosk(s)</source>
        <translation>
            <numerusform>%Ln Kiosk</numerusform>
            <numerusform>%Ln Kioske</numerusform>
        </translation>
    </message>
    <message>
        <source>Alt+%1</source>
        <translation>Alt+%1</translation>
    </message>
    <message>
        <source>Name or place</source>
        <translation>Name oder Ort</translation>
    </message>
    <message>
        <source>Search kiosks by name or place</source>
        <translation>Kioske nach Name oder Ort suchen</translation>
    </message>
    <message>
        <source>Show the kiosk</source>
        <translation>Kiosk zeigen</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter aufheben</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Unpair…</source>
        <translation>Abmelden …</translation>
    </message>
    <message>
        <source>Its orders</source>
        <translation>Seine Bestellungen</translation>
    </message>
    <message>
        <source>Who changed what</source>
        <translation>Wer was geändert hat</translation>
    </message>
    <message>
        <source>Put back on sale…</source>
        <translation>Freigeben …</translation>
    </message>
    <message>
        <source>Show kiosks: %1</source>
        <translation>Kioske zeigen: %1</translation>
    </message>
</context>
<context>
    <name>vitrine::console::LeaseLinesModel</name>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Verkauft</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Übrig</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Endet</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>vitrine::console::LedgerLine</name>
    <message>
        <source>Held by a kiosk</source>
        <translation>Von einem Kiosk zurückgelegt</translation>
    </message>
    <message>
        <source>Sold from a kiosk&apos;s hold</source>
        <translation>Aus dem Vorrat eines Kiosks verkauft</translation>
    </message>
    <message>
        <source>Kiosk&apos;s hold returned</source>
        <translation>Vorrat eines Kiosks zurückgegeben</translation>
    </message>
    <message>
        <source>Kiosk&apos;s hold expired</source>
        <translation>Vorrat eines Kiosks abgelaufen</translation>
    </message>
    <message>
        <source>Sold offline but not there: %1</source>
        <translation>Offline verkauft, aber nicht da: %1</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Reserviert</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Verkauft</translation>
    </message>
    <message>
        <source>Reservation released</source>
        <translation>Reservierung freigegeben</translation>
    </message>
    <message>
        <source>Reservation expired</source>
        <translation>Reservierung abgelaufen</translation>
    </message>
    <message>
        <source>Returned to stock</source>
        <translation>Zurück ins Lager</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Gezählt</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>Angepasst</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Lieferung</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Schaden</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Zählung</translation>
    </message>
    <message>
        <source>Theft</source>
        <translation>Diebstahl</translation>
    </message>
</context>
<context>
    <name>vitrine::console::LedgerPage</name>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; counted on %2</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; gezählt am %2</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; at the beginning</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; am Anfang</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; on %2</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; am %2</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; on hand</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; vorhanden</translation>
    </message>
    <message>
        <source>The ledger could not be loaded.</source>
        <translation>Das Lagerbuch konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>Reserved for orders</source>
        <translation>Für Bestellungen reserviert</translation>
    </message>
    <message>
        <source>Safety stock</source>
        <translation>Sicherheitsbestand</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Movements</source>
        <translation>Bewegungen</translation>
    </message>
    <message>
        <source>(not in the catalogue)</source>
        <translation>(nicht im Katalog)</translation>
    </message>
</context>
<context>
    <name>vitrine::console::LedgerPresenter</name>
    <message>
        <source>%1 (service)</source>
        <translation>%1 (Dienst)</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gehalten</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Reserviert</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
</context>
<context>
    <name>vitrine::console::LiveTable</name>
    <message numerus="yes">
        <source>%n new order(s)</source>
        <translation>
            <numerusform>%n neue Bestellung</numerusform>
            <numerusform>%n neue Bestellungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Goes to the top of the list.</source>
        <translation>Springt an den Anfang der Liste.</translation>
    </message>
</context>
<context>
    <name>vitrine::console::MainWindow</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Discard what is not saved?</source>
        <translation>Ungespeichertes verwerfen?</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Edit this shop…</source>
        <translation>Diesen Shop bearbeiten …</translation>
    </message>
    <message>
        <source>Add shop…</source>
        <translation>Shop hinzufügen …</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Gehe zu %1</translation>
    </message>
    <message>
        <source>Find “%1” in products</source>
        <translation>„%1“ in Produkten suchen</translation>
    </message>
    <message>
        <source>Find “%1” in orders</source>
        <translation>„%1“ in Bestellungen suchen</translation>
    </message>
    <message>
        <source>Find “%1” in customers</source>
        <translation>„%1“ in Kunden suchen</translation>
    </message>
</context>
<context>
    <name>vitrine::console::MappingPage</name>
    <message>
        <source>Comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>Vertical bar</source>
        <translation>Senkrechter Strich</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Point: 19.99</source>
        <translation>Punkt: 19.99</translation>
    </message>
    <message>
        <source>Comma: 19,99</source>
        <translation>Komma: 19,99</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>Zeichen&amp;kodierung</translation>
    </message>
    <message>
        <source>&amp;Columns parted by</source>
        <translation>&amp;Spalten getrennt durch</translation>
    </message>
    <message>
        <source>&amp;Decimals</source>
        <translation>&amp;Dezimalzeichen</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Zeichenkodierung</translation>
    </message>
    <message>
        <source>Columns parted by</source>
        <translation>Spalten getrennt durch</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>Dezimalzeichen</translation>
    </message>
    <message>
        <source>Guess again</source>
        <translation>Neu zuordnen</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>Spalte der Datei</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Wird zu</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>Erste Werte</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>Spalte %1</translation>
    </message>
    <message>
        <source>%1 becomes</source>
        <translation>%1 wird zu</translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 Zeile</numerusform>
            <numerusform>%1 Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>columns as you chose them last time</source>
        <translation>Spalten wie beim letzten Mal</translation>
    </message>
</context>
<context>
    <name>vitrine::console::Navigation</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>vitrine::console::OrderFilters</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Not paid yet</source>
        <translation>Noch nicht bezahlt</translation>
    </message>
    <message>
        <source>To hand over</source>
        <translation>Zu übergeben</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation>Zahlungsfehler</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Erstattet</translation>
    </message>
</context>
<context>
    <name>vitrine::console::OrderListView</name>
    <message>
        <source>The orders could not be loaded.</source>
        <translation>Die Bestellungen konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>Alt+%1</source>
        <translation>Alt+%1</translation>
    </message>
    <message>
        <source>Number or e-mail address</source>
        <translation>Nummer oder E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Search orders by number or e-mail address</source>
        <translation>Bestellungen nach Nummer oder E-Mail-Adresse suchen</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Where the goods are</source>
        <translation>Wo die Ware ist</translation>
    </message>
    <message>
        <source>Where the order came from</source>
        <translation>Woher die Bestellung kam</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Von … bis …</translation>
    </message>
    <message>
        <source>Goods: all</source>
        <translation>Ware: alle</translation>
    </message>
    <message>
        <source>From: everywhere</source>
        <translation>Herkunft: alle</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Status: %1</translation>
    </message>
    <message>
        <source>Customer: %1</source>
        <translation>Kunde: %1</translation>
    </message>
    <message>
        <source>One customer</source>
        <translation>Ein Kunde</translation>
    </message>
    <message>
        <source>One kiosk</source>
        <translation>Ein Kiosk</translation>
    </message>
    <message>
        <source>With one product</source>
        <translation>Mit einem Produkt</translation>
    </message>
    <message>
        <source>With: %1</source>
        <translation>Mit: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>%Ln Bestellung</numerusform>
            <numerusform>%Ln Bestellungen</numerusform>
        </translation>
    </message>
    <message>
        <source>No order fits the filters</source>
        <translation>Keine Bestellung passt zu den Filtern</translation>
    </message>
    <message>
        <source>Take a filter away, or look at all orders.</source>
        <translation>Nehmen Sie einen Filter weg, oder sehen Sie alle Bestellungen an.</translation>
    </message>
    <message>
        <source>Show all orders</source>
        <translation>Alle Bestellungen zeigen</translation>
    </message>
    <message>
        <source>No orders yet</source>
        <translation>Noch keine Bestellungen</translation>
    </message>
    <message>
        <source>They appear here by themselves as soon as somebody buys something.</source>
        <translation>Sie erscheinen hier von selbst, sobald jemand etwas kauft.</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Not live, trying again</source>
        <translation>Nicht live, neuer Versuch läuft</translation>
    </message>
    <message>
        <source>New orders and changes appear by themselves.</source>
        <translation>Neue Bestellungen und Änderungen erscheinen von selbst.</translation>
    </message>
    <message>
        <source>The shop gives no answer. The list comes back by itself.</source>
        <translation>Der Laden antwortet nicht. Die Liste kommt von selbst wieder.</translation>
    </message>
</context>
<context>
    <name>vitrine::console::OrderMoves</name>
    <message>
        <source>Start picking</source>
        <translation>Kommissionieren</translation>
    </message>
    <message>
        <source>Mark ready</source>
        <translation>Als bereit melden</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Ship</source>
        <translation>Versenden</translation>
    </message>
    <message>
        <source>Mark delivered</source>
        <translation>Als zugestellt melden</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Erstatten</translation>
    </message>
    <message>
        <source>Cancel order</source>
        <translation>Bestellung stornieren</translation>
    </message>
    <message>
        <source>Says that somebody is collecting the goods.</source>
        <translation>Sagt, dass jemand die Ware zusammenstellt.</translation>
    </message>
    <message>
        <source>The goods wait to be fetched or sent.</source>
        <translation>Die Ware wartet auf Abholung oder Versand.</translation>
    </message>
    <message>
        <source>The buyer takes the goods at the counter.</source>
        <translation>Die Ware wird an der Theke mitgenommen.</translation>
    </message>
    <message>
        <source>The carrier takes the goods.</source>
        <translation>Der Versanddienst übernimmt die Ware.</translation>
    </message>
    <message>
        <source>The carrier has delivered the goods.</source>
        <translation>Der Versanddienst hat die Ware zugestellt.</translation>
    </message>
    <message>
        <source>This version does not know the status of the order.</source>
        <translation>Diese Programmversion kennt den Status der Bestellung nicht.</translation>
    </message>
    <message>
        <source>The order is closed.</source>
        <translation>Die Bestellung ist abgeschlossen.</translation>
    </message>
    <message>
        <source>The order is not paid yet.</source>
        <translation>Die Bestellung ist noch nicht bezahlt.</translation>
    </message>
    <message>
        <source>The goods have been delivered.</source>
        <translation>Die Ware ist zugestellt.</translation>
    </message>
    <message>
        <source>The goods have not been shipped yet.</source>
        <translation>Die Ware ist noch nicht versandt.</translation>
    </message>
    <message>
        <source>Nothing is left to hand over.</source>
        <translation>Es ist nichts mehr zu übergeben.</translation>
    </message>
    <message>
        <source>Picking has begun already.</source>
        <translation>Das Kommissionieren hat schon begonnen.</translation>
    </message>
    <message>
        <source>The goods are ready already.</source>
        <translation>Die Ware ist schon bereit.</translation>
    </message>
    <message>
        <source>Start picking first.</source>
        <translation>Beginnen Sie zuerst mit dem Kommissionieren.</translation>
    </message>
    <message>
        <source>Mark the goods ready first.</source>
        <translation>Melden Sie die Ware zuerst als bereit.</translation>
    </message>
    <message>
        <source>The rest cannot go out this way any more.</source>
        <translation>Der Rest kann so nicht mehr ausgegeben werden.</translation>
    </message>
    <message>
        <source>Everything has been given back.</source>
        <translation>Alles ist erstattet.</translation>
    </message>
    <message>
        <source>Nothing has been paid that could be given back.</source>
        <translation>Es wurde nichts bezahlt, das erstattet werden könnte.</translation>
    </message>
    <message>
        <source>The rest is on its way back already.</source>
        <translation>Der Rest ist schon auf dem Rückweg.</translation>
    </message>
    <message>
        <source>Gives back all or part of the money.</source>
        <translation>Erstattet das Geld ganz oder zum Teil.</translation>
    </message>
    <message>
        <source>Goods have been handed over; refund them instead.</source>
        <translation>Es wurde schon Ware übergeben; erstatten Sie sie stattdessen.</translation>
    </message>
    <message>
        <source>Gives the whole amount back and puts the goods back.</source>
        <translation>Erstattet den ganzen Betrag und nimmt die Ware zurück in den Verkauf.</translation>
    </message>
    <message>
        <source>Ends the order and gives its stock back.</source>
        <translation>Beendet die Bestellung und gibt den Bestand frei.</translation>
    </message>
    <message>
        <source>Take payment at the counter</source>
        <translation>An der Kasse kassieren</translation>
    </message>
    <message>
        <source>The buyer pays at the counter, in cash or by card.</source>
        <translation>Der Kunde zahlt an der Kasse, bar oder mit Karte.</translation>
    </message>
    <message>
        <source>It waits for no payment at the counter.</source>
        <translation>Es wird keine Zahlung an der Kasse erwartet.</translation>
    </message>
</context>
<context>
    <name>vitrine::console::OrderPaper</name>
    <message>
        <source>Guest</source>
        <translation>Gast</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>Bestellt</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>Kiosk</translation>
    </message>
    <message>
        <source>Why it ended</source>
        <translation>Warum sie endete</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Trace</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>Einzelpreis</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>MwSt.</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>%1 of %2 handed over</source>
        <translation>%1 von %2 übergeben</translation>
    </message>
    <message>
        <source>%1 given back (%2)</source>
        <translation>%1 erstattet (%2)</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Stock of %1</source>
        <translation>Bestand von %1</translation>
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
        <source>Tax in it</source>
        <translation>Darin MwSt.</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Erstattet</translation>
    </message>
    <message>
        <source>What stays</source>
        <translation>Verbleibt</translation>
    </message>
    <message>
        <source>Payments and refunds</source>
        <translation>Zahlungen und Erstattungen</translation>
    </message>
    <message>
        <source>No money has moved yet.</source>
        <translation>Es ist noch kein Geld geflossen.</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Zahlung</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Erstattung</translation>
    </message>
    <message>
        <source>%1 received</source>
        <translation>%1 erhalten</translation>
    </message>
    <message>
        <source>%1 change</source>
        <translation>%1 Rückgeld</translation>
    </message>
    <message>
        <source>slip %1</source>
        <translation>Beleg %1</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>%1 by the catalogue&apos;s prices</source>
        <translation>%1 nach den Preisen des Katalogs</translation>
    </message>
    <message>
        <source>Pickup number</source>
        <translation>Abholnummer</translation>
    </message>
    <message>
        <source>Paid with</source>
        <translation>Bezahlt mit</translation>
    </message>
    <message>
        <source>To be paid at the counter by</source>
        <translation>An der Kasse zu zahlen bis</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Sold without a network</source>
        <translation>Ohne Netz verkauft</translation>
    </message>
    <message>
        <source>Show the kiosk</source>
        <translation>Kiosk zeigen</translation>
    </message>
</context>
<context>
    <name>vitrine::console::OrderStory</name>
    <message>
        <source>Payment attempt %1: %2</source>
        <translation>Zahlungsversuch %1: %2</translation>
    </message>
    <message>
        <source>Reference %1</source>
        <translation>Referenz %1</translation>
    </message>
    <message>
        <source>Refund of %1 requested</source>
        <translation>Erstattung von %1 angefordert</translation>
    </message>
    <message>
        <source>The goods are back on sale.</source>
        <translation>Die Ware ist zurück im Verkauf.</translation>
    </message>
    <message>
        <source>The goods go back on sale.</source>
        <translation>Die Ware kommt zurück in den Verkauf.</translation>
    </message>
    <message>
        <source>%1 given back</source>
        <translation>%1 erstattet</translation>
    </message>
    <message>
        <source>Refund of %1: %2</source>
        <translation>Erstattung von %1: %2</translation>
    </message>
</context>
<context>
    <name>vitrine::console::OrderView</name>
    <message>
        <source>There is no such order.</source>
        <translation>Diese Bestellung gibt es nicht.</translation>
    </message>
    <message>
        <source>The order could not be loaded.</source>
        <translation>Die Bestellung konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>What happened, newest first</source>
        <translation>Verlauf, Neuestes zuerst</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>Print or save as PDF</source>
        <translation>Drucken oder als PDF speichern</translation>
    </message>
    <message>
        <source>The order is being fetched</source>
        <translation>Die Bestellung wird geholt</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>Bestellung %1</translation>
    </message>
    <message>
        <source>The order</source>
        <translation>Die Bestellung</translation>
    </message>
    <message>
        <source>The money</source>
        <translation>Das Geld</translation>
    </message>
    <message>
        <source>The goods</source>
        <translation>Die Ware</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>A refund of %1 was sent, and no answer came.</source>
        <translation>Eine Erstattung von %1 wurde abgeschickt, und es kam keine Antwort.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>Cancel order %1?</source>
        <translation>Bestellung %1 stornieren?</translation>
    </message>
    <message>
        <source>%1 will be given back to the buyer, and the goods go back on sale. This cannot be undone.</source>
        <translation>%1 werden erstattet, und die Ware kommt zurück in den Verkauf. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>The goods go back on sale, and nothing is charged. This cannot be undone.</source>
        <translation>Die Ware kommt zurück in den Verkauf, und es wird nichts berechnet. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Cancel the order</source>
        <translation>Stornieren</translation>
    </message>
    <message>
        <source>%1 given back.</source>
        <translation>%1 erstattet.</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>Order %1 is being picked.</source>
        <translation>Bestellung %1 wird kommissioniert.</translation>
    </message>
    <message>
        <source>Order %1 is ready.</source>
        <translation>Bestellung %1 ist bereit.</translation>
    </message>
    <message>
        <source>Order %1 was handed over.</source>
        <translation>Bestellung %1 wurde übergeben.</translation>
    </message>
    <message>
        <source>Order %1 was shipped.</source>
        <translation>Bestellung %1 wurde versandt.</translation>
    </message>
    <message>
        <source>Order %1 was delivered.</source>
        <translation>Bestellung %1 wurde zugestellt.</translation>
    </message>
    <message>
        <source>Order %1 was cancelled.</source>
        <translation>Bestellung %1 wurde storniert.</translation>
    </message>
    <message>
        <source>Order %1 is being cancelled.</source>
        <translation>Bestellung %1 wird storniert.</translation>
    </message>
    <message>
        <source>The order could not be cancelled.</source>
        <translation>Die Bestellung konnte nicht storniert werden.</translation>
    </message>
    <message>
        <source>The goods could not be marked as handed over.</source>
        <translation>Die Ware konnte nicht als übergeben gemeldet werden.</translation>
    </message>
    <message>
        <source>The goods could not be marked as shipped.</source>
        <translation>Die Ware konnte nicht als versandt gemeldet werden.</translation>
    </message>
    <message>
        <source>The goods could not be marked as delivered.</source>
        <translation>Die Ware konnte nicht als zugestellt gemeldet werden.</translation>
    </message>
    <message>
        <source>The goods could not be marked as ready.</source>
        <translation>Die Ware konnte nicht als bereit gemeldet werden.</translation>
    </message>
    <message>
        <source>The picking could not be begun.</source>
        <translation>Das Kommissionieren konnte nicht begonnen werden.</translation>
    </message>
    <message>
        <source>Order %1 is paid.</source>
        <translation>Bestellung %1 ist bezahlt.</translation>
    </message>
    <message>
        <source>The payment could not be recorded.</source>
        <translation>Die Zahlung konnte nicht gebucht werden.</translation>
    </message>
</context>
<context>
    <name>vitrine::console::OrderWords</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weiterer</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>Bestellt</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>No e-mail address</source>
        <translation>Keine E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Ware</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Goods are</source>
        <translation>Ware ist</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Geld</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Stock reserved</source>
        <translation>Bestand reserviert</translation>
    </message>
    <message>
        <source>Awaiting payment</source>
        <translation>Wartet auf Zahlung</translation>
    </message>
    <message>
        <source>Payment unclear</source>
        <translation>Zahlung unklar</translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation>Zahlungsfehler</translation>
    </message>
    <message>
        <source>Authorised</source>
        <translation>Autorisiert</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Partly handed over</source>
        <translation>Teilweise übergeben</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Erstattet</translation>
    </message>
    <message>
        <source>Not paid</source>
        <translation>Nicht bezahlt</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Partly paid</source>
        <translation>Teilweise bezahlt</translation>
    </message>
    <message>
        <source>Partly refunded</source>
        <translation>Teilweise erstattet</translation>
    </message>
    <message>
        <source>Overpaid</source>
        <translation>Überzahlt</translation>
    </message>
    <message>
        <source>Unclear</source>
        <translation>Unklar</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>Angefochten</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>Nicht begonnen</translation>
    </message>
    <message>
        <source>Picking</source>
        <translation>Wird kommissioniert</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Versandt</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Return under way</source>
        <translation>Rückgabe läuft</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Zurückgegeben</translation>
    </message>
    <message>
        <source>Prepared</source>
        <translation>Vorbereitet</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Waits for the buyer</source>
        <translation>Wartet auf den Kunden</translation>
    </message>
    <message>
        <source>Captured</source>
        <translation>Eingezogen</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>Aufgehoben</translation>
    </message>
    <message>
        <source>Lapsed</source>
        <translation>Verfallen</translation>
    </message>
    <message>
        <source>Dispute won</source>
        <translation>Anfechtung gewonnen</translation>
    </message>
    <message>
        <source>Dispute lost</source>
        <translation>Anfechtung verloren</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Angefordert</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Erstattet</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Verweigert</translation>
    </message>
    <message>
        <source>Web</source>
        <translation>Web</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>Kiosk</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Theke</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>Nicht vorrätig</translation>
    </message>
    <message>
        <source>The price had changed</source>
        <translation>Der Preis hatte sich geändert</translation>
    </message>
    <message>
        <source>A product was not for sale</source>
        <translation>Ein Produkt war nicht zu kaufen</translation>
    </message>
    <message>
        <source>The order could not be priced</source>
        <translation>Für die Bestellung ließ sich kein Preis berechnen</translation>
    </message>
    <message>
        <source>Cancelled by the customer</source>
        <translation>Vom Kunden storniert</translation>
    </message>
    <message>
        <source>Cancelled by the shop</source>
        <translation>Vom Laden storniert</translation>
    </message>
    <message>
        <source>Nobody paid in time</source>
        <translation>Es wurde nicht rechtzeitig bezahlt</translation>
    </message>
    <message>
        <source>The card was declined</source>
        <translation>Die Karte wurde abgelehnt</translation>
    </message>
    <message>
        <source>Not enough money on the card</source>
        <translation>Die Karte ist nicht gedeckt</translation>
    </message>
    <message>
        <source>No answer from the payment provider</source>
        <translation>Keine Antwort vom Zahlungsdienst</translation>
    </message>
    <message>
        <source>Order placed</source>
        <translation>Bestellung aufgegeben</translation>
    </message>
    <message>
        <source>Stock refused</source>
        <translation>Bestand nicht verfügbar</translation>
    </message>
    <message>
        <source>Payment begun</source>
        <translation>Zahlung begonnen</translation>
    </message>
    <message>
        <source>Payment authorised</source>
        <translation>Zahlung autorisiert</translation>
    </message>
    <message>
        <source>Payment declined</source>
        <translation>Zahlung abgelehnt</translation>
    </message>
    <message>
        <source>Payment tried again</source>
        <translation>Zahlung erneut versucht</translation>
    </message>
    <message>
        <source>Authorisation given up</source>
        <translation>Autorisierung aufgegeben</translation>
    </message>
    <message>
        <source>Everything handed over</source>
        <translation>Alles übergeben</translation>
    </message>
    <message>
        <source>Refunded in full</source>
        <translation>Vollständig erstattet</translation>
    </message>
    <message>
        <source>Cancelled, money given back</source>
        <translation>Storniert, Geld erstattet</translation>
    </message>
    <message>
        <source>Picking begun</source>
        <translation>Kommissionieren begonnen</translation>
    </message>
    <message>
        <source>Goods ready</source>
        <translation>Ware bereit</translation>
    </message>
    <message>
        <source>Goods handed over</source>
        <translation>Ware übergeben</translation>
    </message>
    <message>
        <source>Goods shipped</source>
        <translation>Ware versandt</translation>
    </message>
    <message>
        <source>Goods delivered</source>
        <translation>Ware zugestellt</translation>
    </message>
    <message>
        <source>Pickup number</source>
        <translation>Abholnummer</translation>
    </message>
    <message>
        <source>Paid online</source>
        <translation>Online bezahlt</translation>
    </message>
    <message>
        <source>Card at the kiosk</source>
        <translation>Karte am Kiosk</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Bar</translation>
    </message>
    <message>
        <source>Card at the counter</source>
        <translation>Karte an der Kasse</translation>
    </message>
</context>
<context>
    <name>vitrine::console::OrdersScreen</name>
    <message>
        <source>The order&apos;s number was copied.</source>
        <translation>Die Bestellnummer wurde kopiert.</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>Bestellung %1</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>Open the order</source>
        <translation>Bestellung öffnen</translation>
    </message>
    <message>
        <source>Go to the newest order</source>
        <translation>Zur neuesten Bestellung</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter entfernen</translation>
    </message>
    <message>
        <source>Only this customer&apos;s orders</source>
        <translation>Nur Bestellungen dieses Kunden</translation>
    </message>
    <message>
        <source>Only this kiosk&apos;s orders</source>
        <translation>Nur Bestellungen dieses Kiosks</translation>
    </message>
    <message>
        <source>Show orders: %1</source>
        <translation>Bestellungen zeigen: %1</translation>
    </message>
    <message>
        <source>Do the next step</source>
        <translation>Nächsten Schritt ausführen</translation>
    </message>
    <message>
        <source>Invoice…</source>
        <translation>Rechnung …</translation>
    </message>
    <message>
        <source>Packing slip…</source>
        <translation>Lieferschein …</translation>
    </message>
    <message>
        <source>Receipt…</source>
        <translation>Kassenbon …</translation>
    </message>
    <message>
        <source>Back to the orders</source>
        <translation>Zurück zu den Bestellungen</translation>
    </message>
    <message>
        <source>Show the customer</source>
        <translation>Kunden zeigen</translation>
    </message>
    <message>
        <source>Show the trace</source>
        <translation>Trace zeigen</translation>
    </message>
    <message>
        <source>Show who changed what</source>
        <translation>Zeigen, wer was geändert hat</translation>
    </message>
    <message>
        <source>Copy the order&apos;s number</source>
        <translation>Bestellnummer kopieren</translation>
    </message>
</context>
<context>
    <name>vitrine::console::PairGrid</name>
    <message>
        <source>Move up (Ctrl+Up)</source>
        <translation>Nach oben (Strg+Auf)</translation>
    </message>
    <message>
        <source>Move the row up</source>
        <translation>Zeile nach oben schieben</translation>
    </message>
    <message>
        <source>Move down (Ctrl+Down)</source>
        <translation>Nach unten (Strg+Ab)</translation>
    </message>
    <message>
        <source>Move the row down</source>
        <translation>Zeile nach unten schieben</translation>
    </message>
    <message>
        <source>Remove (Delete)</source>
        <translation>Entfernen (Entf)</translation>
    </message>
    <message>
        <source>Remove the row</source>
        <translation>Zeile entfernen</translation>
    </message>
</context>
<context>
    <name>vitrine::console::PaletteModel</name>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
</context>
<context>
    <name>vitrine::console::PasswordDialog</name>
    <message>
        <source>Temporary password</source>
        <translation>Vorläufiges Passwort</translation>
    </message>
    <message>
        <source>Temporary password for %1</source>
        <translation>Vorläufiges Passwort für %1</translation>
    </message>
    <message>
        <source>It is shown only now and kept nowhere. It works once: at the next sign-in a password of their own must be chosen.</source>
        <translation>Es wird nur jetzt gezeigt und nirgends aufbewahrt. Es gilt einmal: Bei der nächsten Anmeldung muss ein eigenes Passwort gewählt werden.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Strg+C</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>vitrine::console::PreferencesScreen</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Appearance and language</source>
        <translation>Aussehen und Sprache</translation>
    </message>
    <message>
        <source>Shops</source>
        <translation>Shops</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Rows in tables</source>
        <translation>&amp;Zeilen in Tabellen</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Add shop…</source>
        <translation>Shop hinzufügen …</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Bequem</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Dicht</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>Only this program forgets it. The shop itself is not touched.</source>
        <translation>Nur dieses Programm vergisst ihn. Der Shop selbst bleibt unberührt.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>&amp;Animate transitions</source>
        <translation>Ü&amp;bergänge animieren</translation>
    </message>
</context>
<context>
    <name>vitrine::console::PrintDialog</name>
    <message>
        <source>Print order %1</source>
        <translation>Bestellung %1 drucken</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Packing slip</source>
        <translation>Lieferschein</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Kassenbon</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Letter (US)</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern …</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Strg+S</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Ctrl+P</source>
        <translation>Strg+P</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Document</source>
        <translation>&amp;Dokument</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Pape&amp;r</source>
        <translation>Papie&amp;r</translation>
    </message>
    <message>
        <source>Letterhead</source>
        <translation>Briefkopf</translation>
    </message>
    <message>
        <source>&amp;Address of the shop</source>
        <translation>&amp;Anschrift des Ladens</translation>
    </message>
    <message>
        <source>&amp;Tax number</source>
        <translation>S&amp;teuernummer</translation>
    </message>
    <message>
        <source>&amp;Contact</source>
        <translation>&amp;Kontakt</translation>
    </message>
    <message>
        <source>The file could not be written. Is the folder full or protected?</source>
        <translation>Die Datei konnte nicht geschrieben werden. Ist der Ordner voll oder geschützt?</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Als PDF speichern</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>vitrine::console::ProductEdit</name>
    <message>
        <source>Change of %1</source>
        <translation>Änderung: %1</translation>
    </message>
    <message>
        <source>Discarding all changes</source>
        <translation>Verwerfen aller Änderungen</translation>
    </message>
</context>
<context>
    <name>vitrine::console::ProductEditorPresenter</name>
    <message>
        <source>The picture is larger than %1.</source>
        <translation>Das Bild ist größer als %1.</translation>
    </message>
    <message>
        <source>This is no JPEG, PNG or WebP picture.</source>
        <translation>Das ist kein Bild im Format JPEG, PNG oder WebP.</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (Kopie)</translation>
    </message>
    <message>
        <source>Every product needs a name.</source>
        <translation>Jedes Produkt braucht einen Namen.</translation>
    </message>
    <message>
        <source>Every product needs a SKU.</source>
        <translation>Jedes Produkt braucht eine SKU.</translation>
    </message>
    <message>
        <source>A SKU has 1 to 64 letters, digits and signs, and no spaces.</source>
        <translation>Eine SKU hat 1 bis 64 Buchstaben, Ziffern und Zeichen und keine Leerzeichen.</translation>
    </message>
    <message>
        <source>A price cannot be below zero.</source>
        <translation>Ein Preis kann nicht unter null liegen.</translation>
    </message>
    <message>
        <source>“%1” is no valid barcode number. Check its digits.</source>
        <translation>„%1“ ist keine gültige Strichcode-Nummer. Prüfen Sie die Ziffern.</translation>
    </message>
    <message>
        <source>The product was not archived.</source>
        <translation>Das Produkt wurde nicht archiviert.</translation>
    </message>
    <message>
        <source>The product was not restored.</source>
        <translation>Das Produkt wurde nicht wiederhergestellt.</translation>
    </message>
    <message>
        <source>The product was not deleted.</source>
        <translation>Das Produkt wurde nicht gelöscht.</translation>
    </message>
</context>
<context>
    <name>vitrine::console::ProductEditorWidget</name>
    <message>
        <source>The product could not be loaded.</source>
        <translation>Das Produkt konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>Loading the product…</source>
        <translation>Das Produkt wird geladen …</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>Neues Produkt</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>This product is archived: it cannot be bought or edited.</source>
        <translation>Dieses Produkt ist archiviert: Es kann weder gekauft noch bearbeitet werden.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Somebody else has changed this product. Your changes are not saved yet.</source>
        <translation>Jemand anderes hat dieses Produkt geändert. Ihre Änderungen sind noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>The product was not saved. Look at the marked fields.</source>
        <translation>Das Produkt wurde nicht gespeichert. Sehen Sie sich die markierten Felder an.</translation>
    </message>
    <message>
        <source>The product was not saved.</source>
        <translation>Das Produkt wurde nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>vitrine::console::ProductForm</name>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Selling</source>
        <translation>Verkauf</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>S&amp;KU</source>
        <translation>S&amp;KU</translation>
    </message>
    <message>
        <source>&amp;Brand</source>
        <translation>&amp;Marke</translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation>&amp;Beschreibung</translation>
    </message>
    <message>
        <source>&amp;Price</source>
        <translation>&amp;Preis</translation>
    </message>
    <message>
        <source>&amp;Tax category</source>
        <translation>S&amp;teuerklasse</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Verkauf</translation>
    </message>
    <message>
        <source>Barcodes (&amp;GTIN)</source>
        <translation>Strichcodes (&amp;GTIN)</translation>
    </message>
    <message>
        <source>&amp;Categories</source>
        <translation>&amp;Kategorien</translation>
    </message>
    <message>
        <source>&amp;Specifications</source>
        <translation>&amp;Eigenschaften</translation>
    </message>
    <message>
        <source>&amp;Metadata</source>
        <translation>Meta&amp;daten</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Your own article number. Imports recognise the product by it.</source>
        <translation>Ihre eigene Artikelnummer. Importe erkennen das Produkt daran.</translation>
    </message>
    <message>
        <source>Several are parted by commas. A scanner may type here.</source>
        <translation>Mehrere werden durch Kommas getrennt. Ein Scanner kann hier tippen.</translation>
    </message>
    <message>
        <source>standard, reduced, zero or one of your own.</source>
        <translation>standard, reduced, zero oder eine eigene.</translation>
    </message>
    <message>
        <source>Free keys for other programs; buyers do not see them.</source>
        <translation>Freie Schlüssel für andere Programme; Käufer sehen sie nicht.</translation>
    </message>
    <message>
        <source>&amp;Active: buyers can see and order it</source>
        <translation>&amp;Aktiv: Käufer können es sehen und bestellen</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Specifications</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Adjust stock</source>
        <translation>Bestand anpassen</translation>
    </message>
    <message>
        <source>Lowest of the last 30 days: %1</source>
        <translation>Niedrigster der letzten 30 Tage: %1</translation>
    </message>
    <message>
        <source>%1 available</source>
        <translation>%1 verfügbar</translation>
    </message>
    <message>
        <source>Not counted yet</source>
        <translation>Noch nicht gezählt</translation>
    </message>
    <message>
        <source>%1 on hand, %2 reserved, %3 safety stock</source>
        <translation>%1 vorhanden, %2 reserviert, %3 Mindestbestand</translation>
    </message>
    <message>
        <source>low</source>
        <translation>knapp</translation>
    </message>
</context>
<context>
    <name>vitrine::console::ProductListPresenter</name>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>Inaktiv</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Tax category</source>
        <translation>Steuerklasse</translation>
    </message>
    <message>
        <source>Barcodes</source>
        <translation>Strichcodes</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>%1 on hand, %2 reserved, %3 safety stock</source>
        <translation>%1 vorhanden, %2 reserviert, %3 Mindestbestand</translation>
    </message>
    <message>
        <source>No stock has been counted.</source>
        <translation>Es wurde noch kein Bestand gezählt.</translation>
    </message>
    <message>
        <source>The price of “%1” was not changed.</source>
        <translation>Der Preis von „%1“ wurde nicht geändert.</translation>
    </message>
    <message>
        <source>The stock of “%1” was not changed.</source>
        <translation>Der Bestand von „%1“ wurde nicht geändert.</translation>
    </message>
    <message>
        <source>“%1” was not archived.</source>
        <translation>„%1“ wurde nicht archiviert.</translation>
    </message>
    <message>
        <source>“%1” was not restored.</source>
        <translation>„%1“ wurde nicht wiederhergestellt.</translation>
    </message>
</context>
<context>
    <name>vitrine::console::ProductScreen</name>
    <message>
        <source>The products could not be loaded.</source>
        <translation>Die Produkte konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>“%1” now costs %2.</source>
        <translation>„%1“ kostet jetzt %2.</translation>
    </message>
    <message>
        <source>%1 of “%2” on hand, %3 available.</source>
        <translation>„%2“: %1 vorhanden, %3 verfügbar.</translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) archived.</source>
        <translation>
            <numerusform>%n Produkt archiviert.</numerusform>
            <numerusform>%n Produkte archiviert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) restored.</source>
        <translation>
            <numerusform>%n Produkt wiederhergestellt.</numerusform>
            <numerusform>%n Produkte wiederhergestellt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Exporting the products…</source>
        <translation>Die Produkte werden exportiert …</translation>
    </message>
    <message>
        <source>The products could not be exported.</source>
        <translation>Die Produkte konnten nicht exportiert werden.</translation>
    </message>
    <message>
        <source>“%1” was created.</source>
        <translation>„%1“ wurde angelegt.</translation>
    </message>
    <message>
        <source>“%1” was saved.</source>
        <translation>„%1“ wurde gespeichert.</translation>
    </message>
    <message>
        <source>“%1” was archived.</source>
        <translation>„%1“ wurde archiviert.</translation>
    </message>
    <message>
        <source>“%1” was restored.</source>
        <translation>„%1“ wurde wiederhergestellt.</translation>
    </message>
    <message>
        <source>“%1” was deleted for good.</source>
        <translation>„%1“ wurde endgültig gelöscht.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>Inaktiv</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>Neues Produkt</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>the new product</source>
        <translation>das neue Produkt</translation>
    </message>
    <message>
        <source>the changes to “%1”</source>
        <translation>die Änderungen an „%1“</translation>
    </message>
    <message>
        <source>Discard what is not saved?</source>
        <translation>Nicht Gespeichertes verwerfen?</translation>
    </message>
    <message>
        <source>You have not saved %1.</source>
        <translation>Nicht gespeichert: %1.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message numerus="yes">
        <source>%1 product(s)</source>
        <translation>
            <numerusform>%1 Produkt</numerusform>
            <numerusform>%1 Produkte</numerusform>
        </translation>
    </message>
    <message>
        <source>No products yet</source>
        <translation>Noch keine Produkte</translation>
    </message>
    <message>
        <source>Add the first one, or import a table with all of them.</source>
        <translation>Legen Sie das erste an, oder importieren Sie eine Tabelle mit allen.</translation>
    </message>
    <message>
        <source>Nothing is archived</source>
        <translation>Nichts ist archiviert</translation>
    </message>
    <message>
        <source>What you take off the shelves for good is kept here.</source>
        <translation>Was Sie aus dem Sortiment nehmen, wird hier aufbewahrt.</translation>
    </message>
    <message>
        <source>Show all products</source>
        <translation>Alle Produkte zeigen</translation>
    </message>
    <message>
        <source>No product fits</source>
        <translation>Kein Produkt passt</translation>
    </message>
    <message>
        <source>Try other words, or take a filter away.</source>
        <translation>Versuchen Sie andere Wörter, oder nehmen Sie einen Filter weg.</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>changed %1</source>
        <translation>geändert: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) changed.</source>
        <translation>
            <numerusform>%n Produkt geändert.</numerusform>
            <numerusform>%n Produkte geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>The change was taken back.</source>
        <translation>Die Änderung wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>The change was not taken back.</source>
        <translation>Die Änderung wurde nicht zurückgenommen.</translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) stayed as they are: somebody has changed them since.</source>
        <translation>
            <numerusform>%n Produkt blieb, wie es ist: Jemand hat es seitdem geändert.</numerusform>
            <numerusform>%n Produkte blieben, wie sie sind: Jemand hat sie seitdem geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>No order contains it.</source>
        <translation>Keine Bestellung enthält es.</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) contain it; they keep their lines, names and prices.</source>
        <translation>
            <numerusform>%n Bestellung enthält es; sie behält ihre Positionen, Namen und Preise.</numerusform>
            <numerusform>%n Bestellungen enthalten es; sie behalten ihre Positionen, Namen und Preise.</numerusform>
        </translation>
    </message>
    <message>
        <source>Whether orders contain it could not be found out.</source>
        <translation>Ob Bestellungen es enthalten, ließ sich nicht feststellen.</translation>
    </message>
    <message>
        <source>%1 pieces of it are still on hand.</source>
        <translation>%1 Stück davon sind noch vorhanden.</translation>
    </message>
    <message>
        <source>%1 of them are reserved for buyers.</source>
        <translation>%1 davon sind für Käufer reserviert.</translation>
    </message>
    <message numerus="yes">
        <source>It is in %n category(ies).</source>
        <translation>
            <numerusform>Es ist in %n Kategorie.</numerusform>
            <numerusform>Es ist in %n Kategorien.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) go with it.</source>
        <translation>
            <numerusform>%n Bild verschwindet mit ihm.</numerusform>
            <numerusform>%n Bilder verschwinden mit ihm.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its SKU %1 is never given to another product.</source>
        <translation>Seine SKU %1 wird nie an ein anderes Produkt vergeben.</translation>
    </message>
    <message>
        <source>Delete “%1” for good?</source>
        <translation>„%1“ endgültig löschen?</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Save the export</source>
        <translation>Export speichern</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV-Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>The file cannot be written: %1.</source>
        <translation>Die Datei kann nicht geschrieben werden: %1.</translation>
    </message>
    <message>
        <source>Exported to %1.</source>
        <translation>Exportiert nach %1.</translation>
    </message>
    <message>
        <source>Search by name, SKU, brand or barcode</source>
        <translation>Suche nach Name, SKU, Marke oder Strichcode</translation>
    </message>
    <message>
        <source>Search the products</source>
        <translation>Produkte durchsuchen</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>Alle Kategorien</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>All brands</source>
        <translation>Alle Marken</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Steuer</translation>
    </message>
    <message>
        <source>All tax categories</source>
        <translation>Alle Steuerklassen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Active and inactive</source>
        <translation>Aktive und inaktive</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Change several products</source>
        <translation>Mehrere Produkte ändern</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Open as a page</source>
        <translation>Als Seite öffnen</translation>
    </message>
    <message>
        <source>Change the price</source>
        <translation>Preis ändern</translation>
    </message>
    <message>
        <source>Count the stock</source>
        <translation>Bestand zählen</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivieren</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Add pictures</source>
        <translation>Bilder hinzufügen</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>Vorrätig</translation>
    </message>
    <message>
        <source>Low stock</source>
        <translation>Wenig vorrätig</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>Nicht vorrätig</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Any stock</source>
        <translation>Jeder Bestand</translation>
    </message>
    <message>
        <source>%1 products exported…</source>
        <translation>%1 Produkte exportiert …</translation>
    </message>
    <message>
        <source>The export was cancelled; no file was written.</source>
        <translation>Der Export wurde abgebrochen; es wurde keine Datei geschrieben.</translation>
    </message>
</context>
<context>
    <name>vitrine::console::Profiles</name>
    <message>
        <source>My shop</source>
        <translation>Mein Shop</translation>
    </message>
</context>
<context>
    <name>vitrine::console::QuantityStepper</name>
    <message>
        <source>One less: %1</source>
        <translation>Eins weniger: %1</translation>
    </message>
    <message>
        <source>One more: %1</source>
        <translation>Eins mehr: %1</translation>
    </message>
</context>
<context>
    <name>vitrine::console::RankingModel</name>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
</context>
<context>
    <name>vitrine::console::RefundDialog</name>
    <message>
        <source>Refund of order %1</source>
        <translation>Erstattung zu Bestellung %1</translation>
    </message>
    <message>
        <source>What is given back?</source>
        <translation>Was wird erstattet?</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Chooses all that is left, shipping included (Ctrl+Shift+A)</source>
        <translation>Wählt alles, was übrig ist, mit Versand (Strg+Umschalt+A)</translation>
    </message>
    <message>
        <source>%1 of %2 left</source>
        <translation>%1 von %2 übrig</translation>
    </message>
    <message>
        <source>Units of %1 to give back</source>
        <translation>Zu erstattende Stück von %1</translation>
    </message>
    <message>
        <source>Put the goods back on &amp;sale</source>
        <translation>Ware wieder zum &amp;Verkauf anbieten</translation>
    </message>
    <message>
        <source>Leave it off for goods that are damaged or did not come back.</source>
        <translation>Für Ware, die beschädigt ist oder nicht zurückkam, bitte ausschalten.</translation>
    </message>
    <message>
        <source>Changed their mind</source>
        <translation>Gefällt nicht</translation>
    </message>
    <message>
        <source>Damaged or faulty</source>
        <translation>Beschädigt oder fehlerhaft</translation>
    </message>
    <message>
        <source>Wrong article</source>
        <translation>Falscher Artikel</translation>
    </message>
    <message>
        <source>Came too late</source>
        <translation>Kam zu spät</translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation>Kulanz</translation>
    </message>
    <message>
        <source>Choose one or write your own</source>
        <translation>Wählen oder selbst schreiben</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>Kept with the order; the customer&apos;s bank does not see it.</source>
        <translation>Steht bei der Bestellung; die Bank des Kunden sieht ihn nicht.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Include s&amp;hipping (%1)</source>
        <translation>Versan&amp;d einschließen (%1)</translation>
    </message>
    <message>
        <source>%1 will be given back</source>
        <translation>%1 werden erstattet</translation>
    </message>
    <message>
        <source>%1 tax in it</source>
        <translation>darin %1 MwSt.</translation>
    </message>
    <message>
        <source>%1 stay with the shop afterwards</source>
        <translation>%1 bleiben danach beim Laden</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>Refund %1</source>
        <translation>%1 erstatten</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No answer came, so nobody knows yet whether the money went back. Asking again is safe: it is the same refund and is made once, however often it is sent.</source>
        <translation>Es kam keine Antwort, daher ist noch unklar, ob das Geld erstattet wurde. Noch einmal zu fragen ist ungefährlich: Es ist dieselbe Erstattung, und sie wird einmal ausgeführt, so oft sie auch gesendet wird.</translation>
    </message>
    <message>
        <source>Nothing was given back: the order has changed meanwhile, or the payment provider refused.</source>
        <translation>Es wurde nichts erstattet: Die Bestellung hat sich inzwischen geändert, oder der Zahlungsdienst hat abgelehnt.</translation>
    </message>
    <message>
        <source>Nothing was given back.</source>
        <translation>Es wurde nichts erstattet.</translation>
    </message>
</context>
<context>
    <name>vitrine::console::RefundPresenter</name>
    <message>
        <source>The refund is made.</source>
        <translation>Die Erstattung ist ausgeführt.</translation>
    </message>
    <message>
        <source>Nothing is left to give back.</source>
        <translation>Es ist nichts mehr zu erstatten.</translation>
    </message>
    <message>
        <source>Shipping can be given back together with goods.</source>
        <translation>Versand kann nur zusammen mit Ware erstattet werden.</translation>
    </message>
    <message>
        <source>Choose what is given back.</source>
        <translation>Wählen Sie, was erstattet wird.</translation>
    </message>
    <message>
        <source>Nothing is left to give back for this.</source>
        <translation>Dafür ist nichts mehr zu erstatten.</translation>
    </message>
    <message>
        <source>Say why the money goes back.</source>
        <translation>Sagen Sie, warum das Geld zurückgeht.</translation>
    </message>
</context>
<context>
    <name>vitrine::console::ReportTableModel</name>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
</context>
<context>
    <name>vitrine::console::ReportTables</name>
    <message>
        <source>By day</source>
        <translation>Nach Tagen</translation>
    </message>
    <message>
        <source>By means of payment</source>
        <translation>Nach Zahlungsart</translation>
    </message>
    <message>
        <source>Best sellers</source>
        <translation>Meistverkauft</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>Umsatz</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Erstattet</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Übrig</translation>
    </message>
    <message>
        <source>Means of payment</source>
        <translation>Zahlungsart</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Artikelnummer</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Verkauft</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
</context>
<context>
    <name>vitrine::console::ReportsScreen</name>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>The report could not be loaded.</source>
        <translation>Der Bericht konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>12 months</source>
        <translation>12 Monate</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln Artikel</numerusform>
            <numerusform>%Ln Artikel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln payment(s) declined</source>
        <translation>
            <numerusform>%Ln Zahlung abgelehnt</numerusform>
            <numerusform>%Ln Zahlungen abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was sold in these days.</source>
        <translation>An diesen Tagen wurde nichts verkauft.</translation>
    </message>
    <message>
        <source>The figures are on their way.</source>
        <translation>Die Zahlen sind unterwegs.</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>Umsatz</translation>
    </message>
    <message>
        <source>Nothing was sold in these days</source>
        <translation>An diesen Tagen wurde nichts verkauft</translation>
    </message>
    <message>
        <source>Choose other days to see more.</source>
        <translation>Wählen Sie andere Tage, um mehr zu sehen.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV-Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>The file cannot be written: %1.</source>
        <translation>Die Datei kann nicht geschrieben werden: %1.</translation>
    </message>
    <message>
        <source>Exported to %1.</source>
        <translation>Nach %1 exportiert.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>Average basket</source>
        <translation>Durchschnittlicher Warenkorb</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Erstattet</translation>
    </message>
    <message>
        <source>Revenue by day</source>
        <translation>Umsatz nach Tagen</translation>
    </message>
    <message>
        <source>Alt+%1</source>
        <translation>Alt+%1</translation>
    </message>
    <message>
        <source>Show the table: %1</source>
        <translation>Tabelle zeigen: %1</translation>
    </message>
</context>
<context>
    <name>vitrine::console::Router</name>
    <message>
        <source>Discard changes?</source>
        <translation>Änderungen verwerfen?</translation>
    </message>
    <message>
        <source>What you typed is not saved yet.</source>
        <translation>Ihre Eingaben sind noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Not saved yet: %1.</source>
        <translation>Noch nicht gespeichert: %1.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>vitrine::console::ShopDialog</name>
    <message>
        <source>Write it like https://shop.example.</source>
        <translation>Schreiben Sie sie so: https://shop.example.</translation>
    </message>
    <message>
        <source>The address must have no path.</source>
        <translation>Die Adresse darf keinen Pfad haben.</translation>
    </message>
    <message>
        <source>Only https is safe for another machine.</source>
        <translation>Zu einem anderen Rechner ist nur https sicher.</translation>
    </message>
    <message>
        <source>Add shop</source>
        <translation>Shop hinzufügen</translation>
    </message>
    <message>
        <source>Edit shop</source>
        <translation>Shop bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>As you call it: the street, the town.</source>
        <translation>So, wie Sie ihn nennen: Straße, Ort.</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>Of the shop&apos;s gateway, e.g. https://shop.example.</source>
        <translation>Des Gateways, z. B. https://shop.example.</translation>
    </message>
    <message>
        <source>&amp;Sign-in provider</source>
        <translation>A&amp;nmeldedienst</translation>
    </message>
    <message>
        <source>The issuer of Okta or another provider. Empty: the shop&apos;s own accounts.</source>
        <translation>Der Issuer von Okta oder einem anderen Anbieter. Leer: die Konten des Shops.</translation>
    </message>
    <message>
        <source>&amp;Client ID</source>
        <translation>&amp;Client-ID</translation>
    </message>
    <message>
        <source>As which the provider knows this program. Empty: vitrine-console.</source>
        <translation>Als was der Anbieter dieses Programm kennt. Leer: vitrine-console.</translation>
    </message>
    <message>
        <source>&amp;Redirect ports</source>
        <translation>&amp;Rückruf-Ports</translation>
    </message>
    <message>
        <source>For providers that need them fixed, e.g. 8400, 8401. Empty: any free port.</source>
        <translation>Für Anbieter mit festen Ports, z. B. 8400, 8401. Leer: ein freier Port.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>A shop needs a name.</source>
        <translation>Ein Shop braucht einen Namen.</translation>
    </message>
    <message>
        <source>Numbers from 1 to 65535, with commas between.</source>
        <translation>Zahlen von 1 bis 65535, durch Kommas getrennt.</translation>
    </message>
</context>
<context>
    <name>vitrine::console::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>vitrine::console::SignInView</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Choose or edit shops</source>
        <translation>Shops wählen oder bearbeiten</translation>
    </message>
    <message>
        <source>Shop: %1</source>
        <translation>Shop: %1</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Einen Moment</translation>
    </message>
    <message>
        <source>Looking for your last sign-in.</source>
        <translation>Ihre letzte Anmeldung wird gesucht.</translation>
    </message>
    <message>
        <source>Sign in to %1</source>
        <translation>Bei %1 anmelden</translation>
    </message>
    <message>
        <source>Your browser opens for it. Your password never passes through this program.</source>
        <translation>Dazu öffnet sich Ihr Browser. Ihr Passwort kommt nie durch dieses Programm.</translation>
    </message>
    <message>
        <source>Edit shop…</source>
        <translation>Shop bearbeiten …</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Go on in your browser</source>
        <translation>Weiter im Browser</translation>
    </message>
    <message>
        <source>Asking %1 for its sign-in page.</source>
        <translation>Die Anmeldeseite von %1 wird geholt.</translation>
    </message>
    <message>
        <source>Waiting until you have signed in there. This page goes on by itself.</source>
        <translation>Sobald Sie dort angemeldet sind, geht es hier von selbst weiter.</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Erneut öffnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The shop cannot be asked</source>
        <translation>Der Shop antwortet nicht</translation>
    </message>
    <message>
        <source>Asking the shop who you are.</source>
        <translation>Der Shop wird gefragt, wer Sie sind.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>This console is for administrators</source>
        <translation>Diese Konsole ist für Administratoren</translation>
    </message>
    <message>
        <source>You are signed in as %1, who is not an administrator of this shop. Ask one for the role, or sign in as somebody else.</source>
        <translation>Sie sind als %1 angemeldet und kein Administrator dieses Shops. Bitten Sie einen um die Rolle, oder melden Sie sich als jemand anderes an.</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Neu anmelden</translation>
    </message>
    <message>
        <source>Your session has ended</source>
        <translation>Ihre Sitzung ist beendet</translation>
    </message>
    <message>
        <source>Sign in again as %1 to go on. What you typed is kept.</source>
        <translation>Melden Sie sich wieder als %1 an, um fortzufahren. Ihre Eingaben bleiben erhalten.</translation>
    </message>
    <message>
        <source>No browser could be opened. Copy the address and open it yourself.</source>
        <translation>Es ließ sich kein Browser öffnen. Kopieren Sie die Adresse und öffnen Sie sie selbst.</translation>
    </message>
    <message>
        <source>The address of this shop is not right: %1</source>
        <translation>Die Adresse dieses Shops stimmt nicht: %1</translation>
    </message>
    <message>
        <source>Nobody finished the sign-in in the browser.</source>
        <translation>Die Anmeldung im Browser wurde nicht abgeschlossen.</translation>
    </message>
    <message>
        <source>The sign-in was refused in the browser.</source>
        <translation>Die Anmeldung wurde im Browser abgelehnt.</translation>
    </message>
    <message>
        <source>The sign-in did not succeed.</source>
        <translation>Die Anmeldung ist nicht gelungen.</translation>
    </message>
    <message>
        <source>This desktop has no keychain: you will be asked to sign in each time.</source>
        <translation>Dieser Desktop hat keinen Schlüsselbund: Sie müssen sich jedes Mal anmelden.</translation>
    </message>
</context>
<context>
    <name>vitrine::console::SpanDetail</name>
    <message>
        <source>Tag</source>
        <translation>Merkmal</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Tags of the span</source>
        <translation>Merkmale des Abschnitts</translation>
    </message>
    <message>
        <source>Copy the tags</source>
        <translation>Merkmale kopieren</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Took %1, of which %2 of its own</source>
        <translation>Dauerte %1, davon %2 eigene Zeit</translation>
    </message>
    <message>
        <source>Began after %1</source>
        <translation>Begann nach %1</translation>
    </message>
    <message>
        <source>Called: %1</source>
        <translation>Rief: %1</translation>
    </message>
    <message>
        <source>Kind: %1</source>
        <translation>Art: %1</translation>
    </message>
    <message>
        <source>The span above it never arrived.</source>
        <translation>Der Abschnitt darüber kam nie an.</translation>
    </message>
    <message>
        <source>Span %1</source>
        <translation>Abschnitt %1</translation>
    </message>
</context>
<context>
    <name>vitrine::console::SpanTableModel</name>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Span</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Began after</source>
        <translation>Begann nach</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Of its own</source>
        <translation>Eigene Zeit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>vitrine::console::StatusLine</name>
    <message>
        <source>Offline, trying again</source>
        <translation>Offline, neuer Versuch läuft</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Trace %1</source>
        <translation>Trace %1</translation>
    </message>
    <message>
        <source>Copy the trace number of the last call</source>
        <translation>Trace-Nummer des letzten Aufrufs kopieren</translation>
    </message>
</context>
<context>
    <name>vitrine::console::StockChangeForm</name>
    <message>
        <source>Add or take away</source>
        <translation>Zu- oder abbuchen</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Zählen</translation>
    </message>
    <message>
        <source>&amp;Difference</source>
        <translation>&amp;Differenz</translation>
    </message>
    <message>
        <source>12 adds, −3 takes away.</source>
        <translation>12 bucht zu, −3 bucht ab.</translation>
    </message>
    <message>
        <source>&amp;Counted</source>
        <translation>&amp;Gezählt</translation>
    </message>
    <message>
        <source>How many are there, those held for orders included.</source>
        <translation>Wie viele da sind, für Bestellungen reservierte mitgezählt.</translation>
    </message>
    <message>
        <source>&amp;Safety stock</source>
        <translation>&amp;Sicherheitsbestand</translation>
    </message>
    <message>
        <source>So many are never sold; the product counts as low from there on.</source>
        <translation>So viele werden nie verkauft; ab da gilt das Produkt als knapp.</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>G&amp;rund</translation>
    </message>
    <message>
        <source>%1 on hand, %2 reserved, %3 available</source>
        <translation>%1 vorhanden, %2 reserviert, %3 verfügbar</translation>
    </message>
    <message>
        <source>At most %1 can be taken away: %2 are held for orders.</source>
        <translation>Höchstens %1 können abgebucht werden: %2 sind für Bestellungen reserviert.</translation>
    </message>
    <message>
        <source>On hand %1 → %2, available %3</source>
        <translation>Vorhanden %1 → %2, verfügbar %3</translation>
    </message>
    <message>
        <source>Change the stock</source>
        <translation>Bestand ändern</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 zubuchen</translation>
    </message>
    <message>
        <source>Take %1 away</source>
        <translation>%1 abbuchen</translation>
    </message>
    <message>
        <source>Say why, for the ledger.</source>
        <translation>Nennen Sie einen Grund für das Lagerbuch.</translation>
    </message>
    <message>
        <source>%1 are held for orders; fewer cannot be there.</source>
        <translation>%1 sind für Bestellungen reserviert; weniger können nicht da sein.</translation>
    </message>
    <message>
        <source>On hand stays %1, available %2</source>
        <translation>Vorhanden bleiben %1, verfügbar %2</translation>
    </message>
    <message>
        <source>On hand %1 → %2 (%3), available %4</source>
        <translation>Vorhanden %1 → %2 (%3), verfügbar %4</translation>
    </message>
    <message>
        <source>Count %1 all the same</source>
        <translation>Trotzdem %1 zählen</translation>
    </message>
    <message>
        <source>Save the count</source>
        <translation>Zählung speichern</translation>
    </message>
    <message>
        <source>Nobody knows whether the stock was changed. Ask again: it will not be changed twice.</source>
        <translation>Es ist nicht sicher, ob der Bestand geändert wurde. Versuchen Sie es noch einmal: Er wird nicht doppelt geändert.</translation>
    </message>
    <message>
        <source>The stock was not changed.</source>
        <translation>Der Bestand wurde nicht geändert.</translation>
    </message>
    <message>
        <source>While you counted, the stock went from %1 to %2 on hand (%3 reserved). Is your count from before or after that?</source>
        <translation>Während Sie zählten, änderte sich der Bestand von %1 auf %2 (%3 reserviert). Haben Sie davor oder danach gezählt?</translation>
    </message>
</context>
<context>
    <name>vitrine::console::StockListPresenter</name>
    <message>
        <source>out of stock</source>
        <translation>ausverkauft</translation>
    </message>
    <message>
        <source>low</source>
        <translation>knapp</translation>
    </message>
    <message>
        <source>in stock</source>
        <translation>vorrätig</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>(not in the catalogue)</source>
        <translation>(nicht im Katalog)</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Artikelnummer</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Reserviert</translation>
    </message>
    <message>
        <source>Safety stock</source>
        <translation>Sicherheitsbestand</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
</context>
<context>
    <name>vitrine::console::StockScreen</name>
    <message>
        <source>Stock</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>The stock could not be loaded.</source>
        <translation>Der Bestand konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>%1 was not counted: meanwhile there are %2 on hand. Count again.</source>
        <translation>%1 wurde nicht gezählt: Inzwischen sind %2 vorhanden. Bitte zählen Sie noch einmal.</translation>
    </message>
    <message>
        <source>The stock was not changed.</source>
        <translation>Der Bestand wurde nicht geändert.</translation>
    </message>
    <message>
        <source>Stock of %1</source>
        <translation>Bestand von %1</translation>
    </message>
    <message>
        <source>Add or take away</source>
        <translation>Zu- oder abbuchen</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Zählen</translation>
    </message>
    <message>
        <source>Why is it so many?</source>
        <translation>Warum so viele?</translation>
    </message>
    <message>
        <source>Open the product</source>
        <translation>Produkt öffnen</translation>
    </message>
    <message>
        <source>Only what runs out</source>
        <translation>Nur was zur Neige geht</translation>
    </message>
    <message>
        <source>Open the order</source>
        <translation>Bestellung öffnen</translation>
    </message>
    <message>
        <source>Open the person</source>
        <translation>Person öffnen</translation>
    </message>
    <message>
        <source>Name, SKU or GTIN</source>
        <translation>Name, Artikelnummer oder GTIN</translation>
    </message>
    <message>
        <source>Search a product</source>
        <translation>Produkt suchen</translation>
    </message>
    <message>
        <source>Change the stock</source>
        <translation>Bestand ändern</translation>
    </message>
    <message>
        <source>the change of stock that you have typed</source>
        <translation>die eingegebene Bestandsänderung</translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln Produkt</numerusform>
            <numerusform>%Ln Produkte</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is called “%1”</source>
        <translation>Nichts heißt „%1“</translation>
    </message>
    <message>
        <source>Try another word of the name, the SKU or the GTIN.</source>
        <translation>Versuchen Sie ein anderes Wort des Namens, die Artikelnummer oder die GTIN.</translation>
    </message>
    <message>
        <source>Show all stock</source>
        <translation>Ganzen Bestand zeigen</translation>
    </message>
    <message>
        <source>Nothing runs out</source>
        <translation>Nichts geht zur Neige</translation>
    </message>
    <message>
        <source>Of every product there is more than its safety stock.</source>
        <translation>Von jedem Produkt ist mehr da als sein Sicherheitsbestand.</translation>
    </message>
    <message>
        <source>No stock is kept yet</source>
        <translation>Noch wird kein Bestand geführt</translation>
    </message>
    <message>
        <source>Find a product above by its name, SKU or GTIN, and count it.</source>
        <translation>Suchen Sie oben ein Produkt nach Name, Artikelnummer oder GTIN und zählen Sie es.</translation>
    </message>
    <message>
        <source>Choose a product first.</source>
        <translation>Wählen Sie zuerst ein Produkt.</translation>
    </message>
    <message>
        <source>%1: %2 on hand</source>
        <translation>%1: %2 vorhanden</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Korrektur</translation>
    </message>
</context>
<context>
    <name>vitrine::console::SystemScreen</name>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Instances that are up</source>
        <translation>Laufende Instanzen</translation>
    </message>
    <message>
        <source>Requests per second</source>
        <translation>Anfragen pro Sekunde</translation>
    </message>
    <message>
        <source>Slowest p99</source>
        <translation>Langsamstes p99</translation>
    </message>
    <message>
        <source>Failed requests</source>
        <translation>Fehlgeschlagene Anfragen</translation>
    </message>
    <message>
        <source>Open breakers</source>
        <translation>Offene Sicherungen</translation>
    </message>
    <message>
        <source>Circuit breakers of the gateway</source>
        <translation>Sicherungen des Gateways</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instanzen</translation>
    </message>
    <message>
        <source>Details of the instance</source>
        <translation>Einzelheiten der Instanz</translation>
    </message>
    <message>
        <source>Go to what is wrong</source>
        <translation>Zur Störung</translation>
    </message>
    <message>
        <source>This is how it was at %1; now the shop does not say.</source>
        <translation>So war es um %1; jetzt gibt der Laden keine Auskunft.</translation>
    </message>
    <message>
        <source>The state of the system could not be loaded.</source>
        <translation>Der Zustand des Systems konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>all is well</source>
        <translation>alles in Ordnung</translation>
    </message>
    <message numerus="yes">
        <source>▲ %n need(s) a look</source>
        <translation>
            <numerusform>▲ %n braucht einen Blick</numerusform>
            <numerusform>▲ %n brauchen einen Blick</numerusform>
        </translation>
    </message>
    <message>
        <source>all services together</source>
        <translation>alle Dienste zusammen</translation>
    </message>
    <message>
        <source>99 of 100 are faster</source>
        <translation>99 von 100 sind schneller</translation>
    </message>
    <message>
        <source>answers of 5xx</source>
        <translation>Antworten mit 5xx</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
</context>
<context>
    <name>vitrine::console::SystemWatch</name>
    <message>
        <source>%1 does not answer any more.</source>
        <translation>%1 antwortet nicht mehr.</translation>
    </message>
    <message>
        <source>%1 says that it is not well.</source>
        <translation>%1 meldet eine Störung.</translation>
    </message>
    <message>
        <source>%1 is up again.</source>
        <translation>%1 läuft wieder.</translation>
    </message>
</context>
<context>
    <name>vitrine::console::TillDialog</name>
    <message>
        <source>Cash &amp;received</source>
        <translation>&amp;Erhaltenes Bargeld</translation>
    </message>
    <message>
        <source>&amp;Number on the card slip</source>
        <translation>&amp;Nummer auf dem Kartenbeleg</translation>
    </message>
    <message>
        <source>Payment of order %1</source>
        <translation>Zahlung der Bestellung %1</translation>
    </message>
    <message>
        <source>Pickup number %1</source>
        <translation>Abholnummer %1</translation>
    </message>
    <message>
        <source>Empty: exactly the amount.</source>
        <translation>Leer: genau der Betrag.</translation>
    </message>
    <message>
        <source>So that the slip can be found again.</source>
        <translation>Damit sich der Beleg wiederfindet.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Enter</translation>
    </message>
    <message>
        <source>C&amp;ash</source>
        <translation>&amp;Bar</translation>
    </message>
    <message>
        <source>Car&amp;d</source>
        <translation>&amp;Karte</translation>
    </message>
    <message>
        <source>%1 are missing.</source>
        <translation>Es fehlen %1.</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>Rückgeld: %1</translation>
    </message>
    <message>
        <source>Money taken</source>
        <translation>Geld erhalten</translation>
    </message>
    <message>
        <source>Card payment done</source>
        <translation>Mit Karte bezahlt</translation>
    </message>
</context>
<context>
    <name>vitrine::console::TimelineView</name>
    <message>
        <source>%1 by %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>vitrine::console::TraceLegend</name>
    <message numerus="yes">
        <source>%n span(s), %1 of its own</source>
        <translation>
            <numerusform>%n Abschnitt, %1 eigene Zeit</numerusform>
            <numerusform>%n Abschnitte, %1 eigene Zeit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::TracePresenter</name>
    <message>
        <source>What was asked</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>First service</source>
        <translation>Erster Dienst</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation>Trace-Kennung</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>In Ordnung</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::TracesScreen</name>
    <message>
        <source>Traces</source>
        <translation>Traces</translation>
    </message>
    <message>
        <source>There is no such trace. Spans arrive a moment after the work, and only recent ones are kept.</source>
        <translation>Diesen Trace gibt es nicht. Abschnitte kommen einen Moment nach der Arbeit an, und nur neuere werden aufbewahrt.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal suchen</translation>
    </message>
    <message>
        <source>The trace could not be loaded.</source>
        <translation>Der Trace konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>The traces could not be loaded.</source>
        <translation>Die Traces konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>The trace id was copied.</source>
        <translation>Die Trace-Kennung wurde kopiert.</translation>
    </message>
    <message>
        <source>The tags of the span were copied.</source>
        <translation>Die Merkmale des Abschnitts wurden kopiert.</translation>
    </message>
    <message>
        <source>Trace %1</source>
        <translation>Trace %1</translation>
    </message>
    <message>
        <source>This is no trace id: one has 16 or 32 of the characters 0-9 and a-f.</source>
        <translation>Das ist keine Trace-Kennung: Sie hat 16 oder 32 der Zeichen 0-9 und a-f.</translation>
    </message>
    <message>
        <source>All services</source>
        <translation>Alle Dienste</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Trace</translation>
    </message>
    <message numerus="yes">
        <source>%n span(s)</source>
        <translation>
            <numerusform>%n Abschnitt</numerusform>
            <numerusform>%n Abschnitte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n Dienst</numerusform>
            <numerusform>%n Dienste</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a trace by its id</source>
        <translation>Trace über seine Kennung öffnen</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>Als Tabelle</translation>
    </message>
    <message>
        <source>Go to the next failed span</source>
        <translation>Zum nächsten fehlgeschlagenen Abschnitt</translation>
    </message>
    <message>
        <source>Unfold all spans</source>
        <translation>Alle Abschnitte aufklappen</translation>
    </message>
    <message>
        <source>Fold all spans</source>
        <translation>Alle Abschnitte zuklappen</translation>
    </message>
    <message>
        <source>Stretch the time axis</source>
        <translation>Zeitachse strecken</translation>
    </message>
    <message>
        <source>Squeeze the time axis</source>
        <translation>Zeitachse stauchen</translation>
    </message>
    <message>
        <source>Show the whole time</source>
        <translation>Die ganze Zeit zeigen</translation>
    </message>
    <message>
        <source>Copy the id</source>
        <translation>Kennung kopieren</translation>
    </message>
    <message>
        <source>Copy the tags of the span</source>
        <translation>Merkmale des Abschnitts kopieren</translation>
    </message>
    <message>
        <source>Back to the traces</source>
        <translation>Zurück zu den Traces</translation>
    </message>
    <message>
        <source>Paste a trace id to open it</source>
        <translation>Trace-Kennung einfügen, um ihn zu öffnen</translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation>Trace-Kennung</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>How long it took at least</source>
        <translation>Wie lange es mindestens dauerte</translation>
    </message>
    <message>
        <source>Only &amp;failed ones</source>
        <translation>Nur &amp;fehlgeschlagene</translation>
    </message>
    <message>
        <source>Recent traces</source>
        <translation>Neuere Traces</translation>
    </message>
    <message>
        <source>No traces here</source>
        <translation>Hier sind keine Traces</translation>
    </message>
    <message>
        <source>Either nothing was asked of the shop lately, or nothing fits the filters.</source>
        <translation>Entweder gab es zuletzt keine Anfragen, oder nichts passt zu den Filtern.</translation>
    </message>
    <message>
        <source>Waterfall of the spans</source>
        <translation>Wasserfall der Abschnitte</translation>
    </message>
    <message>
        <source>Spans of the trace</source>
        <translation>Abschnitte des Traces</translation>
    </message>
    <message>
        <source>No spans to show</source>
        <translation>Keine Abschnitte zu zeigen</translation>
    </message>
    <message>
        <source>They are drawn here as soon as they have been fetched.</source>
        <translation>Sie werden hier gezeichnet, sobald sie geholt sind.</translation>
    </message>
    <message>
        <source>Any duration</source>
        <translation>Jede Dauer</translation>
    </message>
    <message>
        <source>%1 and longer</source>
        <translation>%1 und länger</translation>
    </message>
</context>
<context>
    <name>vitrine::console::WaterfallView</name>
    <message>
        <source>Service and span</source>
        <translation>Dienst und Abschnitt</translation>
    </message>
    <message>
        <source>%1, %2: %3, began after %4</source>
        <translation>%1, %2: %3, begann nach %4</translation>
    </message>
    <message>
        <source>, failed</source>
        <translation>, fehlgeschlagen</translation>
    </message>
    <message numerus="yes">
        <source>, %n span(s) folded below</source>
        <translation>
            <numerusform>, %n Abschnitt darunter zugeklappt</numerusform>
            <numerusform>, %n Abschnitte darunter zugeklappt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::console::WindowActions</name>
    <message>
        <source>&amp;Page</source>
        <translation>&amp;Seite</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>New &amp;window</source>
        <translation>Neues &amp;Fenster</translation>
    </message>
    <message>
        <source>&amp;Shop</source>
        <translation>&amp;Shop</translation>
    </message>
    <message>
        <source>&amp;Preferences</source>
        <translation>&amp;Einstellungen</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>&amp;Abmelden</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>Fenster &amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Vorwärts</translation>
    </message>
    <message>
        <source>&amp;Command palette</source>
        <translation>&amp;Befehlspalette</translation>
    </message>
    <message>
        <source>Copy &amp;link to this page</source>
        <translation>&amp;Link zu dieser Seite kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>&amp;Find on this page</source>
        <translation>Auf dieser Seite s&amp;uchen</translation>
    </message>
    <message>
        <source>Collapse the &amp;navigation</source>
        <translation>&amp;Navigation einklappen</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>Theme like the &amp;desktop</source>
        <translation>Farben wie der &amp;Desktop</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>&amp;Helles Farbschema</translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation>&amp;Dunkles Farbschema</translation>
    </message>
    <message>
        <source>Ro&amp;ws</source>
        <translation>&amp;Zeilen</translation>
    </message>
    <message>
        <source>&amp;Comfortable rows</source>
        <translation>&amp;Bequeme Zeilen</translation>
    </message>
    <message>
        <source>&amp;Dense rows</source>
        <translation>&amp;Dichte Zeilen</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Language of the &amp;desktop</source>
        <translation>Sprache des &amp;Desktops</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Copy the last &amp;trace number</source>
        <translation>Letzte T&amp;race-Nummer kopieren</translation>
    </message>
    <message>
        <source>&amp;About Vitrine Console</source>
        <translation>&amp;Über Vitrine Console</translation>
    </message>
    <message>
        <source>About Vitrine Console</source>
        <translation>Über Vitrine Console</translation>
    </message>
    <message>
        <source>Apache License 2.0. Set in Inter by Rasmus Andersson (SIL Open Font License 1.1); built with Qt %1 (LGPL 3).</source>
        <translation>Apache-Lizenz 2.0. Gesetzt in Inter von Rasmus Andersson (SIL Open Font License 1.1); gebaut mit Qt %1 (LGPL 3).</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
</context>
</TS>
