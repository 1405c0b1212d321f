#pragma once

#include "vitrine/core/result.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::domain {

/// One arrow of a state machine.
struct Move
{
    std::string_view from;
    std::string_view event;
    std::string_view to;
};

/// A state machine as data: what is enforced, drawn and documented is this table. The names live as
/// long as the program.
struct Machine
{
    std::string_view name;
    std::string_view initial;
    std::span<const std::string_view> states; ///< `initial` is one of them.
    std::span<const Move> moves;              ///< The only moves there are.

    [[nodiscard]] bool hasState(std::string_view state) const noexcept;
    [[nodiscard]] bool hasEvent(std::string_view event) const noexcept;
    /// Whether nothing leaves `state`.
    [[nodiscard]] bool isTerminal(std::string_view state) const noexcept;
    /// The events that `state` allows, in the table's order.
    [[nodiscard]] std::vector<std::string_view> allowed(std::string_view state) const;
};

/// The state after `event`.
/// @return InvalidArgument for a state or an event that the machine does not have; Conflict when
/// the event is not allowed
///         in the state, naming what is.
[[nodiscard]] Result<std::string_view>
transition(const Machine& machine, std::string_view state, std::string_view event);

/// The machines that are not the order's (see order_state.hpp). Each is initial first.
[[nodiscard]] const Machine& paymentAttemptMachine() noexcept;
[[nodiscard]] const Machine& refundMachine() noexcept;
[[nodiscard]] const Machine& reservationMachine() noexcept;
[[nodiscard]] const Machine& deviceLeaseMachine() noexcept;
[[nodiscard]] const Machine& returnMachine() noexcept;
[[nodiscard]] const Machine& transferMachine() noexcept;
[[nodiscard]] const Machine& shiftMachine() noexcept;
[[nodiscard]] const Machine& cartMachine() noexcept;
[[nodiscard]] const Machine& kioskSaleMachine() noexcept;
[[nodiscard]] const Machine& deviceMachine() noexcept;
[[nodiscard]] const Machine& webhookDeliveryMachine() noexcept;
[[nodiscard]] const Machine& giftCardMachine() noexcept;
[[nodiscard]] const Machine& importMachine() noexcept;
/// The goods of an order, from its placing to its return.
[[nodiscard]] const Machine& fulfilmentMachine() noexcept;

/// Every machine, the order's included: for documents, screens and tests.
[[nodiscard]] std::span<const Machine* const> allMachines() noexcept;

} // namespace vitrine::domain
