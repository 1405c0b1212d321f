#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/domain/money.hpp"
#include "vitrine/wire/page.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::wire {

struct OrderDraftLine
{
    std::string productId;
    std::int64_t quantity = 0; ///< Whole units, 1 to 9,999.
};

/// POST /api/v1/orders, with an Idempotency-Key.
struct OrderDraft
{
    std::vector<OrderDraftLine> lines{}; ///< 1 to 100; lines of one product are added up.
    std::string paymentToken{};          ///< The provider's token of a payment method.
    std::string email{};                 ///< For the receipt; "" when none is wanted.
    std::optional<domain::Money>
        expectedTotal{}; ///< What the shopper was shown; another total refuses the order with 409.
};

/// A snapshot: nothing that happens to the catalogue later changes it.
struct OrderLine
{
    std::string productId;
    std::string sku;
    std::string gtin;
    std::string name;
    std::string imageHash;
    std::int64_t quantity = 0;
    domain::Money unitPrice;
    std::string taxCategory;
    std::int64_t taxRateMillionths = 0;
    domain::Money discount;
    domain::Money net;
    domain::Money tax;
    domain::Money total; ///< net + tax
};

struct OrderEvent
{
    std::string from; ///< "" for the first.
    std::string to;
    std::string event;
    std::string detail;
    std::string at;
};

/// Status: see domain/order_state.hpp.
struct Order
{
    std::string id;
    std::string number; ///< What people see.
    std::string accountId;
    std::string email;
    std::string status;
    std::string paymentStatus;
    std::string fulfilmentStatus;
    std::vector<OrderLine> lines;
    domain::Money subtotal; ///< Sum of line totals before order discounts.
    domain::Money discount;
    domain::Money tax;
    domain::Money shipping;
    domain::Money total;
    domain::Money refunded;
    bool pricesIncludeTax = true;
    std::string reason; ///< Why it was cancelled or failed, e.g. "out_of_stock", "card_declined";
                        ///< "" otherwise.
    std::string actionUrl; ///< Where the buyer finishes paying, "" unless needed.
    std::string traceId;   ///< Of the request that placed it.
    std::vector<OrderEvent> timeline;
    std::int64_t version = 0;
    std::string placedAt;
    std::string updatedAt;
};

/// A line that could not be sold as asked.
struct RefusedOrderLine
{
    std::string productId;
    std::int64_t requested = 0;
    std::int64_t available = 0;
};

/// What the problem document of a refused order says besides: the answer (402, 409) of POST
/// /api/v1/orders and /api/v1/orders/{id}/payments when no sale came of it.
struct OrderRefusal
{
    std::string orderId;
    std::string orderNumber;
    std::string orderStatus;
    std::string reason; ///< out_of_stock, product_unavailable, price_changed, the decline code of a
                        ///< payment, ...
    std::vector<RefusedOrderLine> shortages;    ///< With out_of_stock.
    std::vector<RefusedOrderLine> unavailable;  ///< With product_unavailable.
    std::optional<domain::Money> expectedTotal; ///< With price_changed, as is `total`.
    std::optional<domain::Money> total;
    std::string declineCode; ///< With a declined payment.
    std::string retryBy;     ///< Until when another payment method may be tried, "" when none may.
};

struct OrderQuery
{
    std::string status{};
    std::string accountId{}; ///< Administrators only.
    int limit = 50;
    std::string after{};
};

[[nodiscard]] std::string encode(const OrderDraft& draft);
[[nodiscard]] std::string encode(const Order& order);
[[nodiscard]] std::string encode(const Page<Order>& page);
[[nodiscard]] std::string encode(const OrderRefusal& refusal);
/// {"paymentToken": "..."}: POST /api/v1/orders/{id}/payments
[[nodiscard]] std::string encodePaymentToken(std::string_view token);
/// The query string of a list, without '?': status, accountId, limit, after.
[[nodiscard]] std::string encodeQuery(const OrderQuery& query);

[[nodiscard]] Result<OrderDraft> decodeOrderDraft(std::string_view json);
[[nodiscard]] Result<Order> decodeOrder(std::string_view json);
[[nodiscard]] Result<Page<Order>> decodeOrderPage(std::string_view json);
/// @param problemJson the whole document; InvalidArgument when it is not about an order.
[[nodiscard]] Result<OrderRefusal> decodeOrderRefusal(std::string_view problemJson);

} // namespace vitrine::wire
