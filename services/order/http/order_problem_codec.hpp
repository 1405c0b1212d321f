#pragma once

#include "services/order/domain/order.hpp"

#include <string>
#include <string_view>

namespace vitrine::order {

/// Why a placed order did not become a sale, as a problem document. Members beside RFC 9457's:
/// `orderId`, `orderNumber`, `orderStatus`, `reason`; `shortages` with out_of_stock and
/// `unavailable` with product_unavailable (each a list of {productId, requested, available});
/// `expectedTotal`, `total` and `priceDifferences` (a list of {productId, quantity, expected,
/// current}) with price_changed; `declineCode` and, while the buyer may try
/// again, `retryBy` with a declined payment.
struct OrderProblem
{
    int status = 409; ///< 402 for a declined payment.
    std::string body;
};

[[nodiscard]] OrderProblem problemOf(const Order& order, std::string_view instance);

} // namespace vitrine::order
