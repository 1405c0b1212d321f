#include "admin-console/screens/orders/document_figures.hpp"

#include "vitrine/qt/format/format.hpp"

#include <algorithm>

namespace vitrine::console {

DocumentFigures::DocumentFigures(const DocumentInput& input)
    : m_input(input)
    , m_texts(documentTexts(input.language))
    , m_locale(documentLocale(input.language))
{
}

QString DocumentFigures::money(const domain::Money& amount) const
{
    return qt::formatMoney(amount, m_locale);
}

QString DocumentFigures::money(std::int64_t minor) const
{
    return money(domain::Money(minor, m_input.order.total.currency()));
}

QString DocumentFigures::count(std::int64_t number) const
{
    return m_locale.toString(qlonglong(number));
}

QString DocumentFigures::rate(std::optional<std::int64_t> millionths) const
{
    if (!millionths)
        return m_texts.noTax;
    const double percent = double(*millionths) / 10000.0; // shown, not computed with
    const int digits = *millionths % 10000 == 0 ? 0 : *millionths % 1000 == 0 ? 1 : 2;
    return m_locale.toString(percent, 'f', digits) + QStringLiteral("\u00a0%");
}

QString DocumentFigures::date(const std::string& timestamp) const
{
    return date(qt::parseTime(timestamp));
}

QString DocumentFigures::date(const QDateTime& at) const
{
    const bool isGerman = m_locale.language() == QLocale::German;
    return at.isValid() ? m_locale.toString(at.toLocalTime().date(),
                                            isGerman ? QStringLiteral("d. MMMM yyyy")
                                                     : QStringLiteral("d MMMM yyyy"))
                        : QString();
}

QString DocumentFigures::dateTime(const std::string& timestamp) const
{
    const bool isGerman = m_locale.language() == QLocale::German;
    const QDateTime at = qt::parseTime(timestamp);
    return at.isValid() ? m_locale.toString(at.toLocalTime(),
                                            isGerman ? QStringLiteral("dd.MM.yyyy HH:mm")
                                                     : QStringLiteral("dd/MM/yyyy HH:mm"))
                        : QString();
}

std::int64_t DocumentFigures::amountOf(const wire::OrderLine& line)
{
    const auto amount = line.unitPrice.times(line.quantity);
    return amount.ok() ? amount->amount() : line.total.amount();
}

std::vector<DocumentFigure> DocumentFigures::totals() const
{
    const wire::Order& order = m_input.order;
    std::int64_t subtotal = 0;
    std::int64_t discount = 0;
    std::int64_t taxOfLines = 0;
    for (const wire::OrderLine& line : order.lines) {
        subtotal += amountOf(line);
        discount += line.discount.amount();
        taxOfLines += line.tax.amount();
    }
    std::vector<DocumentFigure> figures;
    if (discount != 0 || order.shipping.amount() != 0 || !order.pricesIncludeTax)
        figures.push_back({m_texts.subtotal, money(subtotal)});
    if (discount != 0)
        figures.push_back({m_texts.discount, money(-discount)});
    const std::int64_t shippingTax = order.tax.amount() - taxOfLines;
    if (order.shipping.amount() != 0)
        figures.push_back(
            {m_texts.shipping,
             money(order.shipping.amount() - (order.pricesIncludeTax ? 0 : shippingTax))});
    if (!order.pricesIncludeTax)
        figures.push_back({m_texts.tax, money(order.tax)});
    figures.push_back({m_input.kind == DocumentKind::Receipt ? m_texts.total : m_texts.totalGross,
                       money(order.total),
                       true});
    return figures;
}

std::vector<DocumentFigure> DocumentFigures::payments() const
{
    if (!m_input.payment || m_input.payment->captured.amount() == 0)
        return {};
    const wire::Payment& payment = *m_input.payment;
    std::vector<DocumentFigure> figures{{m_texts.paid, money(payment.captured)}};
    if (payment.refunded.amount() != 0) {
        figures.push_back({m_texts.refunded, money(-payment.refunded.amount())});
        figures.push_back({m_texts.remaining,
                           money(payment.captured.amount() - payment.refunded.amount()),
                           true});
    }
    const std::int64_t open = m_input.order.total.amount() - payment.captured.amount();
    if (open > 0)
        figures.push_back({m_texts.open, money(open), true});
    return figures;
}

QString DocumentFigures::paymentReference() const
{
    if (!m_input.payment)
        return {};
    for (const wire::PaymentAttempt& attempt : m_input.payment->attempts) {
        if (attempt.status == "CAPTURED")
            return QString::fromStdString(attempt.providerReference);
    }
    return {};
}

} // namespace vitrine::console
