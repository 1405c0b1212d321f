#pragma once

#include "admin-console/screens/orders/document_texts.hpp"
#include "admin-console/screens/orders/printed_page.hpp"
#include "vitrine/wire/order.hpp"
#include "vitrine/wire/payment.hpp"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace vitrine::console {

enum class DocumentKind { Invoice, PackingSlip, Receipt };

/// Who prints.
struct ShopIdentity
{
    QString name;
    QStringList address{};
    QString taxNumber{};
    QString contact{}; ///< E-mail address, telephone, ...
};

/// What a document is made of.
struct DocumentInput
{
    DocumentKind kind = DocumentKind::Invoice;
    DocumentLanguage language = DocumentLanguage::English;
    wire::Order order;
    std::optional<wire::Payment> payment{};
    QString customerName{};
    ShopIdentity shop;
    QDateTime printedAt;
    QSizeF pageSize{595, 842}; ///< Points; A4. A receipt has its own.
};

/// One line of the table of taxes. The lines' figures are sums of what was rounded when the order
/// was placed: nothing is computed anew.
struct TaxTableRow
{
    std::optional<std::int64_t> rateMillionths; ///< None: shipping, when no line has its rate.
    domain::Money net;
    domain::Money tax;
    domain::Money gross;
};

/// Taxes by rate, highest rate last; always sums to the order's tax and total.
[[nodiscard]] std::vector<TaxTableRow> taxTable(const wire::Order& order);

/// Lays a document out: header, table with its head repeated on each page, totals that stay
/// together, a foot with the page number. A receipt is one long page of 80 mm.
[[nodiscard]] PrintedDocument layOutDocument(const DocumentInput& input);

} // namespace vitrine::console
