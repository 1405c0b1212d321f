#pragma once

#include "services/order/domain/order.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vitrine::order::storage {

/// A fact about an order, for the outbox (topic "order-events", key: the order's id).
struct ToldEvent
{
    std::string type; ///< OrderPlaced, OrderPaid, OrderPaymentFailed, OrderCancelled, OrderExpired,
                      ///< OrderRefunded
    std::string payload; ///< JSON
};

/// What a new order tells. It has no number yet.
[[nodiscard]] ToldEvent placedEvent(const Order& order);

/// What the others learn of these moves; most moves are nobody else's business.
/// @param order as it is after them.
[[nodiscard]] std::vector<ToldEvent>
eventsOf(const Order& order, const std::vector<OrderMoved>& moves, Timestamp now);

} // namespace vitrine::order::storage
