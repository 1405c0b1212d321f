#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/domain/order_state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::domain {

/// What somebody does with the goods of a paid order.
enum class FulfilmentAction {
    StartPicking,
    Ready,    ///< They wait to be fetched or sent.
    HandOver, ///< To the buyer, over the counter.
    Ship,     ///< To the carrier.
    Deliver   ///< The carrier has delivered them.
};

/// "start_picking", "ready", "hand_over", "ship", "deliver": what is stored and sent.
[[nodiscard]] std::string_view toString(FulfilmentAction action) noexcept;
/// @return InvalidArgument for a text that `toString` never returns.
[[nodiscard]] Result<FulfilmentAction> parseFulfilmentAction(std::string_view text);

/// A line as far as handing it over is concerned; whole units.
struct FulfillableLine
{
    std::int64_t quantity = 0;
    std::int64_t refunded = 0;  ///< Given back, or on its way back.
    std::int64_t fulfilled = 0; ///< Handed over or shipped.

    /// What is still to be handed over. Units given back are taken from these first.
    [[nodiscard]] std::int64_t open() const noexcept;
};

/// An order as far as its goods are concerned.
struct FulfillableOrder
{
    OrderState state = OrderState::Paid;
    std::string fulfilment = "UNFULFILLED"; ///< A state of fulfilmentMachine().
    std::vector<FulfillableLine> lines;
};

/// So many units of the line at `position` (from 1 on).
struct LineQuantity
{
    std::int64_t position = 0;
    std::int64_t quantity = 0;

    bool operator==(const LineQuantity&) const = default;
};

/// What an action makes of an order.
struct FulfilmentPlan
{
    std::string fulfilment;               ///< The state of fulfilmentMachine() after it.
    std::vector<LineQuantity> lines;      ///< What goes out by it.
    std::optional<OrderEvent> orderEvent; ///< What happens to the order by it, if anything.
};

/// What `action` does to `order`.
/// @param wanted what goes out, for HandOver and Ship; empty for all that is open.
/// @return InvalidArgument for a position or quantity that no such order has, or for lines with
///         another action; Conflict, naming what is allowed, when the order's state does not allow
///         it, or when more is wanted than is open (handed over or given back already).
[[nodiscard]] Result<FulfilmentPlan> planFulfilment(const FulfillableOrder& order,
                                                    FulfilmentAction action,
                                                    const std::vector<LineQuantity>& wanted);

/// The actions that may succeed as the order stands, in the order in which a shop does them: what a
/// screen offers.
[[nodiscard]] std::vector<FulfilmentAction> possibleActions(const FulfillableOrder& order);

} // namespace vitrine::domain
