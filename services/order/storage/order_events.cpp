#include "services/order/storage/order_events.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace vitrine::order::storage {
namespace {

using nlohmann::json;

constexpr std::array<std::pair<OrderState, const char*>, 5> kTold{{
    {OrderState::Paid, "OrderPaid"},
    {OrderState::PaymentFailed, "OrderPaymentFailed"},
    {OrderState::Cancelled, "OrderCancelled"},
    {OrderState::Expired, "OrderExpired"},
    {OrderState::Refunded, "OrderRefunded"},
}};

json commonPart(const Order& order, Timestamp at)
{
    auto lines = json::array();
    for (const WantedLine& line : order.wanted)
        lines.push_back({{"productId", line.productId}, {"quantity", line.quantity}});
    return {{"orderId", order.id},
            {"accountId", order.accountId},
            {"email", order.email},
            {"lines", std::move(lines)},
            {"at", formatTimestamp(at)}};
}

} // namespace

ToldEvent placedEvent(const Order& order)
{
    return {"OrderPlaced", commonPart(order, order.placedAt).dump()};
}

std::vector<ToldEvent>
eventsOf(const Order& order, const std::vector<OrderMoved>& moves, Timestamp now)
{
    std::vector<ToldEvent> events;
    for (const OrderMoved& move : moves) {
        for (const auto& [state, type] : kTold) {
            if (state != move.to)
                continue;
            json payload = commonPart(order, now);
            payload["number"] = order.number;
            payload["status"] = toString(move.to);
            payload["reason"] = move.detail;
            payload["total"] = {{"amount", order.amounts.total},
                                {"currency", order.currency.code()}};
            events.push_back({type, payload.dump()});
        }
    }
    return events;
}

} // namespace vitrine::order::storage
