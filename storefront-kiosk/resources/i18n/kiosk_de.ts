<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AttractScreen</name>
    <message>
        <source>Touch to start</source>
        <translation>Zum Starten berühren</translation>
    </message>
</context>
<context>
    <name>BasketWords</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n Artikel</numerusform>
            <numerusform>%n Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 costs %2 now. It was %3.</source>
        <extracomment>%1 product, %2 new price, %3 price before</extracomment>
        <translation>%1 kostet jetzt %2. Vorher waren es %3.</translation>
    </message>
    <message>
        <source>Good news: %1 costs only %2 now. It was %3.</source>
        <extracomment>%1 product, %2 new price, %3 price before</extracomment>
        <translation>Gute Nachricht: %1 kostet jetzt nur %2. Vorher waren es %3.</translation>
    </message>
    <message>
        <source>%1 is taxed at another rate now.</source>
        <translation>Für %1 gilt jetzt ein anderer Steuersatz.</translation>
    </message>
    <message numerus="yes">
        <source>Only %n left of %1. You wanted %2.</source>
        <extracomment>%n are left, %1 product, %2 how many were wanted</extracomment>
        <translation>
            <numerusform>Von %1 ist nur noch %n da. Sie wollten %2.</numerusform>
            <numerusform>Von %1 sind nur noch %n da. Sie wollten %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is sold out. We take it out of your basket.</source>
        <translation>%1 ist ausverkauft. Wir nehmen es aus Ihrem Warenkorb.</translation>
    </message>
    <message>
        <source>%1 is not for sale any more. We take it out of your basket.</source>
        <translation>%1 wird nicht mehr verkauft. Wir nehmen es aus Ihrem Warenkorb.</translation>
    </message>
    <message>
        <source>incl. %1 tax</source>
        <extracomment>below a total; %1 amount of tax</extracomment>
        <translation>inkl. %1 MwSt.</translation>
    </message>
    <message>
        <source>%1 times %2, %3</source>
        <extracomment>spoken; %1 how many, %2 product, %3 price of all</extracomment>
        <translation>%1 mal %2, %3</translation>
    </message>
    <message>
        <source>Pay %1</source>
        <extracomment>the main button; %1 total</extracomment>
        <translation>%1 bezahlen</translation>
    </message>
</context>
<context>
    <name>DoneWords</name>
    <message>
        <source>Thank you!</source>
        <extracomment>%1: a person&apos;s name</extracomment>
        <translation>Vielen Dank!</translation>
    </message>
    <message>
        <source>Thank you, %1!</source>
        <translation>Vielen Dank, %1!</translation>
    </message>
    <message>
        <source>Your number for the counter</source>
        <translation>Ihre Nummer für die Kasse</translation>
    </message>
    <message>
        <source>Your pickup number</source>
        <translation>Ihre Abholnummer</translation>
    </message>
    <message>
        <source>Not paid yet: please pay %1 at the counter and show this number there.</source>
        <translation>Noch nicht bezahlt: Bitte zahlen Sie %1 an der Kasse und zeigen Sie dort diese Nummer.</translation>
    </message>
    <message>
        <source>You have paid %1. We call your number when your things are ready.</source>
        <translation>Sie haben %1 bezahlt. Wir rufen Ihre Nummer auf, sobald alles bereitliegt.</translation>
    </message>
    <message>
        <source>Order %1</source>
        <extracomment>%1: number</extracomment>
        <translation>Bestellung %1</translation>
    </message>
    <message>
        <source>Your order is safe here. The shop gets it as soon as its network is back.</source>
        <translation>Ihre Bestellung ist hier sicher. Der Laden erhält sie, sobald das Netz wieder da ist.</translation>
    </message>
    <message>
        <source>The receipt goes to %1</source>
        <extracomment>%1: e-mail address</extracomment>
        <translation>Der Beleg geht an %1</translation>
    </message>
    <message>
        <source>To be scanned at the counter</source>
        <translation>Zum Scannen an der Kasse</translation>
    </message>
    <message>
        <source>Scan it: the receipt for your phone</source>
        <translation>Scannen: der Beleg für Ihr Handy</translation>
    </message>
    <message>
        <source>Your receipt is being printed.</source>
        <translation>Ihr Beleg wird gedruckt.</translation>
    </message>
    <message>
        <source>Please take your receipt below.</source>
        <translation>Bitte nehmen Sie unten Ihren Beleg.</translation>
    </message>
    <message>
        <source>The printer is out of paper. Please scan the code, or ask our staff.</source>
        <translation>Der Drucker hat kein Papier. Bitte scannen Sie den Code oder fragen Sie unser Personal.</translation>
    </message>
    <message>
        <source>The printer does not work right now. Please scan the code instead.</source>
        <translation>Der Drucker geht gerade nicht. Bitte scannen Sie stattdessen den Code.</translation>
    </message>
</context>
<context>
    <name>FocusWalker</name>
    <message>
        <source>chosen</source>
        <extracomment>spoken after the name of a button that is on</extracomment>
        <translation>ausgewählt</translation>
    </message>
</context>
<context>
    <name>PayWords</name>
    <message>
        <source>Nothing was charged.</source>
        <translation>Es wurde nichts abgebucht.</translation>
    </message>
    <message>
        <source>Cancelling the payment</source>
        <translation>Die Zahlung wird abgebrochen</translation>
    </message>
    <message>
        <source>One moment: the card reader tells us whether it was in time.</source>
        <translation>Einen Moment: Das Kartengerät sagt uns, ob es noch rechtzeitig war.</translation>
    </message>
    <message>
        <source>Hold your card to the reader</source>
        <translation>Halten Sie Ihre Karte an das Gerät</translation>
    </message>
    <message>
        <source>or put it in. You pay %1.</source>
        <extracomment>%1 amount</extracomment>
        <translation>oder stecken Sie sie ein. Sie zahlen %1.</translation>
    </message>
    <message>
        <source>Enter your PIN at the reader</source>
        <translation>Geben Sie Ihre PIN am Gerät ein</translation>
    </message>
    <message>
        <source>Cover the keys with your other hand. You pay %1.</source>
        <translation>Decken Sie die Tasten mit der anderen Hand ab. Sie zahlen %1.</translation>
    </message>
    <message>
        <source>Your payment is on its way</source>
        <translation>Ihre Zahlung ist unterwegs</translation>
    </message>
    <message>
        <source>Please leave your card where it is. You pay %1.</source>
        <translation>Bitte lassen Sie die Karte, wo sie ist. Sie zahlen %1.</translation>
    </message>
    <message>
        <source>Please take your card</source>
        <translation>Bitte nehmen Sie Ihre Karte</translation>
    </message>
    <message>
        <source>Do not forget it in the reader.</source>
        <translation>Vergessen Sie sie nicht im Gerät.</translation>
    </message>
    <message>
        <source>We are asking your bank, please wait</source>
        <translation>Wir fragen Ihre Bank, bitte warten Sie</translation>
    </message>
    <message>
        <source>The card reader did not answer. Please do not pay again: nothing is ever charged twice.</source>
        <translation>Das Kartengerät hat nicht geantwortet. Bitte zahlen Sie nicht noch einmal: Es wird nie doppelt abgebucht.</translation>
    </message>
    <message>
        <source>This takes longer than usual. Please ask our staff</source>
        <translation>Das dauert länger als sonst. Bitte fragen Sie unser Personal</translation>
    </message>
    <message>
        <source>If your card was charged, your order is safe and goes on by itself. If it was not, you pay nothing. Reference: %1</source>
        <extracomment>%1 reference of a payment</extracomment>
        <translation>Wurde Ihre Karte belastet, ist Ihre Bestellung sicher und geht von selbst weiter. Wenn nicht, zahlen Sie nichts. Kennzeichen: %1</translation>
    </message>
    <message>
        <source>You have paid. Please ask our staff</source>
        <translation>Sie haben bezahlt. Bitte fragen Sie unser Personal</translation>
    </message>
    <message>
        <source>The kiosk has trouble keeping your order. The payment is safe. Reference: %1</source>
        <translation>Das Terminal kann Ihre Bestellung gerade nicht ablegen. Die Zahlung ist sicher. Kennzeichen: %1</translation>
    </message>
    <message>
        <source>Your order is being kept</source>
        <translation>Ihre Bestellung wird abgelegt</translation>
    </message>
    <message>
        <source>Your basket is empty</source>
        <translation>Ihr Warenkorb ist leer</translation>
    </message>
    <message>
        <source>What was in it is sold out. %1</source>
        <translation>Was darin lag, ist ausverkauft. %1</translation>
    </message>
    <message>
        <source>Please sign in to buy here</source>
        <translation>Bitte melden Sie sich zum Kaufen an</translation>
    </message>
    <message>
        <source>This shop sells to its customers only. %1</source>
        <translation>Dieser Laden verkauft nur an seine Kunden. %1</translation>
    </message>
    <message>
        <source>We cannot put your things aside right now</source>
        <translation>Wir können Ihre Ware gerade nicht zurücklegen</translation>
    </message>
    <message>
        <source>The shop does not answer. %1 Please try again, or ask our staff.</source>
        <translation>Der Laden antwortet nicht. %1 Bitte versuchen Sie es noch einmal oder fragen Sie unser Personal.</translation>
    </message>
    <message>
        <source>We cannot check the prices right now</source>
        <translation>Wir können die Preise gerade nicht prüfen</translation>
    </message>
    <message>
        <source>%1 Please try again, or ask our staff.</source>
        <translation>%1 Bitte versuchen Sie es noch einmal oder fragen Sie unser Personal.</translation>
    </message>
    <message>
        <source>You cannot pay here right now</source>
        <translation>Sie können hier gerade nicht bezahlen</translation>
    </message>
    <message>
        <source>%1 Please ask our staff.</source>
        <translation>%1 Bitte fragen Sie unser Personal.</translation>
    </message>
    <message>
        <source>This kiosk can take no order right now</source>
        <translation>Hier kann gerade keine Bestellung angenommen werden</translation>
    </message>
    <message>
        <source>%1 Please take your things to the counter.</source>
        <translation>%1 Bitte gehen Sie mit Ihrer Ware zur Kasse.</translation>
    </message>
    <message>
        <source>There is not enough money on the card.</source>
        <translation>Das Guthaben der Karte reicht nicht.</translation>
    </message>
    <message>
        <source>The card has expired.</source>
        <translation>Die Karte ist abgelaufen.</translation>
    </message>
    <message>
        <source>The PIN was not right.</source>
        <translation>Die PIN war nicht richtig.</translation>
    </message>
    <message>
        <source>The bank did not give a reason.</source>
        <translation>Die Bank hat keinen Grund genannt.</translation>
    </message>
    <message>
        <source>We check prices and stock</source>
        <translation>Wir prüfen Preise und Bestand</translation>
    </message>
    <message>
        <source>and put your things aside for you.</source>
        <translation>und legen Ihre Ware für Sie zurück.</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>Einen Moment, bitte</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>Vielen Dank!</translation>
    </message>
    <message>
        <source>The card was declined. Nothing was charged.</source>
        <translation>Die Karte wurde abgelehnt. Es wurde nichts abgebucht.</translation>
    </message>
    <message>
        <source>%1 Try another card, or pay at the counter.</source>
        <extracomment>%1 a sentence with the reason</extracomment>
        <translation>%1 Versuchen Sie eine andere Karte oder zahlen Sie an der Kasse.</translation>
    </message>
    <message>
        <source>The payment was cancelled. Nothing was charged.</source>
        <translation>Die Zahlung wurde abgebrochen. Es wurde nichts abgebucht.</translation>
    </message>
    <message>
        <source>Your basket is as it was.</source>
        <translation>Ihr Warenkorb ist, wie er war.</translation>
    </message>
    <message>
        <source>There was no card. Nothing was charged.</source>
        <translation>Es kam keine Karte. Es wurde nichts abgebucht.</translation>
    </message>
    <message>
        <source>Try again when you are ready.</source>
        <translation>Versuchen Sie es noch einmal, wenn Sie so weit sind.</translation>
    </message>
    <message>
        <source>The card payment could not begin. Nothing was charged.</source>
        <translation>Die Kartenzahlung konnte nicht beginnen. Es wurde nichts abgebucht.</translation>
    </message>
    <message>
        <source>Try again, or pay at the counter.</source>
        <translation>Versuchen Sie es noch einmal oder zahlen Sie an der Kasse.</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>Einverstanden</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Umsehen</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::ActionBar</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Neu beginnen</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::AttractScreen</name>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Accessible view: large, low and spoken</source>
        <translation>Barrierefreie Ansicht: groß, unten und gesprochen</translation>
    </message>
    <message>
        <source>Find it. Pay here. Take it with you.</source>
        <translation>Finden. Hier bezahlen. Mitnehmen.</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::BasketAdder</name>
    <message>
        <source>Sorry, this is out of stock.</source>
        <translation>Leider ist das gerade nicht vorrätig.</translation>
    </message>
    <message numerus="yes">
        <source>All %n that are left are in your basket.</source>
        <translation>
            <numerusform>Das letzte Stück ist in Ihrem Warenkorb.</numerusform>
            <numerusform>Alle %n, die noch da sind, sind in Ihrem Warenkorb.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %n left.</source>
        <translation>
            <numerusform>Nur noch %n da.</numerusform>
            <numerusform>Nur noch %n da.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sorry, this is no longer for sale.</source>
        <translation>Leider wird das nicht mehr verkauft.</translation>
    </message>
    <message>
        <source>That is more than one purchase can take. Please ask our staff.</source>
        <translation>Das ist mehr, als in einen Einkauf passt. Bitte fragen Sie unser Personal.</translation>
    </message>
    <message>
        <source>This cannot be bought here. Please ask our staff.</source>
        <translation>Das lässt sich hier nicht kaufen. Bitte fragen Sie unser Personal.</translation>
    </message>
    <message>
        <source>That did not work. Please touch again.</source>
        <translation>Das hat nicht geklappt. Bitte berühren Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::BasketBar</name>
    <message>
        <source>Pay</source>
        <translation>Bezahlen</translation>
    </message>
    <message>
        <source>Your basket is empty</source>
        <translation>Ihr Warenkorb ist leer</translation>
    </message>
    <message>
        <source>Your basket: %1</source>
        <translation>Ihr Warenkorb: %1</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::BasketPage</name>
    <message>
        <source>Your basket</source>
        <translation>Ihr Warenkorb</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>Einverstanden</translation>
    </message>
    <message>
        <source>Your basket is empty</source>
        <translation>Ihr Warenkorb ist leer</translation>
    </message>
    <message>
        <source>Touch a product to put it in, or scan its barcode.</source>
        <translation>Berühren Sie ein Produkt, um es hineinzulegen, oder scannen Sie seinen Strichcode.</translation>
    </message>
    <message>
        <source>These prices cannot be worked out right now.</source>
        <translation>Diese Preise lassen sich gerade nicht berechnen.</translation>
    </message>
    <message>
        <source>Please ask our staff. They are glad to help you.</source>
        <translation>Bitte fragen Sie unser Personal. Es hilft Ihnen gern.</translation>
    </message>
    <message>
        <source>Something has changed</source>
        <translation>Etwas hat sich geändert</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>Herausgenommen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::BasketPanel</name>
    <message>
        <source>Pay</source>
        <translation>Bezahlen</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::BasketRowWidget</name>
    <message>
        <source>%1 each</source>
        <extracomment>%1: price of one unit</extracomment>
        <translation>je %1</translation>
    </message>
    <message>
        <source>that is all we have</source>
        <extracomment>no more can be added to the basket</extracomment>
        <translation>mehr haben wir nicht</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::BasketScreen</name>
    <message>
        <source>Your basket</source>
        <translation>Ihr Warenkorb</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::BasketSums</name>
    <message>
        <source>Without tax</source>
        <translation>Ohne Steuer</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Steuer</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::BrowseScreen</name>
    <message>
        <source>Our products</source>
        <translation>Unsere Produkte</translation>
    </message>
    <message>
        <source>Search or scan</source>
        <translation>Suchen oder scannen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter (%1)</source>
        <translation>Filter (%1)</translation>
    </message>
    <message numerus="yes">
        <source>%n products</source>
        <translation>
            <numerusform>%n Produkt</numerusform>
            <numerusform>%n Produkte</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is called that. This is what we have for “%1”:</source>
        <translation>So heißt hier nichts. Das haben wir zu „%1“:</translation>
    </message>
    <message>
        <source>We are still filling the shelves</source>
        <translation>Wir räumen noch die Regale ein</translation>
    </message>
    <message>
        <source>The products will be here in a moment. Our staff are glad to help.</source>
        <translation>Die Produkte sind gleich da. Unser Personal hilft Ihnen gern.</translation>
    </message>
    <message>
        <source>Nothing fits all filters</source>
        <translation>Nichts passt zu allen Filtern</translation>
    </message>
    <message>
        <source>With fewer of them you will see more.</source>
        <translation>Mit weniger Filtern sehen Sie mehr.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>We found nothing</source>
        <translation>Wir haben nichts gefunden</translation>
    </message>
    <message>
        <source>Try another word, or scan the product&apos;s barcode.</source>
        <translation>Versuchen Sie ein anderes Wort oder scannen Sie den Strichcode.</translation>
    </message>
    <message>
        <source>See all products</source>
        <translation>Alle Produkte ansehen</translation>
    </message>
    <message>
        <source>The products cannot be shown right now</source>
        <translation>Die Produkte lassen sich gerade nicht zeigen</translation>
    </message>
    <message>
        <source>Please try again, or ask our staff.</source>
        <translation>Bitte versuchen Sie es noch einmal oder fragen Sie unser Personal.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche löschen</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::CategoryBar</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All products</source>
        <translation>Alle Produkte</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n products</source>
        <translation>
            <numerusform>%1, %n Produkt</numerusform>
            <numerusform>%1, %n Produkte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::ChangesPage</name>
    <message>
        <source>Something has changed</source>
        <translation>Etwas hat sich geändert</translation>
    </message>
    <message>
        <source>since you put it into your basket. Nothing was charged. Do you agree?</source>
        <translation>seit Sie es in den Warenkorb gelegt haben. Es wurde nichts abgebucht. Sind Sie einverstanden?</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::ChoosePage</name>
    <message>
        <source>How would you like to pay?</source>
        <translation>Wie möchten Sie bezahlen?</translation>
    </message>
    <message>
        <source>At the counter</source>
        <translation>An der Kasse</translation>
    </message>
    <message>
        <source>Cash or card, by your number</source>
        <translation>Bar oder mit Karte, mit Ihrer Nummer</translation>
    </message>
    <message>
        <source>By card, here</source>
        <translation>Hier mit Karte</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>Einen Moment, bitte</translation>
    </message>
    <message>
        <source>At the reader below the screen</source>
        <translation>Am Gerät unter dem Bildschirm</translation>
    </message>
    <message>
        <source>The reader is not ready right now</source>
        <translation>Das Gerät ist gerade nicht bereit</translation>
    </message>
    <message>
        <source>Receipt by e-mail</source>
        <translation>Beleg per E-Mail</translation>
    </message>
    <message>
        <source>Touch to enter your address</source>
        <translation>Berühren, um Ihre Adresse einzugeben</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::CodeCard</name>
    <message>
        <source>Scan this with your phone to sign in</source>
        <translation>Zum Anmelden mit dem Handy scannen</translation>
    </message>
    <message>
        <source>or open this page and enter the code:</source>
        <extracomment>followed by an address and a code</extracomment>
        <translation>oder diese Seite öffnen und den Code eingeben:</translation>
    </message>
    <message>
        <source>Show another code</source>
        <translation>Neuen Code zeigen</translation>
    </message>
    <message>
        <source>Code to scan with your phone</source>
        <translation>Code zum Scannen mit dem Handy</translation>
    </message>
    <message>
        <source>Welcome!</source>
        <extracomment>%1: a person&apos;s name</extracomment>
        <translation>Willkommen!</translation>
    </message>
    <message>
        <source>Welcome, %1!</source>
        <translation>Willkommen, %1!</translation>
    </message>
    <message>
        <source>You are signed in until you finish.</source>
        <translation>Sie sind angemeldet, bis Sie fertig sind.</translation>
    </message>
    <message>
        <source>The code has run out</source>
        <translation>Der Code ist abgelaufen</translation>
    </message>
    <message>
        <source>Take your time: another code is one touch away.</source>
        <translation>Lassen Sie sich Zeit: Ein neuer Code ist nur eine Berührung entfernt.</translation>
    </message>
    <message>
        <source>The sign-in was refused on the phone</source>
        <translation>Die Anmeldung wurde am Handy abgelehnt</translation>
    </message>
    <message>
        <source>If that was a mistake, try another code.</source>
        <translation>Falls das ein Versehen war, versuchen Sie einen neuen Code.</translation>
    </message>
    <message>
        <source>Signing in does not work right now</source>
        <translation>Anmelden geht gerade nicht</translation>
    </message>
    <message>
        <source>The shop does not answer. You can buy as a guest all the same.</source>
        <translation>Der Laden antwortet nicht. Sie können trotzdem als Gast kaufen.</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>Einen Moment, bitte</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::DoneScreen</name>
    <message>
        <source>Thank you</source>
        <translation>Vielen Dank</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Print the receipt</source>
        <translation>Beleg drucken</translation>
    </message>
    <message>
        <source>The receipt as a code</source>
        <translation>Der Beleg als Code</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::EmailSheet</name>
    <message>
        <source>Where shall we send the receipt?</source>
        <translation>Wohin dürfen wir den Beleg senden?</translation>
    </message>
    <message>
        <source>name@example.com</source>
        <translation>name@example.com</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>This address is not complete yet.</source>
        <translation>Diese Adresse ist noch nicht vollständig.</translation>
    </message>
    <message>
        <source>No e-mail</source>
        <translation>Keine E-Mail</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::FilterSheet</name>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>Verfügbarkeit</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Best match</source>
        <translation>Beste Treffer</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Namen</translation>
    </message>
    <message>
        <source>Lowest price first</source>
        <translation>Günstigste zuerst</translation>
    </message>
    <message>
        <source>Highest price first</source>
        <translation>Teuerste zuerst</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Only what is in stock</source>
        <translation>Nur was vorrätig ist</translation>
    </message>
    <message>
        <source>Below %1</source>
        <translation>Unter %1</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Ab %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>No product</source>
        <translation>Kein Produkt</translation>
    </message>
    <message numerus="yes">
        <source>Show %n products</source>
        <translation>
            <numerusform>%n Produkt zeigen</numerusform>
            <numerusform>%n Produkte zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::GuestCard</name>
    <message>
        <source>No account needed</source>
        <translation>Ganz ohne Konto</translation>
    </message>
    <message>
        <source>You get a pickup number and a receipt all the same.</source>
        <translation>Abholnummer und Beleg bekommen Sie trotzdem.</translation>
    </message>
    <message>
        <source>Go on as guest</source>
        <translation>Als Gast weiter</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::HeaderBar</name>
    <message>
        <source>The network is away</source>
        <translation>Das Netz ist gerade weg</translation>
    </message>
    <message>
        <source>Standard view</source>
        <translation>Normale Ansicht</translation>
    </message>
    <message>
        <source>Back to the standard view</source>
        <translation>Zurück zur normalen Ansicht</translation>
    </message>
    <message>
        <source>Accessible view: large, low and spoken</source>
        <translation>Barrierefreie Ansicht: groß, unten und gesprochen</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::IdleCard</name>
    <message>
        <source>Are you still there?</source>
        <translation>Sind Sie noch da?</translation>
    </message>
    <message>
        <source>Otherwise your basket is emptied, and everything that you entered is forgotten.</source>
        <translation>Sonst wird Ihr Warenkorb geleert und alles vergessen, was Sie eingegeben haben.</translation>
    </message>
    <message>
        <source>I am still here</source>
        <translation>Ich bin noch da</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::Keyboard</name>
    <message>
        <source>Delete the last letter</source>
        <translation>Letzten Buchstaben löschen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leerzeichen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::KioskHealth</name>
    <message>
        <source>Kiosk</source>
        <translation>Kiosk</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>No speech program is installed</source>
        <translation>Kein Sprachprogramm ist installiert</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Not connected to a shop yet</source>
        <translation>Noch mit keinem Laden verbunden</translation>
    </message>
    <message>
        <source>Locked by an administrator</source>
        <translation>Von der Verwaltung gesperrt</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Noch nicht gefragt</translation>
    </message>
    <message>
        <source>In reach</source>
        <translation>Erreichbar</translation>
    </message>
    <message>
        <source>Out of reach: the kiosk sells offline</source>
        <translation>Nicht erreichbar: Der Kiosk verkauft offline</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Verkäufe</translation>
    </message>
    <message>
        <source>The queue cannot be read</source>
        <translation>Die Warteschlange ist nicht lesbar</translation>
    </message>
    <message>
        <source>All are with the shop</source>
        <translation>Alle sind im Laden angekommen</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting to be sent</source>
        <translation>
            <numerusform>%n wartet auf das Senden</numerusform>
            <numerusform>%n warten auf das Senden</numerusform>
        </translation>
    </message>
    <message>
        <source>the oldest from %1</source>
        <translation>der älteste von %1</translation>
    </message>
    <message>
        <source>Refused by the shop</source>
        <translation>Vom Laden abgelehnt</translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s) need a person</source>
        <translation>
            <numerusform>%n Verkauf braucht einen Menschen</numerusform>
            <numerusform>%n Verkäufe brauchen einen Menschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Damaged files</source>
        <translation>Beschädigte Dateien</translation>
    </message>
    <message numerus="yes">
        <source>%n kept for a person</source>
        <translation>
            <numerusform>%n für einen Menschen aufgehoben</numerusform>
            <numerusform>%n für einen Menschen aufgehoben</numerusform>
        </translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Zahlungen</translation>
    </message>
    <message>
        <source>The log cannot be read</source>
        <translation>Das Protokoll ist nicht lesbar</translation>
    </message>
    <message>
        <source>All are settled</source>
        <translation>Alle sind geklärt</translation>
    </message>
    <message numerus="yes">
        <source>%n of unknown outcome</source>
        <translation>
            <numerusform>%n mit unbekanntem Ausgang</numerusform>
            <numerusform>%n mit unbekanntem Ausgang</numerusform>
        </translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>It cannot be read</source>
        <translation>Er ist nicht lesbar</translation>
    </message>
    <message>
        <source>Not complete yet</source>
        <translation>Noch nicht vollständig</translation>
    </message>
    <message>
        <source>%1 products, as of %2</source>
        <translation>%1 Produkte, Stand %2</translation>
    </message>
    <message>
        <source>Card terminal</source>
        <translation>Kartengerät</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner eingerichtet</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>Nicht bereit</translation>
    </message>
    <message>
        <source>Not ready: %1</source>
        <translation>Nicht bereit: %1</translation>
    </message>
    <message>
        <source>Out of paper</source>
        <translation>Kein Papier</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Drucker</translation>
    </message>
    <message>
        <source>Has printed</source>
        <translation>Hat gedruckt</translation>
    </message>
    <message>
        <source>Cannot be reached</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Festplatte</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::KioskWindow</name>
    <message>
        <source>Accessible view. Move with the arrow keys, choose with Enter.</source>
        <translation>Barrierefreie Ansicht. Bewegen Sie sich mit den Pfeiltasten, wählen Sie mit Enter.</translation>
    </message>
    <message>
        <source>You can go on shopping here. Your purchase reaches the shop by itself.</source>
        <translation>Sie können hier weiter einkaufen. Ihr Einkauf erreicht den Laden von selbst.</translation>
    </message>
    <message>
        <source>Prices and stock are as of %1.</source>
        <translation>Preise und Bestand sind von %1 Uhr.</translation>
    </message>
    <message>
        <source>The network is away</source>
        <translation>Das Netz ist gerade weg</translation>
    </message>
    <message>
        <source>Start over?</source>
        <translation>Neu beginnen?</translation>
    </message>
    <message>
        <source>Your basket is emptied.</source>
        <translation>Ihr Warenkorb wird geleert.</translation>
    </message>
    <message>
        <source>Yes, start over</source>
        <translation>Ja, neu beginnen</translation>
    </message>
    <message>
        <source>No, go on shopping</source>
        <translation>Nein, weiter einkaufen</translation>
    </message>
    <message>
        <source>Go on shopping</source>
        <translation>Weiter einkaufen</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::PairingScreen</name>
    <message>
        <source>This kiosk is closed</source>
        <translation>Dieser Kiosk ist geschlossen</translation>
    </message>
    <message>
        <source>Connect this kiosk to your shop</source>
        <translation>Verbinden Sie diesen Kiosk mit Ihrem Laden</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Jetzt noch einmal versuchen</translation>
    </message>
    <message>
        <source>Please buy at the counter, or at another kiosk.</source>
        <translation>Bitte kaufen Sie an der Kasse oder an einem anderen Kiosk.</translation>
    </message>
    <message>
        <source>Asking the shop for a code…</source>
        <translation>Der Laden wird um einen Code gebeten …</translation>
    </message>
    <message>
        <source>Enter this code in the admin console, on the page Kiosks.</source>
        <translation>Geben Sie diesen Code in der Verwaltung ein, auf der Seite Kioske.</translation>
    </message>
    <message>
        <source>The shop cannot be reached. Check the network and the shop&apos;s address.</source>
        <translation>Der Laden ist nicht erreichbar. Prüfen Sie das Netz und die Adresse des Ladens.</translation>
    </message>
    <message>
        <source>The shop gives no code at the moment.</source>
        <translation>Der Laden gibt im Moment keinen Code.</translation>
    </message>
    <message>
        <source>What the shop sent could not be kept on the disk.</source>
        <translation>Was der Laden gesendet hat, ließ sich nicht auf der Festplatte ablegen.</translation>
    </message>
    <message>
        <source>Connected.</source>
        <translation>Verbunden.</translation>
    </message>
    <message numerus="yes">
        <source>Next attempt in %n second(s).</source>
        <translation>
            <numerusform>Nächster Versuch in %n Sekunde.</numerusform>
            <numerusform>Nächster Versuch in %n Sekunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Code: %1</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::PayScreen</name>
    <message>
        <source>Pay</source>
        <translation>Bezahlen</translation>
    </message>
    <message>
        <source>Cancel the payment</source>
        <translation>Zahlung abbrechen</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::PicturePager</name>
    <message>
        <source>No picture</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>Picture %1 of %2</source>
        <translation>Bild %1 von %2</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::PinPad</name>
    <message>
        <source>Remove the last digit</source>
        <translation>Letzte Ziffer löschen</translation>
    </message>
    <message>
        <source>Confirm the PIN</source>
        <translation>PIN bestätigen</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::ProductPage</name>
    <message>
        <source>Goes well with it</source>
        <translation>Passt gut dazu</translation>
    </message>
    <message>
        <source>You may also like</source>
        <translation>Das könnte Ihnen auch gefallen</translation>
    </message>
    <message numerus="yes">
        <source>%n in your basket</source>
        <translation>
            <numerusform>%n in Ihrem Warenkorb</numerusform>
            <numerusform>%n in Ihrem Warenkorb</numerusform>
        </translation>
    </message>
    <message>
        <source>In detail</source>
        <translation>Im Einzelnen</translation>
    </message>
    <message>
        <source>Other products</source>
        <translation>Andere Produkte</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::ProductScreen</name>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Add to basket</source>
        <translation>In den Warenkorb</translation>
    </message>
    <message>
        <source>The product cannot be shown right now</source>
        <translation>Das Produkt lässt sich gerade nicht zeigen</translation>
    </message>
    <message>
        <source>Please try again, or ask our staff.</source>
        <translation>Bitte versuchen Sie es noch einmal oder fragen Sie unser Personal.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>This is no longer for sale</source>
        <translation>Das wird nicht mehr verkauft</translation>
    </message>
    <message>
        <source>Perhaps you like something else.</source>
        <translation>Vielleicht gefällt Ihnen etwas anderes.</translation>
    </message>
    <message>
        <source>See our products</source>
        <translation>Unsere Produkte ansehen</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::QuantityStepper</name>
    <message>
        <source>Fewer</source>
        <extracomment>%1: a product&apos;s name</extracomment>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>Fewer: %1</source>
        <translation>Weniger: %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <extracomment>%1: a product&apos;s name</extracomment>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove: %1</source>
        <translation>Entfernen: %1</translation>
    </message>
    <message>
        <source>More</source>
        <extracomment>%1: a product&apos;s name</extracomment>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More: %1</source>
        <translation>Mehr: %1</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::ScanRouter</name>
    <message>
        <source>Please go back first if you want to add something.</source>
        <translation>Bitte gehen Sie erst zurück, wenn Sie etwas hinzufügen möchten.</translation>
    </message>
    <message>
        <source>That could not be read</source>
        <translation>Das war nicht lesbar</translation>
    </message>
    <message>
        <source>Please hold the barcode before the scanner once more.</source>
        <translation>Bitte halten Sie den Strichcode noch einmal vor den Scanner.</translation>
    </message>
    <message>
        <source>Goods with a label of their own are paid for at the counter.</source>
        <translation>Ware mit eigenem Etikett wird an der Kasse bezahlt.</translation>
    </message>
    <message>
        <source>%1, in your basket</source>
        <translation>%1, in Ihrem Warenkorb</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>We do not know this barcode</source>
        <translation>Diesen Strichcode kennen wir nicht</translation>
    </message>
    <message>
        <source>Please look for the product by its name, or ask our staff.</source>
        <translation>Bitte suchen Sie das Produkt nach seinem Namen oder fragen Sie unser Personal.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::SearchScreen</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>What are you looking for? A name, a brand or a number will do.</source>
        <translation>Was suchen Sie? Ein Name, eine Marke oder eine Nummer genügt.</translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation>Meinten Sie „%1“?</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n gefunden</numerusform>
            <numerusform>%n gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found. Try fewer letters or another word.</source>
        <translation>Nichts gefunden. Versuchen Sie weniger Buchstaben oder ein anderes Wort.</translation>
    </message>
    <message>
        <source>Search or scan</source>
        <translation>Suchen oder scannen</translation>
    </message>
    <message>
        <source>What you are looking for</source>
        <translation>Wonach Sie suchen</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche löschen</translation>
    </message>
    <message>
        <source>Products found</source>
        <translation>Gefundene Produkte</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::ShelfWords</name>
    <message>
        <source>plus %1 tax</source>
        <translation>zzgl. %1 MwSt.</translation>
    </message>
    <message>
        <source>incl. %1 tax</source>
        <translation>inkl. %1 MwSt.</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>Nicht vorrätig</translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>Nur noch %n</numerusform>
            <numerusform>Nur noch %n</numerusform>
        </translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>Vorrätig</translation>
    </message>
    <message>
        <source>Prices and stock as of %1</source>
        <translation>Preise und Bestand von %1</translation>
    </message>
    <message>
        <source>Prices and stock as of %1, %2</source>
        <translation>Preise und Bestand vom %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n in your basket</source>
        <translation>
            <numerusform>%n in Ihrem Warenkorb</numerusform>
            <numerusform>%n in Ihrem Warenkorb</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::SignInScreen</name>
    <message>
        <source>Sign in, or not</source>
        <translation>Anmelden oder nicht</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Open %1 on your phone and enter the code %2</source>
        <extracomment>spoken; %1: a page&apos;s address, %2: letters</extracomment>
        <translation>Öffnen Sie %1 auf Ihrem Handy und geben Sie den Code %2 ein</translation>
    </message>
    <message>
        <source>You are signed in.</source>
        <translation>Sie sind angemeldet.</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::StaffPresenter</name>
    <message>
        <source>The test page was printed.</source>
        <translation>Die Testseite wurde gedruckt.</translation>
    </message>
    <message>
        <source>The printer is out of paper.</source>
        <translation>Der Drucker hat kein Papier.</translation>
    </message>
    <message>
        <source>The printer cannot be reached. Check its cable and power.</source>
        <translation>Der Drucker ist nicht erreichbar. Prüfen Sie Kabel und Strom.</translation>
    </message>
    <message>
        <source>The test page could not be kept: is the disk full?</source>
        <translation>Die Testseite ließ sich nicht ablegen: Ist die Festplatte voll?</translation>
    </message>
    <message>
        <source>The PIN cannot be checked at the moment.</source>
        <translation>Die PIN lässt sich im Moment nicht prüfen.</translation>
    </message>
    <message>
        <source>Nobody has a PIN yet. Enter one in the kiosk&apos;s settings.</source>
        <translation>Noch niemand hat eine PIN. Tragen Sie eine in den Einstellungen des Kiosks ein.</translation>
    </message>
    <message numerus="yes">
        <source>That is not right. %n more attempt(s).</source>
        <translation>
            <numerusform>Das stimmt nicht. Noch %n Versuch.</numerusform>
            <numerusform>Das stimmt nicht. Noch %n Versuche.</numerusform>
        </translation>
    </message>
    <message>
        <source>That is not right.</source>
        <translation>Das stimmt nicht.</translation>
    </message>
    <message>
        <source>No printer is set up.</source>
        <translation>Kein Drucker ist eingerichtet.</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>Testseite</translation>
    </message>
    <message>
        <source>The test page is being printed.</source>
        <translation>Die Testseite wird gedruckt.</translation>
    </message>
    <message>
        <source>The shop is being asked.</source>
        <translation>Der Laden wird gefragt.</translation>
    </message>
</context>
<context>
    <name>vitrine::kiosk::StaffScreen</name>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong PINs. Try again in %n second(s).</source>
        <translation>
            <numerusform>Zu viele falsche PINs. Versuchen Sie es in %n Sekunde wieder.</numerusform>
            <numerusform>Zu viele falsche PINs. Versuchen Sie es in %n Sekunden wieder.</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter your PIN.</source>
        <translation>Geben Sie Ihre PIN ein.</translation>
    </message>
    <message>
        <source>For staff only</source>
        <translation>Nur für Personal</translation>
    </message>
    <message>
        <source>Test print</source>
        <translation>Testdruck</translation>
    </message>
    <message>
        <source>Ask the shop now</source>
        <translation>Den Laden jetzt fragen</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>End the program</source>
        <translation>Programm beenden</translation>
    </message>
    <message>
        <source>End the program?</source>
        <translation>Programm beenden?</translation>
    </message>
    <message>
        <source>The kiosk stays dark until somebody starts it again.</source>
        <translation>Der Kiosk bleibt dunkel, bis jemand ihn wieder startet.</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Leave it on</source>
        <translation>Laufen lassen</translation>
    </message>
</context>
</TS>
