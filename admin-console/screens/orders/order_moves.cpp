#include "admin-console/screens/orders/order_moves.hpp"

#include "vitrine/domain/order_state.hpp"

#include <algorithm>
#include <array>

namespace vitrine::console {
namespace {

constexpr std::array kMoves{OrderMove::TakePayment,
                            OrderMove::StartPicking,
                            OrderMove::Ready,
                            OrderMove::HandOver,
                            OrderMove::Ship,
                            OrderMove::Deliver,
                            OrderMove::Refund,
                            OrderMove::Cancel};

bool isPaid(domain::OrderState state)
{
    using domain::OrderState;
    return state == OrderState::Paid || state == OrderState::PartiallyFulfilled ||
           state == OrderState::Fulfilled;
}

/// Whether a refund is between here and the provider: the amounts of the next are not known before.
bool refundUnderWay(const wire::Order& order)
{
    return std::any_of(order.refunds.begin(), order.refunds.end(), [](const auto& refund) {
        return refund.status == "REQUESTED" || refund.status == "SENT" ||
               refund.status == "UNKNOWN";
    });
}

} // namespace

domain::FulfilmentAction actionOf(OrderMove move)
{
    using domain::FulfilmentAction;
    switch (move) {
    case OrderMove::Ready:
        return FulfilmentAction::Ready;
    case OrderMove::HandOver:
        return FulfilmentAction::HandOver;
    case OrderMove::Ship:
        return FulfilmentAction::Ship;
    case OrderMove::Deliver:
        return FulfilmentAction::Deliver;
    default:
        return FulfilmentAction::StartPicking;
    }
}

QString OrderMoves::title(OrderMove move)
{
    switch (move) {
    case OrderMove::StartPicking:
        return tr("Start picking");
    case OrderMove::Ready:
        return tr("Mark ready");
    case OrderMove::HandOver:
        return tr("Hand over");
    case OrderMove::Ship:
        return tr("Ship");
    case OrderMove::Deliver:
        return tr("Mark delivered");
    case OrderMove::Refund:
        return tr("Refund");
    case OrderMove::Cancel:
        return tr("Cancel order");
    case OrderMove::TakePayment:
        return tr("Take payment at the counter");
    }
    return {};
}

std::span<const OrderMove> OrderMoves::all()
{
    return kMoves;
}

std::vector<OrderMoveState> OrderMoves::of(const wire::Order& order)
{
    std::vector<OrderMoveState> states;
    for (const OrderMove move : kMoves)
        states.push_back(state(order, move));
    return states;
}

OrderMoveState OrderMoves::state(const wire::Order& order, OrderMove move)
{
    if (move == OrderMove::Refund)
        return refund(order);
    if (move == OrderMove::Cancel)
        return cancel(order);
    if (move == OrderMove::TakePayment)
        return takePayment(order);
    return fulfilment(order, move);
}

std::optional<OrderMove> OrderMoves::next(const wire::Order& order)
{
    for (const OrderMove move : {OrderMove::TakePayment,
                                 OrderMove::StartPicking,
                                 OrderMove::Ready,
                                 OrderMove::HandOver,
                                 OrderMove::Deliver}) {
        if (state(order, move).allowed)
            return move;
    }
    return std::nullopt;
}

OrderMoveState OrderMoves::fulfilment(const wire::Order& order, OrderMove move)
{
    const auto possible = domain::possibleActions(wire::fulfillableOrder(order));
    if (std::find(possible.begin(), possible.end(), actionOf(move)) == possible.end())
        return {move, false, whyNotFulfil(order, move)};
    switch (move) {
    case OrderMove::StartPicking:
        return {move, true, tr("Says that somebody is collecting the goods.")};
    case OrderMove::Ready:
        return {move, true, tr("The goods wait to be fetched or sent.")};
    case OrderMove::HandOver:
        return {move, true, tr("The buyer takes the goods at the counter.")};
    case OrderMove::Ship:
        return {move, true, tr("The carrier takes the goods.")};
    default:
        return {move, true, tr("The carrier has delivered the goods.")};
    }
}

QString OrderMoves::whyNotFulfil(const wire::Order& order, OrderMove move)
{
    const auto state = domain::parseOrderState(order.status);
    if (!state.ok())
        return tr("This version does not know the status of the order.");
    if (domain::isTerminal(*state))
        return tr("The order is closed.");
    if (!isPaid(*state))
        return tr("The order is not paid yet.");
    const auto goods = wire::fulfillableOrder(order);
    const bool isOpen = std::any_of(
        goods.lines.begin(), goods.lines.end(), [](const auto& line) { return line.open() > 0; });
    if (move == OrderMove::Deliver)
        return order.fulfilmentStatus == "DELIVERED" ? tr("The goods have been delivered.")
                                                     : tr("The goods have not been shipped yet.");
    if (!isOpen)
        return tr("Nothing is left to hand over.");
    if (move == OrderMove::StartPicking)
        return tr("Picking has begun already.");
    if (move == OrderMove::Ready)
        return order.fulfilmentStatus == "READY" ? tr("The goods are ready already.")
                                                 : tr("Start picking first.");
    return order.fulfilmentStatus == "PICKING" ? tr("Mark the goods ready first.")
                                               : tr("The rest cannot go out this way any more.");
}

OrderMoveState OrderMoves::refund(const wire::Order& order)
{
    const auto state = domain::parseOrderState(order.status);
    if (!state.ok())
        return {
            OrderMove::Refund, false, tr("This version does not know the status of the order.")};
    if (order.status == "REFUNDED")
        return {OrderMove::Refund, false, tr("Everything has been given back.")};
    if (!isPaid(*state))
        return {OrderMove::Refund, false, tr("Nothing has been paid that could be given back.")};
    if (order.refundable.amount() <= 0)
        return {OrderMove::Refund,
                false,
                refundUnderWay(order) ? tr("The rest is on its way back already.")
                                      : tr("Everything has been given back.")};
    return {OrderMove::Refund, true, tr("Gives back all or part of the money.")};
}

OrderMoveState OrderMoves::takePayment(const wire::Order& order)
{
    const bool isCounter = order.paymentKind == "counter";
    if (isCounter && order.status == "PAYMENT_PENDING")
        return {
            OrderMove::TakePayment, true, tr("The buyer pays at the counter, in cash or by card.")};
    return {
        OrderMove::TakePayment, false, tr("It waits for no payment at the counter."), isCounter};
}

OrderMoveState OrderMoves::cancel(const wire::Order& order)
{
    const auto state = domain::parseOrderState(order.status);
    if (!state.ok())
        return {
            OrderMove::Cancel, false, tr("This version does not know the status of the order.")};
    if (domain::isTerminal(*state))
        return {OrderMove::Cancel, false, tr("The order is closed.")};
    using domain::OrderState;
    if (*state == OrderState::PartiallyFulfilled || *state == OrderState::Fulfilled)
        return {OrderMove::Cancel, false, tr("Goods have been handed over; refund them instead.")};
    if (*state == OrderState::Paid)
        return {
            OrderMove::Cancel, true, tr("Gives the whole amount back and puts the goods back.")};
    return {OrderMove::Cancel, true, tr("Ends the order and gives its stock back.")};
}

} // namespace vitrine::console
