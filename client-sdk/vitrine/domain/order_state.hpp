#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/domain/state_machine.hpp"

#include <cstdint>
#include <string_view>

namespace vitrine::domain {

/// Where an order stands. One of three separate axes; the others are PaymentStatus and the
/// fulfilment machine.
enum class OrderState {
    Pending,           ///< Placed; the stock is not held yet.
    InventoryReserved, ///< The stock of every line is held.
    PaymentPending,    ///< A payment attempt is open.
    PaymentUnknown, ///< The provider has not said how an attempt ended; no other attempt may begin.
    PaymentFailed, ///< The provider is sure that nothing was charged; the stock is held for another
                   ///< try.
    Authorized,    ///< The amount is authorised, not captured.
    Paid,          ///< Captured, and the stock is committed.
    PartiallyFulfilled, ///< Some of it was handed over or shipped.
    Fulfilled,          ///< All of it was.
    Cancelled,          ///< Final.
    Expired,            ///< Final: nobody paid in time.
    Refunded            ///< Final: everything captured went back.
};

/// What can happen to an order.
enum class OrderEvent {
    StockHeld,
    StockRefused,
    Cancel,  ///< By the shopper, staff, or the shop when it cannot be sold.
    TimeOut, ///< Only while no payment attempt is live.
    AttemptOpened,
    Authorised,
    Captured, ///< The whole total, and the stock is committed.
    Declined, ///< Or cancelled at the terminal: the provider is sure that nothing was charged.
    NoAnswer,
    Retry,  ///< Another attempt after a declined one.
    Voided, ///< An authorisation was given up.
    PartHandedOver,
    AllHandedOver,
    RefundedInFull,   ///< Refunds sum to what was captured, and settled.
    CancelledByRefund ///< A cancellation after payment: refunded in full and settled, nothing
                      ///< handed over.
};

inline constexpr int kOrderStateCount = static_cast<int>(OrderState::Refunded) + 1;
inline constexpr int kOrderEventCount = static_cast<int>(OrderEvent::CancelledByRefund) + 1;

/// "PENDING", "INVENTORY_RESERVED", ...: what is stored and sent.
[[nodiscard]] std::string_view toString(OrderState state) noexcept;
/// "stock held", "cancel", ...
[[nodiscard]] std::string_view toString(OrderEvent event) noexcept;
/// @return InvalidArgument for a text that `toString` never returns.
[[nodiscard]] Result<OrderState> parseOrderState(std::string_view text);

/// The order's machine as a table of names.
[[nodiscard]] const Machine& orderMachine() noexcept;

/// The state after `event`.
/// @return Conflict, naming what is allowed, when the event is not allowed in the state.
[[nodiscard]] Result<OrderState> transition(OrderState state, OrderEvent event);

/// Whether `event` is allowed in `state`.
[[nodiscard]] bool allows(OrderState state, OrderEvent event) noexcept;

/// CANCELLED, EXPIRED and REFUNDED: no event is allowed.
[[nodiscard]] bool isTerminal(OrderState state) noexcept;

/// How an order stands with its money; derived, never stored as a decision.
enum class PaymentStatus {
    None,
    Pending,
    Authorized,
    PartiallyPaid,
    Paid,
    PartiallyRefunded,
    Refunded,
    Overpaid,
    Unknown,
    Disputed
};

[[nodiscard]] std::string_view toString(PaymentStatus status) noexcept;

/// The running sums of an order's payments, each from its own list of events; minor units.
struct PaymentFigures
{
    std::int64_t total = 0;      ///< What the order costs.
    std::int64_t authorized = 0; ///< Authorised and not yet captured.
    std::int64_t captured = 0;
    std::int64_t refunded = 0;   ///< Settled refunds.
    bool attemptOpen = false;    ///< An attempt is under way.
    bool attemptUnknown = false; ///< An attempt whose end nobody knows.
    bool disputed = false;
};

/// Doubt first, then what came in against what it costs, then what went back.
[[nodiscard]] PaymentStatus derivePaymentStatus(const PaymentFigures& figures) noexcept;

} // namespace vitrine::domain
