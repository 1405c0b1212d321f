// How the order store writes down what was decided about an order.
#include "services/order/domain/after_sale/refund_effect.hpp"
#include "services/order/storage/member_arrays.hpp"
#include "services/order/storage/order_audit.hpp"
#include "services/order/storage/order_events.hpp"
#include "services/order/storage/order_rows.hpp"
#include "services/order/storage/order_sql.hpp"
#include "services/order/storage/order_store.hpp"
#include "vitrine/domain/uuid.hpp"

#include <algorithm>

namespace vitrine::order::storage {
namespace {

using platform::sqlArray;
using platform::Transaction;

bool addKey(Transaction& tx, const KeyUse& use, const std::string& orderId, Timestamp now)
{
    return tx.run(sql::kAddKey,
                  use.accountId,
                  use.route,
                  use.key,
                  use.content,
                  orderId,
                  milliseconds(now))
               .affected_rows() == 1;
}

/// What a cancellation has given back, when `decision` ends one: all that was left.
std::optional<OrderRefund>
refundOfCancellation(const Order& order, const Decision& decision, Timestamp now)
{
    const bool ends =
        std::any_of(decision.moves.begin(), decision.moves.end(), [](const auto& move) {
            return move.event == OrderEvent::CancelledByRefund;
        });
    if (!ends || order.saga.refundAmount <= 0)
        return std::nullopt;
    domain::RefundableOrder left = order.refundableOrder();
    left.refundable = order.saga.refundAmount;
    const auto plan = domain::planRefund(left, {}, true);
    OrderRefund refund{.id = domain::newUuid().text(),
                       .orderId = order.id,
                       .number = order.refundCount + 1,
                       .source = refund_source::kCancel,
                       .key = order.id + ":refund:" + std::to_string(order.saga.refund),
                       .amount = order.saga.refundAmount,
                       .reason = decision.state.reason,
                       .traceparent = order.traceparent,
                       .progress = {.status = "SETTLED", .step = RefundStep::Done, .restock = true},
                       .createdAt = now,
                       .settledAt = now};
    if (plan.ok()) // it says how the amount falls on the lines; the amount itself went back already
        takePlan(*plan, refund);
    refund.amount = order.saga.refundAmount;
    return refund;
}

/// The goods of a cancelled order that nobody was refunded before: what is put back.
void rememberCancellation(Order& order, const OrderRefund& refund)
{
    applyRefund(order, refund);
    order.toRestock.emplace();
    for (const RefundLine& line : refund.lines)
        order.toRestock->push_back(
            {order.lines[static_cast<std::size_t>(line.position - 1)].productId, line.quantity});
}

/// Whether anything but the saga's own bookkeeping is to be written.
bool changesOrder(const Order& order, const Decision& decision)
{
    const SagaState& before = order.saga;
    const SagaState& after = decision.state;
    return !decision.moves.empty() || before.reason != after.reason ||
           before.actionUrl != after.actionUrl || before.attempt != after.attempt ||
           before.refunded != after.refunded || before.step == SagaStep::Price ||
           before.step == SagaStep::Hold;
}

} // namespace

std::int64_t OrderStore::saveIn(Transaction& tx,
                                const Order& order,
                                const Decision& decision,
                                bool changed,
                                Timestamp now,
                                const std::string& actor)
{
    const SagaState& saga = decision.state;
    const bool goesOn = !saga.quiet() && saga.wakeAt <= now;
    const std::optional<std::int64_t> dueAt =
        saga.quiet() ? std::nullopt
                     : std::optional(goesOn ? milliseconds(leaseEnd()) : milliseconds(saga.wakeAt));
    const std::vector<std::int64_t> strays(saga.strays.begin(), saga.strays.end());
    const bool pricesNow = order.saga.step == SagaStep::Price && saga.step != SagaStep::Price;
    const auto& lines = pricesNow ? order.lines : std::vector<OrderLine>();
    const auto told = eventsOf(order, decision.moves, now);
    const auto rows =
        tx.run(sql::kSave,
               order.id,
               order.version,
               toString(saga.step),
               toString(saga.ending),
               saga.hold,
               saga.attempt,
               saga.refund,
               saga.tries,
               saga.captured,
               saga.refundSent,
               saga.noticed,
               sqlArray(strays),
               milliseconds(saga.payBy),
               milliseconds(saga.holdUntil),
               milliseconds(saga.retryBy),
               milliseconds(saga.wakeAt),
               dueAt,
               changed,
               goesOn ? m_options.driver : std::string(),
               toString(saga.order),
               saga.reason,
               saga.actionUrl,
               order.currency.code(),
               order.pricesIncludeTax,
               order.amounts.subtotal,
               order.amounts.discount,
               order.amounts.tax,
               order.amounts.shipping,
               order.amounts.total,
               order.refunded,
               arrayOf(order.refusedLines, &RefusedLine::productId),
               arrayOf(order.refusedLines, &RefusedLine::requested),
               arrayOf(order.refusedLines, &RefusedLine::available),
               order.paymentToken,
               milliseconds(now),
               textArray(decision.moves, [](const OrderMoved& m) { return toString(m.from); }),
               textArray(decision.moves, [](const OrderMoved& m) { return toString(m.to); }),
               textArray(decision.moves, [](const OrderMoved& m) { return toString(m.event); }),
               arrayOf(decision.moves, &OrderMoved::detail),
               arrayOf(told, &ToldEvent::type),
               arrayOf(told, &ToldEvent::payload),
               order.traceparent,
               arrayOf(lines, &OrderLine::productId),
               arrayOf(lines, &OrderLine::sku),
               arrayOf(lines, &OrderLine::gtin),
               arrayOf(lines, &OrderLine::name),
               arrayOf(lines, &OrderLine::imageHash),
               arrayOf(lines, &OrderLine::quantity),
               arrayOf(lines, &OrderLine::unitPrice),
               arrayOf(lines, &OrderLine::taxCategory),
               arrayOf(lines, &OrderLine::taxRate),
               arrayOf(lines, &OrderLine::discount),
               arrayOf(lines, &OrderLine::net),
               arrayOf(lines, &OrderLine::tax),
               saga.refundAmount,
               saga.givenBack,
               actor,
               toString(saga.way));
    return rows[0][0].as<std::int64_t>();
}

Result<bool>
OrderStore::save(Order& order, const Decision& decision, Deadline deadline, const Extras& extras)
{
    order.refunded = decision.state.refunded;
    const Timestamp now = m_clock.now();
    const bool changed = extras.use != nullptr || extras.touches || changesOrder(order, decision);
    const std::optional<OrderRefund> cancelled = refundOfCancellation(order, decision, now);
    const bool restocked =
        order.saga.step == SagaStep::Restock && decision.state.step != SagaStep::Restock;
    const bool pricesNow =
        order.saga.step == SagaStep::Price && decision.state.step != SagaStep::Price;
    const bool differs =
        pricesNow && (!order.priceDifferences().empty() || order.sale.catalogTotal);
    const bool isAlone =
        extras.use == nullptr && extras.also == nullptr && !cancelled && !restocked && !differs;
    bool overtaken = false;
    const auto body = [&](Transaction& tx) -> Result<bool> {
        overtaken = (extras.use != nullptr && !addKey(tx, *extras.use, order.id, now)) ||
                    saveIn(tx, order, decision, changed, now, extras.actor) == 0;
        if (overtaken) // an error takes back the key
            return isAlone ? Result<bool>(false)
                           : failure<bool>(ErrorCode::Conflict, "somebody else was first");
        AfterSaleStore afterSale(tx);
        if (cancelled)
            afterSale.addRefund(order, *cancelled, {});
        if (restocked)
            afterSale.markRestocked(order.id);
        if (differs)
            savePricing(tx, order);
        if (extras.also) {
            if (const auto done = extras.also(tx); !done.ok())
                return done.error();
        }
        return true;
    };
    const Result<bool> saved =
        isAlone ? m_database.inStatement(deadline, body) : m_database.inTransaction(deadline, body);
    if (overtaken)
        return false;
    if (!saved.ok())
        return saved;
    if (cancelled)
        rememberCancellation(order, *cancelled);
    order.saga = decision.state;
    ++order.version;
    order.updatedAt = now;
    if (order.timeline) {
        for (const OrderMoved& move : decision.moves)
            order.timeline->push_back({std::string(toString(move.from)),
                                       std::string(toString(move.to)),
                                       std::string(toString(move.event)),
                                       move.detail,
                                       now,
                                       extras.actor});
    }
    return true;
}

/// What the catalogue says otherwise than the shopper was shown. Where it is sold all the same,
/// the audit tells of it.
void OrderStore::savePricing(Transaction& tx, const Order& order)
{
    SaleStore(tx).saveDifferences(order);
    if (!order.keepsItsPrice())
        return;
    platform::CallContext context;
    context.caller.accountId = order.kioskId;
    context.trace.traceId = order.traceId;
    platform::writeAudit(tx, context, auditOfDifference(order));
}

} // namespace vitrine::order::storage
