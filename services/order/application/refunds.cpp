#include "services/order/application/refunds.hpp"

#include "services/order/domain/after_sale/refund_effect.hpp"
#include "services/order/storage/order_audit.hpp"
#include "services/platform/audit/audit.hpp"
#include "services/platform/telemetry/telemetry.hpp"
#include "vitrine/domain/uuid.hpp"

namespace vitrine::order {
namespace {

using platform::CallContext;
using platform::Transaction;
using storage::AfterSaleStore;

constexpr int kOvertakenMax = 8;

Error notFound()
{
    return Error{.code = ErrorCode::NotFound, .message = "there is no such order"};
}

Error busy()
{
    Error error{.code = ErrorCode::Conflict, .message = "the order is changing; try again"};
    error.retryAfter = std::chrono::seconds(1);
    return error;
}

TimelineEntry entryOf(const OrderRefund& refund, const Order& order, const char* event)
{
    std::string detail = order.money(refund.amount).text();
    if (!refund.reason.empty())
        detail += ": " + refund.reason;
    return {.from = {},
            .to = {},
            .event = event,
            .detail = std::move(detail),
            .at = refund.createdAt,
            .actor = refund.actor,
            .kind = "refund"};
}

OrderRefund draftRefund(const CallContext& context,
                        const Order& order,
                        const RefundRequest& request,
                        const domain::RefundPlan& plan,
                        Timestamp now)
{
    const int number = order.refundCount + 1;
    OrderRefund refund{
        .id = domain::newUuid().text(),
        .orderId = order.id,
        .number = number,
        .key = refundKey(order.id, number, 1),
        .reason = request.reason,
        .actor = context.caller.accountId,
        .traceparent = context.trace.traceparent(),
        .progress = {.restock = request.restock && !plan.lines.empty(), .wakeAt = now},
        .createdAt = now};
    takePlan(plan, refund);
    return refund;
}

} // namespace

Result<std::optional<OrderRefund>> Refunds::begin(const CallContext& context,
                                                  Order& order,
                                                  const RefundRequest& request,
                                                  const storage::KeyUse& use)
{
    const Timestamp now = m_clock.now();
    // The saga is asked first: of an order that cannot be refunded at all it says why.
    if (const auto allowed = decide(order.saga, RefundBegun{1}, now, m_saga.policy());
        !allowed.ok())
        return allowed.error();
    const auto plan =
        domain::planRefund(order.refundableOrder(), request.wishes, request.includeShipping);
    if (!plan.ok())
        return plan.error();
    const domain::Money amount = order.money(plan->amount);
    if (request.expectedAmount && *request.expectedAmount != amount)
        return failure<std::optional<OrderRefund>>(ErrorCode::Conflict,
                                                   "the refund comes to " + amount.text() +
                                                       ", not to " + request.expectedAmount->text(),
                                                   "/expectedAmount");
    const auto decision = decide(order.saga, RefundBegun{plan->amount}, now, m_saga.policy());
    if (!decision.ok())
        return decision.error();
    OrderRefund refund = draftRefund(context, order, request, *plan, now);
    storage::OrderStore::Extras extras{.use = &use, .actor = refund.actor, .touches = true};
    extras.also = [&](Transaction& tx) -> Outcome {
        AfterSaleStore afterSale(tx);
        afterSale.addRefund(
            order, refund, {.driver = m_store.driver(), .until = m_store.leaseEnd()});
        afterSale.addEvent(order.id, entryOf(refund, order, "refund requested"));
        platform::writeAudit(tx, context, storage::auditOf(order, refund));
        return Done{};
    };
    const auto saved = m_store.save(order, *decision, context.deadline, extras);
    if (!saved.ok())
        return saved.error();
    if (!*saved)
        return std::optional<OrderRefund>();
    refund.version = 1;
    return std::optional(std::move(refund));
}

Result<Refunds::Receipt>
Refunds::begun(const CallContext& context, const std::string& orderId, OrderRefund refund)
{
    auto driven = m_driver.drive(context, std::move(refund));
    if (!driven.ok())
        return driven.error();
    auto loaded = m_store.load(orderId, context.deadline);
    if (!loaded.ok())
        return loaded.error();
    return Receipt{std::move(loaded->order), std::move(driven).value()};
}

Result<Refunds::Receipt> Refunds::request(const CallContext& context,
                                          const std::string& orderId,
                                          const RefundRequest& request,
                                          const RequestKey& key)
{
    const auto id = domain::Uuid::parse(orderId);
    if (!id.ok())
        return notFound();
    const storage::KeyUse use{context.caller.accountId, key.route, key.key, key.content};
    for (int round = 0; round < kOvertakenMax; ++round) {
        auto loaded = m_store.load(id->text(), context.deadline);
        if (!loaded.ok())
            return loaded.error();
        const auto known = m_store.findKey(use, context.deadline);
        if (known.ok() && !known->sameContent)
            return failure<Receipt>(ErrorCode::Unprocessable,
                                    "this Idempotency-Key was used for another request",
                                    "Idempotency-Key");
        if (known.ok())
            return Receipt{std::move(loaded->order), std::nullopt};
        if (known.error().code != ErrorCode::NotFound)
            return known.error();
        auto refund = begin(context, loaded->order, request, use);
        // Nobody knows whether it was stored: the key does, in the next round.
        if (!refund.ok() && platform::isOutcomeUnknown(refund.error()))
            continue;
        if (!refund.ok())
            return refund.error();
        if (*refund)
            return begun(context, id->text(), std::move(**refund));
    }
    return busy();
}

Outcome Refunds::paymentReturned(const CallContext& context,
                                 const std::string& orderId,
                                 const PaymentReturn& returned)
{
    const auto id = domain::Uuid::parse(orderId);
    if (!id.ok())
        return notFound();
    const auto attempt = attemptOfKey(id->text(), returned.attemptKey);
    if (!attempt.ok())
        return attempt.error();
    for (int round = 0; round < kOvertakenMax; ++round) {
        auto loaded = m_store.load(id->text(), context.deadline);
        if (!loaded.ok())
            return loaded.error();
        Order& order = loaded->order;
        const auto known = m_store.refund(returned.refundId, context.deadline);
        if (known.ok())
            return Done{};
        if (known.error().code != ErrorCode::NotFound)
            return known.error();
        if (returned.amount.currency() != order.currency)
            return failure<Done>(
                ErrorCode::InvalidArgument, "the order is in another currency", "/amount/currency");
        const std::int64_t amount = returned.amount.amount();
        const auto decision =
            decide(order.saga, MoneyReturned{*attempt, amount}, m_clock.now(), m_saga.policy());
        if (!decision.ok())
            return decision.error();
        if (decision->state == order.saga) {
            platform::log(platform::LogLevel::Warn,
                          "payment gave money back that is not this order's any more",
                          {{"order", order.id}, {"refund", returned.refundId}},
                          &context.trace);
            return Done{};
        }
        OrderRefund refund{.id = returned.refundId,
                           .orderId = order.id,
                           .number = order.refundCount + 1,
                           .source = refund_source::kPayment,
                           .key = returned.refundKey,
                           .amount = amount,
                           .reason = returned.reason,
                           .actor = returned.actor,
                           .traceparent = context.trace.traceparent(),
                           .progress = {.status = "SETTLED", .step = RefundStep::Done},
                           .createdAt = m_clock.now(),
                           .settledAt = returned.settledAt};
        storage::OrderStore::Extras extras{.actor = refund.actor, .touches = true};
        extras.also = [&](Transaction& tx) -> Outcome {
            AfterSaleStore afterSale(tx);
            afterSale.addRefund(order, refund, {});
            afterSale.addEvent(order.id, entryOf(refund, order, "refunded at payment"));
            return Done{};
        };
        const auto saved = m_store.save(order, *decision, context.deadline, extras);
        if (!saved.ok())
            return saved.error();
        if (*saved) {
            m_saga.report(context, order, *decision);
            return Done{};
        }
    }
    return busy();
}

} // namespace vitrine::order
