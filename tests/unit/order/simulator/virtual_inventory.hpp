#pragma once

#include "services/order/domain/saga/saga.hpp"
#include "tests/unit/order/simulator/clockwork.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace vitrine::order::sim {

struct Line
{
    std::size_t product;
    std::int64_t quantity;
};

/// Inventory as the saga may rely on it: all lines or none; an operation id repeats its first
/// answer; a hold lapses; a release is final for its order; one hold per order is live.
class VirtualInventory
{
public:
    enum class HoldState { None, Held, Committed, Released, Expired, Returned };

    explicit VirtualInventory(std::vector<std::int64_t> stock)
        : m_onHand(std::move(stock))
        , m_reserved(m_onHand.size())
    {
    }

    SagaEvent reserve(const SagaCommand& command,
                      std::size_t order,
                      const std::vector<Line>& lines,
                      Ms now,
                      Ms ttl);
    SagaEvent commit(const SagaCommand& command, std::size_t order, Ms now);
    SagaEvent release(std::size_t order, Ms now);
    SagaEvent restock(std::size_t order);

    [[nodiscard]] HoldState stateOf(std::size_t order, Ms now);
    [[nodiscard]] const std::vector<std::int64_t>& onHand() const { return m_onHand; }
    /// Whether any figure is below zero, or more is reserved than is there.
    [[nodiscard]] bool isSound() const;

private:
    struct Hold
    {
        HoldState state = HoldState::None;
        std::vector<Line> lines{};
        Ms until = 0;
        bool final = false; ///< Released: no later reservation of this order is accepted.
    };
    Hold& holdOf(std::size_t order, Ms now);
    void give(Hold& hold, HoldState state);

    std::vector<std::int64_t> m_onHand;
    std::vector<std::int64_t> m_reserved;
    std::vector<Hold> m_holds{};
    std::unordered_map<std::string, SagaEvent> m_log{};
};

} // namespace vitrine::order::sim
