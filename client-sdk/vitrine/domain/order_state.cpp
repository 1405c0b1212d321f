#include "vitrine/domain/order_state.hpp"

#include <algorithm>
#include <array>

namespace vitrine::domain {
namespace {

using State = OrderState;
using Event = OrderEvent;

constexpr std::array<std::string_view, kOrderStateCount> kStateNames{"PENDING",
                                                                     "INVENTORY_RESERVED",
                                                                     "PAYMENT_PENDING",
                                                                     "PAYMENT_UNKNOWN",
                                                                     "PAYMENT_FAILED",
                                                                     "AUTHORIZED",
                                                                     "PAID",
                                                                     "PARTIALLY_FULFILLED",
                                                                     "FULFILLED",
                                                                     "CANCELLED",
                                                                     "EXPIRED",
                                                                     "REFUNDED"};

constexpr std::array<std::string_view, kOrderEventCount> kEventNames{"stock held",
                                                                     "stock refused",
                                                                     "cancel",
                                                                     "time-out",
                                                                     "attempt opened",
                                                                     "authorised",
                                                                     "captured",
                                                                     "declined",
                                                                     "no answer",
                                                                     "retry",
                                                                     "voided",
                                                                     "part handed over",
                                                                     "all handed over",
                                                                     "refunded in full",
                                                                     "cancelled by refund"};

struct OrderMove
{
    State from;
    Event event;
    State to;
};

/// The order's life; everything that is not here is refused.
constexpr OrderMove kMoves[] = {
    {State::Pending, Event::StockHeld, State::InventoryReserved},
    {State::Pending, Event::StockRefused, State::Cancelled},
    {State::Pending, Event::Cancel, State::Cancelled},
    {State::Pending, Event::TimeOut, State::Expired},
    {State::InventoryReserved, Event::TimeOut, State::Expired},
    {State::InventoryReserved, Event::AttemptOpened, State::PaymentPending},
    {State::InventoryReserved, Event::Cancel, State::Cancelled},
    {State::PaymentPending, Event::Authorised, State::Authorized},
    {State::PaymentPending, Event::Captured, State::Paid},
    {State::PaymentPending, Event::Declined, State::PaymentFailed},
    {State::PaymentPending, Event::NoAnswer, State::PaymentUnknown},
    {State::PaymentUnknown, Event::Captured, State::Paid},
    {State::PaymentUnknown, Event::Authorised, State::Authorized},
    {State::PaymentUnknown, Event::Declined, State::PaymentFailed},
    {State::PaymentFailed, Event::Retry, State::PaymentPending},
    {State::PaymentFailed, Event::Cancel, State::Cancelled},
    {State::PaymentFailed, Event::TimeOut, State::Expired},
    {State::Authorized, Event::Captured, State::Paid},
    {State::Authorized, Event::Voided, State::Cancelled},
    {State::Paid, Event::PartHandedOver, State::PartiallyFulfilled},
    {State::Paid, Event::AllHandedOver, State::Fulfilled},
    {State::PartiallyFulfilled, Event::AllHandedOver, State::Fulfilled},
    {State::Paid, Event::RefundedInFull, State::Refunded},
    {State::PartiallyFulfilled, Event::RefundedInFull, State::Refunded},
    {State::Fulfilled, Event::RefundedInFull, State::Refunded},
    {State::Paid, Event::CancelledByRefund, State::Cancelled},
};

constexpr std::string_view nameOf(State state)
{
    return kStateNames[static_cast<std::size_t>(state)];
}

constexpr std::string_view nameOf(Event event)
{
    return kEventNames[static_cast<std::size_t>(event)];
}

constexpr auto namedMoves()
{
    std::array<Move, std::size(kMoves)> named{};
    for (std::size_t i = 0; i < named.size(); ++i)
        named[i] = {nameOf(kMoves[i].from), nameOf(kMoves[i].event), nameOf(kMoves[i].to)};
    return named;
}

constexpr auto kNamedMoves = namedMoves();
constexpr Machine kOrder{"order", nameOf(State::Pending), kStateNames, kNamedMoves};

const OrderMove* find(State state, Event event) noexcept
{
    for (const OrderMove& move : kMoves) {
        if (move.from == state && move.event == event)
            return &move;
    }
    return nullptr;
}

} // namespace

std::string_view toString(OrderState state) noexcept
{
    return nameOf(state);
}

std::string_view toString(OrderEvent event) noexcept
{
    return nameOf(event);
}

Result<OrderState> parseOrderState(std::string_view text)
{
    const auto found = std::find(kStateNames.begin(), kStateNames.end(), text);
    if (found == kStateNames.end())
        return failure<OrderState>(ErrorCode::InvalidArgument,
                                   "'" + std::string(text.substr(0, 40)) + "' is no order status",
                                   "/status");
    return static_cast<OrderState>(found - kStateNames.begin());
}

const Machine& orderMachine() noexcept
{
    return kOrder;
}

Result<OrderState> transition(OrderState state, OrderEvent event)
{
    if (const OrderMove* move = find(state, event))
        return move->to;
    return transition(kOrder, nameOf(state), nameOf(event)).error();
}

bool allows(OrderState state, OrderEvent event) noexcept
{
    return find(state, event) != nullptr;
}

bool isTerminal(OrderState state) noexcept
{
    return std::none_of(std::begin(kMoves), std::end(kMoves), [state](const OrderMove& move) {
        return move.from == state;
    });
}

std::string_view toString(PaymentStatus status) noexcept
{
    static constexpr std::array<std::string_view, 10> kNames{"NONE",
                                                             "PENDING",
                                                             "AUTHORIZED",
                                                             "PARTIALLY_PAID",
                                                             "PAID",
                                                             "PARTIALLY_REFUNDED",
                                                             "REFUNDED",
                                                             "OVERPAID",
                                                             "UNKNOWN",
                                                             "DISPUTED"};
    return kNames[static_cast<std::size_t>(status)];
}

PaymentStatus derivePaymentStatus(const PaymentFigures& figures) noexcept
{
    if (figures.disputed)
        return PaymentStatus::Disputed;
    if (figures.attemptUnknown)
        return PaymentStatus::Unknown;
    if (figures.captured > 0 && figures.refunded >= figures.captured)
        return PaymentStatus::Refunded;
    if (figures.captured - figures.refunded > figures.total)
        return PaymentStatus::Overpaid;
    if (figures.refunded > 0)
        return PaymentStatus::PartiallyRefunded;
    if (figures.captured > 0)
        return figures.captured < figures.total ? PaymentStatus::PartiallyPaid
                                                : PaymentStatus::Paid;
    if (figures.authorized > 0)
        return PaymentStatus::Authorized;
    return figures.attemptOpen ? PaymentStatus::Pending : PaymentStatus::None;
}

} // namespace vitrine::domain
