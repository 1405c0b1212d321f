#include "tests/unit/order/simulator/virtual_inventory.hpp"

namespace vitrine::order::sim {

VirtualInventory::Hold& VirtualInventory::holdOf(std::size_t order, Ms now)
{
    if (m_holds.size() <= order)
        m_holds.resize(order + 1);
    for (Hold& hold : m_holds) { // the sweep: a lapsed hold frees its stock for everybody
        if (hold.state == HoldState::Held && now >= hold.until)
            give(hold, HoldState::Expired);
    }
    return m_holds[order];
}

void VirtualInventory::give(Hold& hold, HoldState state)
{
    for (const Line& line : hold.lines)
        m_reserved[line.product] -= line.quantity;
    hold.state = state;
}

SagaEvent VirtualInventory::reserve(
    const SagaCommand& command, std::size_t order, const std::vector<Line>& lines, Ms now, Ms ttl)
{
    Hold& hold = holdOf(order, now);
    const auto known = m_log.find(command.key);
    if (known != m_log.end())
        return known->second;
    bool fits = !hold.final && hold.state != HoldState::Committed;
    const bool again = hold.state == HoldState::Held;
    for (const Line& line : lines)
        fits =
            fits && (again || m_onHand[line.product] - m_reserved[line.product] >= line.quantity);
    SagaEvent answer = HoldRefused{command.number, "out_of_stock"};
    if (fits) {
        for (const Line& line : lines) {
            if (!again)
                m_reserved[line.product] += line.quantity;
        }
        hold = {HoldState::Held, lines, now + ttl};
        answer = Held{command.number, Timestamp(milliseconds(hold.until))};
    }
    m_log.emplace(command.key, answer);
    return answer;
}

SagaEvent VirtualInventory::commit(const SagaCommand& command, std::size_t order, Ms now)
{
    Hold& hold = holdOf(order, now);
    if (m_log.contains(command.key) || hold.state == HoldState::Committed)
        return Committed{command.number};
    if (hold.state != HoldState::Held)
        return CommitRefused{command.number};
    for (const Line& line : hold.lines)
        m_onHand[line.product] -= line.quantity;
    give(hold, HoldState::Committed);
    m_log.emplace(command.key, Committed{command.number});
    return Committed{command.number};
}

SagaEvent VirtualInventory::release(std::size_t order, Ms now)
{
    Hold& hold = holdOf(order, now);
    hold.final = true;
    if (hold.state == HoldState::Committed)
        return ReleaseRefused{};
    if (hold.state == HoldState::Held)
        give(hold, HoldState::Released);
    return Released{};
}

SagaEvent VirtualInventory::restock(std::size_t order)
{
    Hold& hold = m_holds[order];
    if (hold.state == HoldState::Committed) {
        for (const Line& line : hold.lines)
            m_onHand[line.product] += line.quantity;
        hold.state = HoldState::Returned;
    }
    return Restocked{};
}

VirtualInventory::HoldState VirtualInventory::stateOf(std::size_t order, Ms now)
{
    return holdOf(order, now).state;
}

bool VirtualInventory::isSound() const
{
    for (std::size_t i = 0; i < m_onHand.size(); ++i) {
        if (m_reserved[i] < 0 || m_onHand[i] < m_reserved[i])
            return false;
    }
    return true;
}

} // namespace vitrine::order::sim
