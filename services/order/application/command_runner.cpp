#include "services/order/application/command_runner.hpp"

#include "services/platform/telemetry/telemetry.hpp"

namespace vitrine::order {
namespace {

using platform::CallContext;

SagaEvent noAnswer(const CallContext& context,
                   const SagaCommand& command,
                   const Order& order,
                   const Error& error)
{
    platform::log(platform::LogLevel::Warn,
                  "a step of an order had no answer",
                  {{"order", order.id},
                   {"step", std::string(toString(command.kind))},
                   {"error", toString(error.code)},
                   {"cause", error.message}},
                  &context.trace);
    return CallFailed{.maybeDone = !nothingWasSent(error)};
}

RefundCall refundCall(const CallContext& context, const SagaCommand& command, const Order& order)
{
    return {.key = command.key,
            .orderId = order.id,
            .amount = order.money(command.amount),
            .reason = order.saga.reason,
            .attemptKey = attemptKey(order.id, command.attempt),
            .actor = context.caller.accountId};
}

} // namespace

SagaEvent CommandRunner::run(const CallContext& context, const SagaCommand& command, Order& order)
{
    using Kind = SagaCommand::Kind;
    CallContext call = context;
    call.deadline = context.deadline.orEarlier(m_options.callTimeout);
    const auto toEvent = [&](const auto& result, const auto& convert) -> SagaEvent {
        return result.ok() ? SagaEvent(convert(*result))
                           : noAnswer(call, command, order, result.error());
    };
    const auto asItIs = [](const ChargeAnswered& answer) { return answer; };
    const auto refundAnswer = [&](RefundStatus status) {
        return RefundAnswered{command.number, status};
    };
    switch (command.kind) {
    case Kind::Price:
        return price(call, order);
    case Kind::Reserve:
        return reserve(call, command, order);
    case Kind::Commit:
        return commit(call, command, order);
    case Kind::Release:
        return release(call, command, order);
    case Kind::Restock:
        return restock(call, command, order);
    case Kind::Charge:
        return toEvent(m_payment.charge(call, command, order), asItIs);
    case Kind::LookUpCharge:
        return toEvent(m_payment.lookUp(call, command), asItIs);
    case Kind::CancelCharge:
        return toEvent(m_payment.cancel(call, command),
                       [&](Done) { return ChargeCancelled{command.number}; });
    case Kind::Refund:
        return toEvent(m_payment.refund(call, refundCall(call, command, order)), refundAnswer);
    case Kind::LookUpRefund:
        return toEvent(m_payment.lookUpRefund(call, command.key), refundAnswer);
    }
    return Tick{};
}

SagaEvent CommandRunner::price(const CallContext& context, Order& order)
{
    std::vector<std::string> ids;
    for (const WantedLine& line : order.wanted)
        ids.push_back(line.productId);
    const auto products = m_catalog.products(context, ids);
    if (!products.ok())
        return noAnswer(context, {.kind = SagaCommand::Kind::Price}, order, products.error());
    Quote made = quote(m_options.pricing, order, *products);
    order.pricesIncludeTax = m_options.pricing.pricesIncludeTax;
    order.lines = std::move(made.lines);
    order.currency = made.currency;
    order.amounts = made.amounts;
    order.refusedLines = std::move(made.refusedLines);
    order.sale.catalogTotal = made.catalogTotal;
    for (std::size_t i = 0; i < made.currentUnitPrices.size(); ++i)
        order.wanted[i].currentUnitPrice = made.currentUnitPrices[i];
    if (!made.refusal.empty())
        return PriceRefused{made.refusal};
    return Priced{order.amounts.total};
}

/// An order that waits at the counter keeps its goods as long as it may be paid there.
std::chrono::seconds CommandRunner::holdTimeOf(const Order& order) const
{
    return order.saga.way == PaymentWay::Till ? m_options.counterHold : m_options.holdTime;
}

SagaEvent
CommandRunner::reserve(const CallContext& context, const SagaCommand& command, Order& order)
{
    auto answer =
        m_inventory.reserve(context, operationId(order.id, command), order, holdTimeOf(order));
    if (!answer.ok())
        return noAnswer(context, command, order, answer.error());
    if (answer->held)
        return Held{command.number, answer->until};
    order.refusedLines = std::move(answer->shortages);
    return HoldRefused{command.number, reasons::kOutOfStock};
}

SagaEvent
CommandRunner::commit(const CallContext& context, const SagaCommand& command, const Order& order)
{
    const auto committed = m_inventory.commit(context, operationId(order.id, command), order.id);
    if (!committed.ok())
        return noAnswer(context, command, order, committed.error());
    if (*committed)
        return Committed{command.number};
    return CommitRefused{command.number};
}

SagaEvent
CommandRunner::release(const CallContext& context, const SagaCommand& command, const Order& order)
{
    const auto released = m_inventory.release(context, operationId(order.id, command), order.id);
    if (!released.ok())
        return noAnswer(context, command, order, released.error());
    if (*released)
        return Released{};
    return ReleaseRefused{};
}

SagaEvent
CommandRunner::restock(const CallContext& context, const SagaCommand& command, const Order& order)
{
    if (order.toRestock && order.toRestock->empty())
        return Restocked{};
    const auto restocked =
        m_inventory.restock(context, operationId(order.id, command), order.id, order.toRestock);
    if (!restocked.ok())
        return noAnswer(context, command, order, restocked.error());
    // Goods that inventory has not sold yet: a commit that is still on its way brings them.
    return *restocked ? SagaEvent(Restocked{}) : SagaEvent(CallFailed{.maybeDone = false});
}

} // namespace vitrine::order
