#include "vitrine/domain/fulfilment.hpp"

#include "vitrine/domain/state_machine.hpp"

#include <algorithm>
#include <array>

namespace vitrine::domain {
namespace {

constexpr std::array<std::string_view, 5> kActionNames{
    "start_picking", "ready", "hand_over", "ship", "deliver"};

bool sendsGoodsOut(FulfilmentAction action)
{
    return action == FulfilmentAction::HandOver || action == FulfilmentAction::Ship;
}

/// The event of the fulfilment machine; `all`: nothing stays open after it.
std::string_view eventOf(FulfilmentAction action, bool all)
{
    switch (action) {
    case FulfilmentAction::StartPicking:
        return "pick";
    case FulfilmentAction::Ready:
        return "make ready";
    case FulfilmentAction::HandOver:
        return all ? "hand over all" : "hand over part";
    case FulfilmentAction::Ship:
        return all ? "ship all" : "ship part";
    case FulfilmentAction::Deliver:
        return "deliver";
    }
    return "";
}

/// Paid and not given back: its goods are the buyer's.
Outcome checkOrderState(OrderState state)
{
    if (state == OrderState::Paid || state == OrderState::PartiallyFulfilled ||
        state == OrderState::Fulfilled)
        return Done{};
    return Error{.code = ErrorCode::Conflict,
                 .message = "the order is " + std::string(toString(state)) +
                            "; goods go out for PAID and PARTIALLY_FULFILLED orders only"};
}

std::vector<LineQuantity> allOpen(const FulfillableOrder& order)
{
    std::vector<LineQuantity> open;
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        if (order.lines[i].open() > 0)
            open.push_back({static_cast<std::int64_t>(i) + 1, order.lines[i].open()});
    }
    return open;
}

Outcome checkWanted(const FulfillableOrder& order, const std::vector<LineQuantity>& wanted)
{
    const auto refuse = [](ErrorCode code, std::size_t i, const char* member, std::string message) {
        return Error{.code = code,
                     .message = std::move(message),
                     .field = "/lines/" + std::to_string(i) + "/" + member};
    };
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const auto [position, quantity] = wanted[i];
        if (position < 1 || position > static_cast<std::int64_t>(order.lines.size()))
            return refuse(ErrorCode::InvalidArgument, i, "position", "the order has no such line");
        const bool twice = std::any_of(
            wanted.begin(),
            wanted.begin() + static_cast<std::ptrdiff_t>(i),
            [position = position](const LineQuantity& line) { return line.position == position; });
        if (twice)
            return refuse(ErrorCode::InvalidArgument, i, "position", "a line is named once");
        const FulfillableLine& line = order.lines[static_cast<std::size_t>(position - 1)];
        if (quantity < 1 || quantity > line.quantity)
            return refuse(ErrorCode::InvalidArgument,
                          i,
                          "quantity",
                          "between 1 and the " + std::to_string(line.quantity) + " ordered");
        if (quantity > line.open())
            return refuse(ErrorCode::Conflict,
                          i,
                          "quantity",
                          "of line " + std::to_string(position) + " only " +
                              std::to_string(line.open()) +
                              " are open: " + std::to_string(line.fulfilled) + " went out and " +
                              std::to_string(line.refunded) + " were given back");
    }
    return Done{};
}

std::int64_t sumOf(const std::vector<LineQuantity>& lines)
{
    std::int64_t sum = 0;
    for (const LineQuantity& line : lines)
        sum += line.quantity;
    return sum;
}

} // namespace

std::string_view toString(FulfilmentAction action) noexcept
{
    return kActionNames[static_cast<std::size_t>(action)];
}

Result<FulfilmentAction> parseFulfilmentAction(std::string_view text)
{
    const auto found = std::find(kActionNames.begin(), kActionNames.end(), text);
    if (found == kActionNames.end())
        return failure<FulfilmentAction>(
            ErrorCode::InvalidArgument,
            "an action is start_picking, ready, hand_over, ship or deliver",
            "/action");
    return static_cast<FulfilmentAction>(found - kActionNames.begin());
}

std::int64_t FulfillableLine::open() const noexcept
{
    return std::max<std::int64_t>(0, quantity - refunded - fulfilled);
}

Result<FulfilmentPlan> planFulfilment(const FulfillableOrder& order,
                                      FulfilmentAction action,
                                      const std::vector<LineQuantity>& wanted)
{
    if (const auto paid = checkOrderState(order.state); !paid.ok())
        return paid.error();
    if (const auto checked = checkWanted(order, wanted); !checked.ok())
        return checked.error();
    FulfilmentPlan plan;
    bool all = true;
    if (sendsGoodsOut(action)) {
        const std::vector<LineQuantity> open = allOpen(order);
        plan.lines = wanted.empty() ? open : wanted;
        all = sumOf(plan.lines) == sumOf(open);
    } else if (!wanted.empty()) {
        return failure<FulfilmentPlan>(
            ErrorCode::InvalidArgument, "lines belong to hand_over and ship only", "/lines");
    }
    const auto next = transition(fulfilmentMachine(), order.fulfilment, eventOf(action, all));
    if (!next.ok())
        return next.error();
    plan.fulfilment = *next;
    if (!sendsGoodsOut(action))
        return plan;
    if (plan.lines.empty())
        return failure<FulfilmentPlan>(ErrorCode::Conflict,
                                       "nothing is open: all of it went out or was given back");
    const OrderEvent event = all ? OrderEvent::AllHandedOver : OrderEvent::PartHandedOver;
    if (allows(order.state, event))
        plan.orderEvent = event;
    return plan;
}

std::vector<FulfilmentAction> possibleActions(const FulfillableOrder& order)
{
    std::vector<FulfilmentAction> possible;
    for (const FulfilmentAction action : {FulfilmentAction::StartPicking,
                                          FulfilmentAction::Ready,
                                          FulfilmentAction::HandOver,
                                          FulfilmentAction::Ship,
                                          FulfilmentAction::Deliver}) {
        if (planFulfilment(order, action, {}).ok())
            possible.push_back(action);
    }
    return possible;
}

} // namespace vitrine::domain
