#include "services/order/application/refund_driver.hpp"

#include "services/order/application/background_context.hpp"
#include "services/order/domain/after_sale/refund_effect.hpp"
#include "vitrine/domain/state_machine.hpp"

namespace vitrine::order {
namespace {

using platform::CallContext;
using platform::LogLevel;
using platform::Transaction;
using storage::AfterSaleStore;

constexpr std::chrono::milliseconds kStepTimeMin{
    300}; ///< Less is not worth beginning another step.
constexpr std::chrono::milliseconds kStoreTime{
    1000}; ///< To put away what is known when the caller's time is over.
constexpr std::chrono::milliseconds kRefundTime{10000}; ///< For one refund in the background.
constexpr int kOvertakenMax = 8;

Deadline timeToStore(const CallContext& context)
{
    return context.deadline.remaining() < kStoreTime ? Deadline::in(kStoreTime) : context.deadline;
}

/// What a refund puts back on the shelf.
std::vector<WantedLine> goodsOf(const OrderRefund& refund, const Order& order)
{
    std::vector<WantedLine> goods;
    for (const RefundLine& line : refund.lines)
        goods.push_back(
            {order.lines.at(static_cast<std::size_t>(line.position - 1)).productId, line.quantity});
    return goods;
}

TimelineEntry endOf(const OrderRefund& refund, const Order& order, bool settled, Timestamp now)
{
    return {.from = {},
            .to = {},
            .event = settled ? "refund settled" : "refund failed",
            .detail = order.money(refund.amount).text(),
            .at = now,
            .actor = refund.actor,
            .kind = "refund"};
}

} // namespace

RefundEvent RefundDriver::carryOut(const CallContext& context,
                                   const OrderRefund& refund,
                                   RefundCommand command,
                                   const Order& order)
{
    CallContext call = context;
    call.deadline = context.deadline.orEarlier(m_options.callTimeout);
    const auto noAnswer = [&](const char* step, const Error& error) {
        platform::log(LogLevel::Warn,
                      "a step of a refund had no answer",
                      {{"order", order.id},
                       {"refund", refund.id},
                       {"step", step},
                       {"error", toString(error.code)},
                       {"cause", error.message}},
                      &context.trace);
        return RefundCallFailed{.maybeDone = !nothingWasSent(error)};
    };
    if (command == RefundCommand::Restock) {
        const auto returned =
            m_parts.inventory.restock(call, refund.id, order.id, goodsOf(refund, order));
        if (!returned.ok())
            return noAnswer("restock", returned.error());
        return GoodsReturned{.refused = !*returned};
    }
    const bool sends = command == RefundCommand::Send;
    const auto said =
        sends ? m_parts.payment.refund(call,
                                       {.key = refund.key,
                                        .orderId = order.id,
                                        .amount = order.money(refund.amount),
                                        .reason = refund.reason,
                                        .attemptKey = attemptKey(order.id, order.saga.attempt),
                                        .actor = refund.actor})
              : m_parts.payment.lookUpRefund(call, refund.key);
    if (!said.ok())
        return noAnswer(sends ? "send" : "look up", said.error());
    return PaymentSaid{refund.progress.send, *said};
}

AfterSaleStore::Lease RefundDriver::leaseOf(const RefundProgress& progress) const
{
    if (progress.step == RefundStep::Done)
        return {};
    if (progress.wakeAt > m_parts.clock.now())
        return {.driver = {}, .until = progress.wakeAt};
    return {.driver = m_parts.store.driver(), .until = m_parts.store.leaseEnd()};
}

/// The end of a refund's money: the refund, the order's state and what was set aside, or none.
Result<RefundDriver::Saved>
RefundDriver::endMoney(const CallContext& context, const OrderRefund& next, bool settled)
{
    const Deadline deadline = timeToStore(context);
    for (int round = 0; round < kOvertakenMax; ++round) {
        auto loaded = m_parts.store.load(next.orderId, deadline);
        if (!loaded.ok())
            return loaded.error();
        Order& order = loaded->order;
        const auto decision = decide(order.saga,
                                     RefundEnded{next.amount, settled, nothingOpen(order)},
                                     m_parts.clock.now(),
                                     m_parts.saga.policy());
        if (!decision.ok())
            return decision.error();
        const bool allOut = decision->state.order == OrderState::Fulfilled &&
                            order.state() == OrderState::PartiallyFulfilled;
        bool overtaken = false;
        storage::OrderStore::Extras extras{.actor = next.actor, .touches = true};
        extras.also = [&](Transaction& tx) -> Outcome {
            AfterSaleStore afterSale(tx);
            overtaken = !afterSale.saveRefund(next, leaseOf(next.progress));
            if (overtaken)
                return Error{.code = ErrorCode::Conflict, .message = "somebody else went on"};
            if (!settled)
                afterSale.takeRefundBack(next);
            if (const auto state = domain::transition(
                    domain::fulfilmentMachine(), order.fulfilment, "hand over all");
                allOut && state.ok())
                afterSale.saveFulfilmentState(order.id, std::string(*state));
            afterSale.addEvent(order.id, endOf(next, order, settled, m_parts.clock.now()));
            return Done{};
        };
        const auto saved = m_parts.store.save(order, *decision, deadline, extras);
        if (overtaken)
            return Saved::Overtaken;
        if (!saved.ok())
            return saved.error();
        if (*saved) {
            m_parts.saga.report(context, order, *decision);
            return Saved::Yes;
        }
    }
    return failure<Saved>(ErrorCode::Conflict, "the order is changing all the time");
}

Result<RefundDriver::Saved>
RefundDriver::store(const CallContext& context, OrderRefund& refund, const RefundDecision& decision)
{
    OrderRefund next = refund;
    next.progress = decision.progress;
    next.key = refundKey(refund.orderId, refund.number, decision.progress.send);
    if (decision.settled.value_or(false))
        next.settledAt = m_parts.clock.now();
    Result<Saved> saved = Saved::Yes;
    if (decision.settled) {
        saved = endMoney(context, next, *decision.settled);
    } else {
        saved = m_parts.store.database().inStatement(
            timeToStore(context), [&](Transaction& tx) -> Result<Saved> {
                return AfterSaleStore(tx).saveRefund(next, leaseOf(next.progress))
                           ? Saved::Yes
                           : Saved::Overtaken;
            });
    }
    if (!saved.ok() || *saved == Saved::Overtaken)
        return saved;
    refund = std::move(next);
    ++refund.version;
    if (decision.settled)
        m_parts.metrics.count("vitrine_order_refunds_total", {{"status", refund.progress.status}});
    if (!decision.alarm.empty()) {
        m_parts.metrics.count("vitrine_order_alarms_total");
        platform::log(LogLevel::Error,
                      "a refund needs a person",
                      {{"order", refund.orderId}, {"refund", refund.id}, {"alarm", decision.alarm}},
                      &context.trace);
    }
    return saved;
}

void RefundDriver::leave(const CallContext& context, const OrderRefund& refund)
{
    // Should this fail, the lease ends by itself.
    const auto left = m_parts.store.database().inStatement(
        Deadline::in(kStoreTime), [&](Transaction& tx) -> Outcome {
            AfterSaleStore(tx).letGoOfRefund(refund, m_parts.store.driver());
            return Done{};
        });
    if (!left.ok())
        platform::log(LogLevel::Warn,
                      "a refund is left to its lease",
                      {{"refund", refund.id}, {"cause", left.error().message}},
                      &context.trace);
    m_parts.wakeBackground();
}

Result<OrderRefund> RefundDriver::drive(const CallContext& context, OrderRefund refund)
{
    const auto loaded = m_parts.store.load(refund.orderId, timeToStore(context));
    if (!loaded.ok())
        return loaded.error();
    for (;;) {
        const auto command = refundCommandOf(refund.progress);
        if (!command || refund.progress.wakeAt > m_parts.clock.now())
            return refund;
        if (context.deadline.remaining() < kStepTimeMin) {
            leave(context, refund);
            return refund;
        }
        const RefundEvent event = carryOut(context, refund, *command, loaded->order);
        const auto decision =
            decideRefund(refund.progress, event, m_parts.clock.now(), m_options.policy);
        if (!decision.ok())
            return decision.error();
        const auto saved = store(context, refund, *decision);
        if (!saved.ok())
            return saved.error();
        if (*saved == Saved::Overtaken)
            return m_parts.store.refund(refund.id, Deadline::in(kStoreTime));
    }
}

Outcome RefundDriver::driveOne(const std::string& refundId, Deadline deadline)
{
    auto refund = m_parts.store.refund(refundId, deadline);
    if (!refund.ok())
        return refund.error();
    const CallContext context =
        backgroundContext(refund->traceparent, deadline.orEarlier(kRefundTime));
    const auto driven = drive(context, std::move(refund).value());
    return driven.ok() ? Outcome(Done{}) : Outcome(driven.error());
}

Outcome RefundDriver::driveDue(Deadline deadline, int batch)
{
    Outcome outcome = Done{};
    while (deadline.remaining() > kStepTimeMin) {
        const auto due = m_parts.store.database().inStatement(
            deadline, [&](Transaction& tx) -> Result<std::vector<std::string>> {
                return AfterSaleStore(tx).claimDueRefunds(
                    m_parts.clock.now(),
                    {.driver = m_parts.store.driver(), .until = m_parts.store.leaseEnd()},
                    batch);
            });
        if (!due.ok())
            return due.error();
        for (const std::string& refundId : *due) {
            // One refund's trouble must not keep the others waiting; it comes back when its lease
            // ends.
            if (auto driven = driveOne(refundId, deadline); !driven.ok())
                outcome = driven;
        }
        if (due->size() < static_cast<std::size_t>(batch))
            break;
    }
    return outcome;
}

} // namespace vitrine::order
