#include "admin-console/screens/orders/order_timeline.hpp"

#include "admin-console/parts/order_words.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"

#include <algorithm>

namespace vitrine::console {
namespace {

using qt::Icon;
using qt::Tone;
using qt::toText;

void addUnlessEmpty(QStringList& list, const QString& text)
{
    if (!text.isEmpty())
        list << text;
}

/// "2 × Wanderer Hiking Boots"
template <typename Lines> QStringList goods(const wire::Order& order, const Lines& lines)
{
    QStringList texts;
    for (const auto& line : lines) {
        const auto found =
            std::find_if(order.lines.begin(), order.lines.end(), [&](const wire::OrderLine& known) {
                return known.position == line.position;
            });
        if (found != order.lines.end())
            texts << qt::formatCount(line.quantity) + QStringLiteral(" \u00d7 ") +
                         toText(found->name);
    }
    return texts;
}

Icon iconOfAction(const std::string& kind)
{
    if (kind == "hand_over")
        return Icon::Handover;
    if (kind == "ship")
        return Icon::Truck;
    return kind == "deliver" ? Icon::Check : Icon::Box;
}

Icon iconOfStatus(const std::string& to)
{
    if (to == "PAID" || to == "AUTHORIZED")
        return Icon::Money;
    if (to == "PAYMENT_PENDING" || to == "PAYMENT_FAILED")
        return Icon::Card;
    if (to == "PAYMENT_UNKNOWN")
        return Icon::Question;
    if (to == "CANCELLED")
        return Icon::Close;
    if (to == "EXPIRED")
        return Icon::Clock;
    if (to == "REFUNDED")
        return Icon::Refund;
    if (to == "INVENTORY_RESERVED")
        return Icon::Stock;
    return to == "PENDING" ? Icon::Cart : Icon::Handover;
}

/// Whether the order's own list tells of a refund that payment tells of too.
bool isKnown(const wire::Order& order, const std::string& refundKey)
{
    return std::any_of(order.refunds.begin(), order.refunds.end(), [&](const auto& refund) {
        return refund.refundKey == refundKey;
    });
}

} // namespace

TimelineItem OrderStory::item(const wire::OrderEvent& event)
{
    TimelineItem made{.at = qt::parseTime(event.at),
                      .icon = iconOfStatus(event.to),
                      .tone = OrderWords::status(event.to).tone,
                      .title = OrderWords::event(event.from, event.to, event.event),
                      .actor = event.actor};
    addUnlessEmpty(made.details, OrderWords::reason(event.detail));
    return made;
}

TimelineItem OrderStory::item(const wire::PaymentAttempt& attempt)
{
    const qt::Badge state = OrderWords::attempt(attempt.status);
    const auto number = toText(attempt.attemptKey).section(QLatin1Char(':'), -1);
    const auto& at = attempt.updatedAt.empty() ? attempt.createdAt : attempt.updatedAt;
    TimelineItem made{.at = qt::parseTime(at),
                      .icon = Icon::Card,
                      .tone = state.tone,
                      .title = tr("Payment attempt %1: %2").arg(number, state.text)};
    made.details << qt::formatMoney(attempt.amount);
    addUnlessEmpty(made.details, OrderWords::reason(attempt.declineCode));
    if (!attempt.providerReference.empty())
        made.details << tr("Reference %1").arg(toText(attempt.providerReference));
    return made;
}

TimelineItem OrderStory::item(const wire::Order& order, const wire::Fulfilment& done)
{
    TimelineItem made{.at = qt::parseTime(done.at),
                      .icon = iconOfAction(done.kind),
                      .tone = Tone::Info,
                      .title = OrderWords::fulfilmentAction(done.kind),
                      .details = goods(order, done.lines),
                      .actor = done.actor};
    if (!done.carrier.empty() || !done.trackingCode.empty())
        made.details
            << (toText(done.carrier) + QLatin1Char(' ') + toText(done.trackingCode)).trimmed();
    addUnlessEmpty(made.details, toText(done.note));
    return made;
}

void OrderStory::addRefund(std::vector<TimelineItem>& items,
                           const wire::Order& order,
                           const wire::OrderRefund& refund)
{
    TimelineItem asked{.at = qt::parseTime(refund.createdAt),
                       .icon = Icon::Refund,
                       .tone = Tone::Info,
                       .title = tr("Refund of %1 requested").arg(qt::formatMoney(refund.amount)),
                       .details = goods(order, refund.lines),
                       .actor = refund.actor};
    addUnlessEmpty(asked.details, toText(refund.reason));
    if (refund.restock)
        asked.details << (refund.restocked ? tr("The goods are back on sale.")
                                           : tr("The goods go back on sale."));
    items.push_back(std::move(asked));
    if (refund.status == "SETTLED")
        items.push_back(
            {.at = qt::parseTime(refund.settledAt.empty() ? refund.createdAt : refund.settledAt),
             .icon = Icon::Refund,
             .tone = Tone::Ok,
             .title = tr("%1 given back").arg(qt::formatMoney(refund.amount))});
    else if (refund.status == "FAILED" || refund.status == "REJECTED" || refund.status == "UNKNOWN")
        items.push_back(
            {.at = qt::parseTime(refund.settledAt.empty() ? refund.createdAt : refund.settledAt),
             .icon = Icon::Refund,
             .tone = OrderWords::refund(refund.status).tone,
             .title =
                 tr("Refund of %1: %2")
                     .arg(qt::formatMoney(refund.amount), OrderWords::refund(refund.status).text)});
}

void OrderStory::addPaymentRefunds(std::vector<TimelineItem>& items,
                                   const wire::Order& order,
                                   const wire::Payment& payment)
{
    for (const wire::Refund& refund : payment.refunds) {
        if (isKnown(order, refund.refundKey))
            continue;
        TimelineItem made{.at = qt::parseTime(refund.createdAt),
                          .icon = Icon::Refund,
                          .tone = OrderWords::refund(refund.status).tone,
                          .title = tr("Refund of %1: %2")
                                       .arg(qt::formatMoney(refund.amount),
                                            OrderWords::refund(refund.status).text),
                          .actor = refund.actor};
        addUnlessEmpty(made.details, toText(refund.reason));
        items.push_back(std::move(made));
    }
}

std::vector<TimelineItem> OrderStory::timeline(const wire::Order& order,
                                               const std::optional<wire::Payment>& payment)
{
    std::vector<TimelineItem> items;
    for (const wire::OrderEvent& event : order.timeline) {
        // Refunds and goods have lists of their own, which say more.
        const bool saysMore = (event.kind == "refund" && !order.refunds.empty()) ||
                              (event.kind == "fulfilment" && !order.fulfilments.empty());
        if (!saysMore)
            items.push_back(item(event));
    }
    for (const wire::Fulfilment& done : order.fulfilments)
        items.push_back(item(order, done));
    for (const wire::OrderRefund& refund : order.refunds)
        addRefund(items, order, refund);
    if (payment) {
        for (const wire::PaymentAttempt& attempt : payment->attempts)
            items.push_back(item(attempt));
        addPaymentRefunds(items, order, *payment);
    }
    std::reverse(items.begin(), items.end()); // of one instant: the later is above
    std::stable_sort(items.begin(), items.end(), [](const TimelineItem& a, const TimelineItem& b) {
        return a.at > b.at;
    });
    return items;
}

std::vector<LedgerRow> OrderStory::ledger(const wire::Order& order,
                                          const std::optional<wire::Payment>& payment)
{
    std::vector<LedgerRow> rows;
    if (payment) {
        for (const wire::PaymentAttempt& attempt : payment->attempts)
            rows.push_back({.kind = LedgerRow::Kind::Payment,
                            .at = qt::parseTime(attempt.createdAt),
                            .state = OrderWords::attempt(attempt.status),
                            .amount = attempt.amount,
                            .note = attempt.declineCode.empty()
                                        ? toText(attempt.providerReference)
                                        : OrderWords::reason(attempt.declineCode),
                            .key = attempt.attemptKey,
                            .counts = attempt.status == "CAPTURED"});
    }
    const auto addBack = [&](const auto& refund) {
        rows.push_back({.kind = LedgerRow::Kind::Refund,
                        .at = qt::parseTime(refund.createdAt),
                        .state = OrderWords::refund(refund.status),
                        .amount = {-refund.amount.amount(), refund.amount.currency()},
                        .note = toText(refund.reason),
                        .key = refund.refundKey,
                        .counts = refund.status == "SETTLED"});
    };
    for (const wire::OrderRefund& refund : order.refunds)
        addBack(refund);
    if (payment) {
        for (const wire::Refund& refund : payment->refunds) {
            if (!isKnown(order, refund.refundKey))
                addBack(refund);
        }
    }
    std::stable_sort(rows.begin(), rows.end(), [](const LedgerRow& a, const LedgerRow& b) {
        return a.at < b.at;
    });
    return rows;
}

} // namespace vitrine::console
