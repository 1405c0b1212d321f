#include "admin-console/screens/orders/document_texts.hpp"

namespace vitrine::console {
namespace {

DocumentTexts english()
{
    DocumentTexts t;
    t.invoice = QStringLiteral("Invoice");
    t.packingSlip = QStringLiteral("Packing slip");
    t.receipt = QStringLiteral("Receipt");
    t.orderNumber = QStringLiteral("Order");
    t.orderDate = QStringLiteral("Order date");
    t.documentDate = QStringLiteral("Date");
    t.customer = QStringLiteral("Customer");
    t.taxNumber = QStringLiteral("Tax number");
    t.page = QStringLiteral("Page %1 of %2");
    t.position = QStringLiteral("No.");
    t.article = QStringLiteral("Article");
    t.quantity = QStringLiteral("Qty");
    t.unitPrice = QStringLiteral("Unit price");
    t.tax = QStringLiteral("Tax");
    t.amount = QStringLiteral("Amount");
    t.ordered = QStringLiteral("Ordered");
    t.toPack = QStringLiteral("To pack");
    t.packed = QStringLiteral("Packed");
    t.subtotal = QStringLiteral("Subtotal");
    t.discount = QStringLiteral("Discount");
    t.shipping = QStringLiteral("Shipping");
    t.total = QStringLiteral("Total");
    t.totalGross = QStringLiteral("Total incl. tax");
    t.taxTable = QStringLiteral("Tax by rate");
    t.rate = QStringLiteral("Rate");
    t.net = QStringLiteral("Net");
    t.gross = QStringLiteral("Gross");
    t.noTax = QStringLiteral("Other");
    t.included = QStringLiteral("Prices include tax.");
    t.paid = QStringLiteral("Paid");
    t.refunded = QStringLiteral("Refunded");
    t.remaining = QStringLiteral("Total after refunds");
    t.open = QStringLiteral("Still to pay");
    t.lineDiscount = QStringLiteral("Discount %1");
    t.refundedUnits = QStringLiteral("%1 refunded");
    t.thanks = QStringLiteral("Thank you for your purchase.");
    t.packedBy = QStringLiteral("Packed by");
    t.checkedBy = QStringLiteral("Checked by");
    t.reference = QStringLiteral("Payment reference");
    return t;
}

DocumentTexts german()
{
    DocumentTexts t;
    t.invoice = QStringLiteral("Rechnung");
    t.packingSlip = QStringLiteral("Lieferschein");
    t.receipt = QStringLiteral("Kassenbon");
    t.orderNumber = QStringLiteral("Bestellung");
    t.orderDate = QStringLiteral("Bestelldatum");
    t.documentDate = QStringLiteral("Datum");
    t.customer = QStringLiteral("Kunde");
    t.taxNumber = QStringLiteral("Steuernummer");
    t.page = QStringLiteral("Seite %1 von %2");
    t.position = QStringLiteral("Pos.");
    t.article = QStringLiteral("Artikel");
    t.quantity = QStringLiteral("Menge");
    t.unitPrice = QStringLiteral("Einzelpreis");
    t.tax = QStringLiteral("MwSt.");
    t.amount = QStringLiteral("Betrag");
    t.ordered = QStringLiteral("Bestellt");
    t.toPack = QStringLiteral("Zu packen");
    t.packed = QStringLiteral("Gepackt");
    t.subtotal = QStringLiteral("Zwischensumme");
    t.discount = QStringLiteral("Rabatt");
    t.shipping = QStringLiteral("Versand");
    t.total = QStringLiteral("Summe");
    t.totalGross = QStringLiteral("Gesamtbetrag inkl. MwSt.");
    t.taxTable = QStringLiteral("MwSt. nach Satz");
    t.rate = QStringLiteral("Satz");
    t.net = QStringLiteral("Netto");
    t.gross = QStringLiteral("Brutto");
    t.noTax = QStringLiteral("Sonstige");
    t.included = QStringLiteral("Die Preise enthalten die Mehrwertsteuer.");
    t.paid = QStringLiteral("Bezahlt");
    t.refunded = QStringLiteral("Erstattet");
    t.remaining = QStringLiteral("Betrag nach Erstattungen");
    t.open = QStringLiteral("Noch zu zahlen");
    t.lineDiscount = QStringLiteral("Rabatt %1");
    t.refundedUnits = QStringLiteral("%1 erstattet");
    t.thanks = QStringLiteral("Vielen Dank für Ihren Einkauf.");
    t.packedBy = QStringLiteral("Gepackt von");
    t.checkedBy = QStringLiteral("Geprüft von");
    t.reference = QStringLiteral("Zahlungsreferenz");
    return t;
}

} // namespace

const DocumentTexts& documentTexts(DocumentLanguage language)
{
    static const DocumentTexts kEnglish = english();
    static const DocumentTexts kGerman = german();
    return language == DocumentLanguage::German ? kGerman : kEnglish;
}

QLocale documentLocale(DocumentLanguage language)
{
    return language == DocumentLanguage::German ? QLocale(QLocale::German, QLocale::Germany)
                                                : QLocale(QLocale::English, QLocale::UnitedKingdom);
}

DocumentLanguage documentLanguageOf(const QLocale& locale)
{
    return locale.language() == QLocale::German ? DocumentLanguage::German
                                                : DocumentLanguage::English;
}

} // namespace vitrine::console
