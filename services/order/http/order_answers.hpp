#pragma once

#include "services/order/application/orders.hpp"
#include "services/platform/http/http_types.hpp"
#include "vitrine/wire/order.hpp"

#include <string>

/// What the handlers of the order service share.
namespace vitrine::order {

/// @param canonicalBody the body decoded and encoded again, so that spelling does not matter.
[[nodiscard]] RequestKey
requestKey(const platform::HttpRequest& request, std::string key, const std::string& canonicalBody);

/// Buyers need not know which of the shop's people did something.
void hideStaff(const platform::HttpRequest& request, wire::Order& order);

/// The order with its history, refunds and fulfilments, and its ETag; the problem when there is
/// none.
[[nodiscard]] platform::HttpResponse orderAnswer(Orders& orders,
                                                 const platform::HttpRequest& request,
                                                 int status,
                                                 const Result<Order>& order);

} // namespace vitrine::order
