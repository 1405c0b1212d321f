#include "services/order/application/saga_driver.hpp"

#include "services/order/application/background_context.hpp"

namespace vitrine::order {
namespace {

using platform::CallContext;
using platform::LogLevel;

constexpr std::chrono::milliseconds kStepTimeMin{
    300}; ///< Less is not worth beginning another step.
constexpr std::chrono::milliseconds kStoreTime{
    1000}; ///< To put away what is known when the caller's time is over.
constexpr std::chrono::milliseconds kOrderTime{10000}; ///< For one order in the background.
constexpr int kOvertakenMax = 8;

} // namespace

void SagaDriver::report(const CallContext& context, const Order& order, const Decision& decision)
{
    for (const OrderMoved& move : decision.moves) {
        m_parts.metrics.count("vitrine_order_moves_total",
                              {{"to", std::string(toString(move.to))}});
        platform::log(LogLevel::Debug,
                      "order moved",
                      {{"order", order.id},
                       {"number", order.number},
                       {"from", std::string(toString(move.from))},
                       {"to", std::string(toString(move.to))},
                       {"event", std::string(toString(move.event))},
                       {"detail", move.detail}},
                      &context.trace);
    }
    if (decision.alarm.empty())
        return;
    m_parts.metrics.count("vitrine_order_alarms_total");
    platform::log(LogLevel::Error,
                  "an order needs a person",
                  {{"order", order.id}, {"number", order.number}, {"alarm", decision.alarm}},
                  &context.trace);
}

Result<SagaDriver::Saved>
SagaDriver::store(const CallContext& context, Order& order, const SagaEvent& event)
{
    const auto decision = decide(order.saga, event, m_parts.clock.now(), m_policy);
    if (!decision.ok()) {
        m_parts.metrics.count("vitrine_order_alarms_total");
        platform::log(LogLevel::Error,
                      "the saga refused an answer to its own command",
                      {{"order", order.id}, {"cause", decision.error().message}},
                      &context.trace);
        return decision.error();
    }
    // What a call brought is worth storing even when the caller's time is over: less has to be
    // asked again.
    const Deadline deadline =
        context.deadline.remaining() < kStoreTime ? Deadline::in(kStoreTime) : context.deadline;
    const auto saved = m_parts.store.save(order, *decision, deadline);
    if (!saved.ok())
        return saved.error();
    if (!*saved)
        return Saved::Overtaken;
    report(context, order, *decision);
    return Saved::Yes;
}

void SagaDriver::leave(const CallContext& context, const Order& order)
{
    // Should this fail, the lease ends by itself.
    const auto left = m_parts.store.letGo(order, Deadline::in(kStoreTime));
    if (!left.ok())
        platform::log(LogLevel::Warn,
                      "an order is left to its lease",
                      {{"order", order.id}, {"cause", left.error().message}},
                      &context.trace);
    m_parts.wakeBackground();
}

Result<Order> SagaDriver::drive(const CallContext& context, Order order)
{
    const auto reread = [&]() -> Result<Order> {
        auto loaded = m_parts.store.load(order.id, Deadline::in(kStoreTime));
        if (!loaded.ok())
            return loaded.error();
        return std::move(loaded->order);
    };
    for (;;) {
        const Timestamp now = m_parts.clock.now();
        if (order.saga.quiet() || order.saga.wakeAt > now)
            return order;
        const auto ticked = decide(order.saga, Tick{}, now, m_policy);
        if (!ticked.ok())
            return ticked.error();
        if (!(ticked->state == order.saga)) {
            const auto saved = store(context, order, Tick{});
            if (!saved.ok())
                return saved.error();
            if (*saved == Saved::Overtaken)
                return reread();
            continue;
        }
        const auto command = commandOf(order.saga);
        if (!command || context.deadline.remaining() < kStepTimeMin) {
            leave(context, order);
            return order;
        }
        const SagaEvent event = m_parts.commands.run(context, *command, order);
        const auto saved = store(context, order, event);
        if (!saved.ok())
            return saved.error();
        if (*saved == Saved::Overtaken)
            return reread();
    }
}

Result<Order> SagaDriver::apply(const CallContext& context,
                                Order order,
                                const SagaEvent& event,
                                const std::function<void(Order&)>& change,
                                const ExtrasOf& extras)
{
    for (int round = 0; round < kOvertakenMax; ++round) {
        const auto decision = decide(order.saga, event, m_parts.clock.now(), m_policy);
        if (!decision.ok())
            return decision.error();
        if (decision->state == order.saga)
            return order;
        const auto with = extras ? extras(order, *decision) : storage::OrderStore::Extras();
        if (change)
            change(order);
        const auto saved = m_parts.store.save(order, *decision, context.deadline, with);
        if (!saved.ok())
            return saved.error();
        if (*saved) {
            report(context, order, *decision);
            return order;
        }
        auto again = m_parts.store.load(order.id, context.deadline);
        if (!again.ok())
            return again.error();
        order = std::move(again->order);
    }
    Error busy{.code = ErrorCode::Conflict, .message = "the order is changing; try again"};
    busy.retryAfter = std::chrono::seconds(1);
    return busy;
}

Outcome SagaDriver::driveOne(const std::string& orderId, Deadline deadline)
{
    auto loaded = m_parts.store.load(orderId, deadline);
    if (!loaded.ok())
        return loaded.error();
    const Order& order = loaded->order;
    const CallContext context =
        backgroundContext(order.traceparent, deadline.orEarlier(kOrderTime));
    if (order.saga.quiet() || order.saga.wakeAt > m_parts.clock.now()) {
        return m_parts.store.letGo(order, deadline); // taken up a moment too early
    }
    const auto driven = drive(context, std::move(loaded->order));
    if (!driven.ok())
        return driven.error();
    return Done{};
}

Outcome SagaDriver::driveDue(Deadline deadline, int batch)
{
    Outcome outcome = Done{};
    while (deadline.remaining() > kStepTimeMin) {
        const auto due = m_parts.store.claimDue(batch, deadline);
        if (!due.ok())
            return due.error();
        for (const std::string& orderId : *due) {
            // One order's trouble must not keep the others waiting; it comes back when its lease
            // ends.
            if (auto driven = driveOne(orderId, deadline); !driven.ok())
                outcome = driven;
        }
        if (due->size() < static_cast<std::size_t>(batch))
            break;
    }
    return outcome;
}

} // namespace vitrine::order
