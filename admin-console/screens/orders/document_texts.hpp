#pragma once

#include <QLocale>
#include <QString>

namespace vitrine::console {

/// What is printed follows the customer, not the person at the screen: its language is chosen per
/// document, so its words are not the program's translation.
enum class DocumentLanguage { English, German };

/// The words of invoices, packing slips and receipts. "%1" is filled in by the layout.
struct DocumentTexts
{
    QString invoice, packingSlip, receipt;
    QString orderNumber, orderDate, documentDate, customer, taxNumber, page;
    QString position, article, quantity, unitPrice, tax, amount;
    QString ordered, toPack, packed;
    QString subtotal, discount, shipping, total, totalGross;
    QString taxTable, rate, net, gross, noTax, included;
    QString paid, refunded, remaining, open;
    QString lineDiscount, refundedUnits;
    QString thanks, packedBy, checkedBy, reference;
};

[[nodiscard]] const DocumentTexts& documentTexts(DocumentLanguage language);
[[nodiscard]] QLocale documentLocale(DocumentLanguage language);
/// German for a German locale, else English.
[[nodiscard]] DocumentLanguage documentLanguageOf(const QLocale& locale);

} // namespace vitrine::console
