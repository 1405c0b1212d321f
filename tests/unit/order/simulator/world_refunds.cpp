// Refunds of part of an order, made by the order service or at payment, under the same faults.
#include "tests/unit/order/simulator/world.hpp"

#include <algorithm>

namespace vitrine::order::sim {

void World::planRefunds(std::size_t order)
{
    for (std::int64_t i = m_random.chance(400) ? m_random.between(1, 3) : 0; i > 0; --i)
        m_scheduler.in(m_random.between(500, 120000), [this, order] { beginRefund(order); });
    if (m_random.chance(100))
        m_scheduler.in(m_random.between(500, 120000), [this, order] { refundAtPayment(order); });
}

/// Staff ask for a part; now and then for more than can be left.
void World::beginRefund(std::size_t order)
{
    Row& row = m_rows[order];
    const std::int64_t left = row.state.total - row.state.givenBack;
    const std::int64_t amount = m_random.chance(400) ? row.state.total
                                : m_random.chance(300)
                                    ? std::max<std::int64_t>(left, 1)
                                    : m_random.between(1, std::max<std::int64_t>(left, 1));
    trace(order, "refund asked for", static_cast<std::uint64_t>(amount));
    const auto decision = decide(row.state, RefundBegun{amount}, now(), m_policy, m_guards);
    if (!decision.ok()) {
        if (decision.error().code != ErrorCode::Conflict)
            violate("the core broke its own table: " + decision.error().message);
        return;
    }
    if (decision->state.givenBack > decision->state.total)
        violate(row.state.orderId + ": more is set aside for refunds than was captured");
    save(order, row.version, decision.value());
    PartRefund part;
    part.number = static_cast<int>(row.parts.size()) + 1;
    part.attempt = row.state.attempt;
    part.amount = amount;
    part.progress.wakeAt = now();
    row.parts.push_back(part);
    const auto process = static_cast<std::size_t>(m_random.between(0, 1));
    wakeRefunds(process, m_processes[process].life, order);
}

/// Staff at payment give something back; the order is told of it later, again and again until it
/// has heard.
void World::refundAtPayment(std::size_t order)
{
    Row& row = m_rows[order];
    const int attempt = row.state.attempt;
    const std::int64_t amount =
        m_payment.giveBack(attemptKey(row.state.orderId, attempt), m_random.between(1, 5000));
    if (amount == 0)
        return;
    trace(order, "refunded at payment", static_cast<std::uint64_t>(amount));
    row.returnedAtPayment += amount;
    m_scheduler.in(m_random.between(1, m_random.chance(200) ? 90000 : 1500),
                   [this, order, attempt, amount] {
                       request(order, MoneyReturned{attempt, amount}, "told of it");
                   });
}

void World::wakeRefunds(std::size_t process, int life, std::size_t order)
{
    for (std::size_t part = 0; part < m_rows[order].parts.size(); ++part)
        stepRefund(process, life, order, part);
}

void World::stepRefund(std::size_t process, int life, std::size_t order, std::size_t index)
{
    const PartRefund part = m_rows[order].parts[index];
    const auto command = refundCommandOf(part.progress);
    if (!m_processes[process].alive || m_processes[process].life != life || !command ||
        part.progress.wakeAt > now() || maybeCrash(process))
        return;
    const auto over = std::make_shared<bool>(false);
    const auto answered =
        [this, process, life, order, index, over, part](const RefundEvent& event) {
            if (*over)
                return;
            *over = true;
            const Process& caller = m_processes[process];
            const bool overtaken = m_rows[order].parts[index].version != part.version;
            if (!caller.alive || caller.life != life || maybeCrash(process) || overtaken)
                return;
            settlePart(order, index, event);
            const Timestamp wakeAt = m_rows[order].parts[index].progress.wakeAt;
            m_scheduler.at(wakeAt.time_since_epoch().count(), [this, process, life, order, index] {
                stepRefund(process, life, order, index);
            });
        };
    if (fault(40)) {
        m_scheduler.in(1, [answered] { answered(RefundCallFailed{.maybeDone = false}); });
        return;
    }
    m_scheduler.in(kTimeForACall, [answered] { answered(RefundCallFailed{.maybeDone = true}); });
    const SagaCommand call{
        .kind = SagaCommand::Kind::Refund,
        .key = refundKey(m_rows[order].state.orderId, part.number, part.progress.send),
        .number = part.progress.send,
        .amount = part.amount,
        .attempt = part.attempt};
    const bool asks = *command == RefundCommand::LookUp;
    const auto deliver = [this, order, call, asks, answered] {
        const SagaEvent event = asks ? m_payment.lookUpRefund(call)
                                     : m_payment.refund(call, m_rows[order].state.orderId);
        const auto& said = std::get<RefundAnswered>(event);
        if (!fault(60))
            m_scheduler.in(m_random.between(1, fault(60) ? 30000 : 40), [answered, said] {
                answered(PaymentSaid{said.refund, said.status});
            });
    };
    if (fault(60))
        return; // lost
    m_scheduler.in(m_random.between(1, 40), deliver);
    if (fault(40)) // and once more, later
        m_scheduler.in(m_random.between(1, 30000), deliver);
}

/// Decides about a refund and, when its money comes to its end, about its order with it.
void World::settlePart(std::size_t order, std::size_t index, const RefundEvent& event)
{
    Row& row = m_rows[order];
    PartRefund& part = row.parts[index];
    const RefundPolicy policy{
        .backoffFirst = m_policy.backoffFirst, .backoffMax = m_policy.backoffMax, .sendsMax = 4};
    const auto decision = decideRefund(part.progress, event, now(), policy);
    if (!decision.ok()) {
        violate("the refund machine broke its own table: " + decision.error().message);
        return;
    }
    if (decision->settled) {
        const auto ended = decide(row.state,
                                  RefundEnded{part.amount, *decision->settled, false},
                                  now(),
                                  m_policy,
                                  m_guards);
        if (!ended.ok()) {
            violate("the core broke its own table: " + ended.error().message);
            return;
        }
        save(order, row.version, ended.value());
    }
    part.progress = decision->progress;
    ++part.version;
    trace(order, toString(part.progress.step).data(), static_cast<std::uint64_t>(part.number));
}

void World::checkRefundsOf(std::size_t order)
{
    const Row& row = m_rows[order];
    std::int64_t held = row.returnedAtPayment;
    for (const PartRefund& part : row.parts) {
        if (part.progress.step != RefundStep::Done)
            violate(row.state.orderId + ": a refund is stuck");
        held += part.progress.holdsMoney() ? part.amount : 0;
    }
    const bool kept =
        row.state.order == OrderState::Paid || row.state.order == OrderState::Refunded;
    if (kept && (row.state.givenBack != held || row.state.refunded != held))
        violate(row.state.orderId + ": " + std::to_string(row.state.givenBack) +
                " are set aside and " + std::to_string(row.state.refunded) +
                " went back, but its refunds come to " + std::to_string(held));
}

} // namespace vitrine::order::sim
