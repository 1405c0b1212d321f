#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/domain/fulfilment.hpp"
#include "vitrine/domain/money.hpp"
#include "vitrine/domain/refund.hpp"
#include "vitrine/wire/page.hpp"
#include "vitrine/wire/tender.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::wire {

/// Beside the access token of the kiosk that places an order: the one of the shopper who has signed
/// in at it.
inline constexpr const char* kShopperTokenHeader = "Vitrine-Shopper-Token";

struct OrderDraftLine
{
    std::string productId;
    std::int64_t quantity = 0; ///< Whole units, 1 to 9,999.
    /// What the shopper was shown for one unit. Another price refuses the order with 409, except an
    /// offline sale, paid or for the counter, which is taken at this price.
    std::optional<domain::Money> expectedUnitPrice{};
};

/// What a kiosk's card terminal has captured.
struct TerminalPayment
{
    /// The kiosk's own of the payment at the terminal, 1 to 128 visible characters. An order is
    /// paid by it once in the whole shop.
    std::string reference;
    std::string providerReference{};
    std::string status = "APPROVED"; ///< No other is taken.
    domain::Money amount;            ///< The whole total of the order.
    std::string brand{};
    std::string last4{}; ///< Four digits, or "".
    std::string authorisationCode{};
    std::string at{}; ///< RFC 3339, by the kiosk's clock; "" when it does not know.
};

/// How an order is to be paid. Kind: "token" (by the draft's payment token), "counter" (by a person
/// at a till, until Order::payBy; kiosks and staff only) or "terminal" (it was paid; kiosks only).
struct DraftPayment
{
    std::string kind = "token";
    std::optional<TerminalPayment> terminal{}; ///< With "terminal" only.
};

/// POST /api/v1/orders, with an Idempotency-Key.
struct OrderDraft
{
    std::vector<OrderDraftLine> lines{}; ///< 1 to 100; lines of one product are added up.
    std::string paymentToken{};          ///< The provider's token of a payment method.
    std::string email{};                 ///< For the receipt; "" when none is wanted.
    std::optional<domain::Money>
        expectedTotal{}; ///< What the shopper was shown; another total refuses the order with 409,
                         ///< except an offline sale, paid or for the counter.
    DraftPayment payment{};
    std::string channel{}; ///< "": by who calls. Staff may say "web" or "counter"; what a kiosk
                           ///< places is always "kiosk".
    /// Members from here on are a kiosk's.
    /// Sold without asking the shop: what was paid is taken as it is, and stock that is short is
    /// recorded as a shortfall. A kiosk sets it for whatever it has promised before the shop
    /// answered.
    bool soldOffline = false;
    std::string soldAt{};          ///< RFC 3339, by the kiosk's clock.
    std::string leaseId{};         ///< Of the stock lease that the goods come from.
    std::int64_t pickupNumber = 0; ///< What the kiosk told the shopper, 1 to 999; 0: the shop gives
                                   ///< the next one.
    std::string receiptNumber{};   ///< The kiosk's own, as printed: "MAIN-K1-000042".
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
    domain::Money total;                ///< net + tax
    std::int64_t position = 0;          ///< From 1 on; 0 until the order is priced.
    std::int64_t refundedQuantity = 0;  ///< Given back, or on its way back.
    std::int64_t fulfilledQuantity = 0; ///< Handed over or shipped.
    domain::Money refunded{};           ///< Of `total`: given back, or on its way back.
    domain::Money refundedTax{};        ///< The tax in it.
};

/// One line of an order's history.
struct OrderEvent
{
    std::string from; ///< Status before; "" for the first, and for what is no transition.
    std::string to;   ///< Status after; "" for what is no transition.
    std::string event;
    std::string detail;
    std::string at;
    std::string actor{}; ///< Account of the person who did it, "" when the shop did.
    std::string kind{};  ///< "status" (a transition), "refund" or "fulfilment".
};

struct OrderRefundLine
{
    std::int64_t position = 0;
    std::int64_t quantity = 0;
    domain::Money amount{}; ///< Only in answers.
};

/// Money given back. Status: REQUESTED (stored, payment is not told yet), SENT, UNKNOWN (nobody
/// knows yet), SETTLED, FAILED, REJECTED.
struct OrderRefund
{
    std::string id;
    std::string refundKey; ///< What payment knows it by.
    std::string status;
    domain::Money amount; ///< Tax included.
    domain::Money tax;
    domain::Money shipping;             ///< The part of `amount` that was the shipping.
    std::vector<OrderRefundLine> lines; ///< None when it was made at payment, by amount alone.
    bool restock = false;               ///< Whether the goods go back on sale.
    bool restocked = false;             ///< They are.
    std::string reason;
    std::string actor;
    std::string createdAt;
    std::string settledAt; ///< "" until then.
    bool manual = false;   ///< A person hands it back: the money was not the payment provider's.
};

struct FulfilmentLine
{
    std::int64_t position = 0;
    std::int64_t quantity = 0;
};

/// Something done with the goods. Kind: an action of domain/fulfilment.hpp.
struct Fulfilment
{
    std::string id;
    std::string kind;
    std::vector<FulfilmentLine> lines; ///< What was handed over or shipped by it.
    std::string carrier;
    std::string trackingCode;
    std::string note;
    std::string actor;
    std::string at;
};

/// A unit price that is not what the shopper was shown.
struct PriceDifference
{
    std::string productId;
    std::int64_t quantity = 0;
    domain::Money expected; ///< Shown; on an offline sale also what is paid.
    domain::Money current;  ///< The catalogue's when the order was priced.
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
    std::string channel{};                 ///< "web", "kiosk" or "counter".
    std::string kioskId{};                 ///< Account of the kiosk that placed it, "" otherwise.
    domain::Money refundable{};            ///< What may still be given back.
    std::vector<OrderRefund> refunds{};    ///< Oldest first; left out of lists.
    std::vector<Fulfilment> fulfilments{}; ///< Oldest first; left out of lists.
    std::string paymentKind{};             ///< As DraftPayment::kind.
    std::string payBy{}; ///< Until when an unpaid order may be paid at a till, "" otherwise.
    std::optional<Tender> tender{}; ///< How it was paid, when not by the payment provider.
    std::int64_t pickupNumber = 0;  ///< 1 to 999, anew each business day; 0: it has none.
    std::string receiptNumber{};
    bool soldOffline = false;
    std::string soldAt{};
    std::string leaseId{};
    std::vector<PriceDifference> priceDifferences{}; ///< Of an offline sale.
    /// What an offline sale would have cost by the catalogue, when that is not its total.
    std::optional<domain::Money> catalogTotal{};
};

/// POST /api/v1/orders/{id}/till-payments, with an Idempotency-Key: staff took the money.
struct TillPayment
{
    std::string tender;                      ///< "cash" or "card".
    domain::Money amount;                    ///< The whole total of the order.
    std::optional<domain::Money> received{}; ///< cash: what was handed over, at least `amount`.
    std::string reference{};                 ///< card: what the slip says; at most 128 characters.
};

/// POST /api/v1/orders/{id}/refunds, with an Idempotency-Key.
struct OrderRefundDraft
{
    std::vector<OrderRefundLine> lines{}; ///< Empty: all that is left.
    bool includeShipping = false;         ///< Always, when `lines` is empty.
    bool restock = false;                 ///< Whether the goods go back on sale.
    std::string reason{};
    /// What the person was shown (domain::planRefund); another amount is refused with 409.
    std::optional<domain::Money> expectedAmount{};
};

/// POST /api/v1/orders/{id}/fulfilments, with an Idempotency-Key.
struct FulfilmentDraft
{
    std::string action; ///< "start_picking", "ready", "hand_over", "ship" or "deliver".
    std::vector<FulfilmentLine> lines{}; ///< For hand_over and ship; empty: the rest.
    std::string carrier{};
    std::string trackingCode{};
    std::string note{};
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
    std::vector<PriceDifference> priceDifferences{}; ///< With price_changed.
};

struct OrderQuery
{
    std::string status{};
    std::string accountId{}; ///< Administrators only.
    int limit = 50;
    std::string after{};
    std::vector<std::string> statuses{}; ///< Any of these; together with `status` if that is set.
    std::string from{};                  ///< RFC 3339: placed at or after it.
    std::string to{};                    ///< RFC 3339: placed before it.
    std::string text{};                  ///< Part of the number, the receipt number or the e-mail
                                         ///< address.
    std::string productId{};             ///< Orders with this product.
    std::string channel{};               ///< "web", "kiosk" or "counter".
    std::string kioskId{};
    std::string fulfilment{}; ///< A fulfilment status.
    /// What changed since, oldest change first, each order as it is now: "now" to begin (answers no
    /// orders, only `next`), then always the `next` of the page before. `next` is never empty then.
    /// No other member but `limit` may be set with it.
    std::string changedAfter{};
    std::int64_t skip = 0;         ///< Rows to leave out, instead of `after`.
    bool count = false;            ///< Whether the page tells its `total`.
    std::string sort{};            ///< placed, updated or total, each also with '-'; "": -placed.
    std::int64_t pickupNumber = 0; ///< 0: any.
    std::string paymentKind{};     ///< "token", "counter" or "terminal".
};

[[nodiscard]] std::string encode(const OrderDraft& draft);
[[nodiscard]] std::string encode(const Order& order);
[[nodiscard]] std::string encode(const Page<Order>& page);
[[nodiscard]] std::string encode(const OrderRefusal& refusal);
/// {"paymentToken": "..."}: POST /api/v1/orders/{id}/payments
[[nodiscard]] std::string encodePaymentToken(std::string_view token);
[[nodiscard]] std::string encode(const TillPayment& payment);
[[nodiscard]] std::string encode(const OrderRefundDraft& draft);
[[nodiscard]] std::string encode(const FulfilmentDraft& draft);
/// The query string of a list, without '?'; members that are not set are left out.
[[nodiscard]] std::string encodeQuery(const OrderQuery& query);

[[nodiscard]] Result<OrderDraft> decodeOrderDraft(std::string_view json);
[[nodiscard]] Result<Order> decodeOrder(std::string_view json);
[[nodiscard]] Result<Page<Order>> decodeOrderPage(std::string_view json);
[[nodiscard]] Result<TillPayment> decodeTillPayment(std::string_view json);
[[nodiscard]] Result<OrderRefundDraft> decodeOrderRefundDraft(std::string_view json);
[[nodiscard]] Result<FulfilmentDraft> decodeFulfilmentDraft(std::string_view json);
/// @param problemJson the whole document; InvalidArgument when it is not about an order.
[[nodiscard]] Result<OrderRefusal> decodeOrderRefusal(std::string_view problemJson);

/// The order for domain::planRefund. Line `position` p is element p - 1.
[[nodiscard]] domain::RefundableOrder refundableOrder(const Order& order);
/// The order for domain::planFulfilment. Line `position` p is element p - 1.
[[nodiscard]] domain::FulfillableOrder fulfillableOrder(const Order& order);

} // namespace vitrine::wire
