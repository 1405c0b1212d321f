#pragma once

#include "services/order/domain/saga/saga.hpp"
#include "services/order/domain/tender.hpp"
#include "vitrine/core/clock.hpp"
#include "vitrine/domain/fulfilment.hpp"
#include "vitrine/domain/money.hpp"
#include "vitrine/domain/order_state.hpp"
#include "vitrine/domain/refund.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::order {

/// What somebody wants: so many whole units of a product.
struct WantedLine
{
    std::string productId;
    std::int64_t quantity = 0;
    std::optional<domain::Money> expectedUnitPrice{}; ///< What the shopper was shown.
    /// The catalogue's when the order was priced, where that is another.
    std::optional<domain::Money> currentUnitPrice{};

    bool operator==(const WantedLine&) const = default;
};

/// A line as it was sold. A snapshot: what happens to the catalogue later changes nothing here.
/// Amounts are minor units of the order's currency.
struct OrderLine
{
    std::string productId;
    std::string sku;
    std::string gtin; ///< 14 digits, "" when the product has none.
    std::string name;
    std::string imageHash;
    std::int64_t quantity = 0;
    std::int64_t unitPrice = 0;
    std::string taxCategory;
    std::int64_t taxRate = 0; ///< Millionths.
    std::int64_t discount = 0;
    std::int64_t net = 0;
    std::int64_t tax = 0;
    std::int64_t total = 0; ///< net + tax
    /// What happened to it since.
    std::int64_t refundedQuantity = 0;  ///< Given back, or on its way back.
    std::int64_t refunded = 0;          ///< Of `total`, likewise.
    std::int64_t refundedTax = 0;       ///< Of `tax`, likewise.
    std::int64_t fulfilledQuantity = 0; ///< Handed over or shipped.

    bool operator==(const OrderLine&) const = default;
};

/// What an order comes to, in minor units of its currency.
struct OrderAmounts
{
    std::int64_t subtotal = 0;
    std::int64_t discount = 0;
    std::int64_t tax = 0;
    std::int64_t shipping = 0;
    std::int64_t total = 0;

    bool operator==(const OrderAmounts&) const = default;
};

/// A line that stood in the way of the order: not enough stock, or not for sale (available 0).
struct RefusedLine
{
    std::string productId;
    std::int64_t requested = 0;
    std::int64_t available = 0;

    bool operator==(const RefusedLine&) const = default;
};

/// One line of an order's history.
struct TimelineEntry
{
    std::string from; ///< "" for the first.
    std::string to;
    std::string event;
    std::string detail;
    Timestamp at{};
    std::string actor{};         ///< Who did it, "" when the shop did.
    std::string kind = "status"; ///< "status" (a transition), "refund" or "fulfilment".

    bool operator==(const TimelineEntry&) const = default;
};

/// An order with everything that is known of it.
struct Order
{
    std::string id;
    std::string number; ///< What people see.
    std::string accountId;
    std::string email;
    std::string paymentToken; ///< The provider's token of a payment method; never answered.
    std::optional<domain::Money> expectedTotal; ///< What the shopper was shown.
    std::vector<WantedLine> wanted;             ///< One per product.
    std::vector<OrderLine> lines;               ///< Empty until it is priced.
    domain::Currency currency;                  ///< XXX until it is priced.
    bool pricesIncludeTax = true;
    OrderAmounts amounts;
    std::int64_t refunded = 0;            ///< By refunds that settled; a copy of saga.refunded.
    std::int64_t shippingRefunded = 0;    ///< Of amounts.shipping: given back, or on its way back.
    std::int64_t shippingTaxRefunded = 0; ///< The tax in it.
    int refundCount = 0;                  ///< How many refunds were begun.
    std::string fulfilment = "UNFULFILLED"; ///< A state of domain::fulfilmentMachine().
    std::string channel = "web";            ///< "web", "kiosk" or "counter".
    std::string kioskId{};                  ///< Account of the kiosk that placed it.
    std::string paymentKind = std::string(payment_kind::kToken);
    SaleDetails sale{};
    /// What a cancelled order's goods are to be put back, once that is due; nothing: all that is
    /// left of them.
    std::optional<std::vector<WantedLine>> toRestock{};
    std::vector<RefusedLine> refusedLines; ///< Why it was refused, when lines were the cause.
    std::string traceparent; ///< Of the request that placed it: later work joins its trace.
    std::string traceId;
    SagaState saga;
    std::int64_t version = 0; ///< Of the saga's state: a writer with an older one is refused.
    Timestamp placedAt{};
    Timestamp updatedAt{};
    /// Its history, where this process has seen all of it; not read with the order.
    std::optional<std::vector<TimelineEntry>> timeline{};

    [[nodiscard]] OrderState state() const { return saga.order; }
    [[nodiscard]] domain::Money money(std::int64_t amount) const { return {amount, currency}; }
    /// Whether it was paid, and its goods are gone, before the shop heard of it: it is taken as it
    /// was sold.
    [[nodiscard]] bool isDoneDeal() const;
    /// Whether it is sold for what the shopper was told, whatever the catalogue says now: done
    /// deals, and vouchers that a kiosk gave out while it could not ask.
    [[nodiscard]] bool keepsItsPrice() const;
    /// Lines whose price is not what the shopper was shown.
    [[nodiscard]] std::vector<WantedLine> priceDifferences() const;
    /// How it stands with its money.
    [[nodiscard]] domain::PaymentStatus paymentStatus() const;
    /// Whether its money is the shop's: paid, and not ended.
    [[nodiscard]] bool isPaid() const;
    /// What may still be given back.
    [[nodiscard]] std::int64_t refundable() const;
    /// For domain::planRefund.
    [[nodiscard]] domain::RefundableOrder refundableOrder() const;
    /// For domain::planFulfilment.
    [[nodiscard]] domain::FulfillableOrder fulfillableOrder() const;
};

/// Reasons that the service itself gives for an order's end.
namespace reasons {
inline constexpr const char* kOutOfStock = "out_of_stock";
inline constexpr const char* kPriceChanged = "price_changed";
inline constexpr const char* kProductUnavailable = "product_unavailable";
inline constexpr const char* kNotPriceable = "not_priceable";
inline constexpr const char* kTerminalReferenceUsed = "terminal_reference_used";
inline constexpr const char* kCancelledByCustomer = "cancelled_by_customer";
inline constexpr const char* kCancelledByStaff = "cancelled_by_staff";
} // namespace reasons

/// The operation id of a command at the inventory, the same for every try: a UUID (version 8) made
/// from the order's own.
/// @pre `orderId` is a UUID
[[nodiscard]] std::string operationId(const std::string& orderId, const SagaCommand& command);

} // namespace vitrine::order
