#include "vitrine/wire/order.hpp"

#include "vitrine/wire/codec_support.hpp"

namespace vitrine::wire {
namespace {

using nlohmann::json;

constexpr std::size_t kLinesMax = 100;
constexpr std::int64_t kQuantityMax = 9999;
constexpr std::int64_t kMillion = 1'000'000;

json writeDraftLine(const OrderDraftLine& line)
{
    return {{"productId", line.productId}, {"quantity", line.quantity}};
}

OrderDraftLine readDraftLine(ObjectReader& in)
{
    OrderDraftLine line{in.text("productId", {.min = 1, .max = 64}),
                        in.integer("quantity", 1, kQuantityMax)};
    in.refuseUnknown();
    return line;
}

OrderDraft readDraft(ObjectReader& in)
{
    OrderDraft draft;
    draft.lines = codec::listFrom<OrderDraftLine>(in, "lines", kLinesMax, readDraftLine);
    if (draft.lines.empty())
        in.fault("lines", "must have at least one line");
    draft.paymentToken = in.text("paymentToken", {.min = 1, .max = 255});
    draft.email = in.text("email", {.max = 254, .required = false});
    draft.expectedTotal = in.optionalMoney("expectedTotal");
    return draft;
}

json writeLine(const OrderLine& line)
{
    return {{"productId", line.productId},
            {"sku", line.sku},
            {"gtin", line.gtin},
            {"name", line.name},
            {"imageHash", line.imageHash},
            {"quantity", line.quantity},
            {"unitPrice", toJson(line.unitPrice)},
            {"taxCategory", line.taxCategory},
            {"taxRateMillionths", line.taxRateMillionths},
            {"discount", toJson(line.discount)},
            {"net", toJson(line.net)},
            {"tax", toJson(line.tax)},
            {"total", toJson(line.total)}};
}

OrderLine readLine(ObjectReader& in)
{
    OrderLine line;
    line.productId = in.text("productId", {.min = 1, .max = 64});
    line.sku = in.optionalText("sku");
    line.gtin = in.optionalText("gtin");
    line.name = in.optionalText("name");
    line.imageHash = in.optionalText("imageHash");
    line.quantity =
        in.integer("quantity", 1, 100 * kQuantityMax); // 100 lines of one product add up
    line.unitPrice = in.moneyOrNone("unitPrice");
    line.taxCategory = in.optionalText("taxCategory");
    line.taxRateMillionths = in.integerOr("taxRateMillionths", 0, 0, 100 * kMillion);
    line.discount = in.moneyOrNone("discount");
    line.net = in.moneyOrNone("net");
    line.tax = in.moneyOrNone("tax");
    line.total = in.moneyOrNone("total");
    return line;
}

json writeEvent(const OrderEvent& event)
{
    return {{"from", event.from},
            {"to", event.to},
            {"event", event.event},
            {"detail", event.detail},
            {"at", event.at}};
}

OrderEvent readEvent(ObjectReader& in)
{
    return {in.optionalText("from"),
            in.optionalText("to"),
            in.optionalText("event"),
            in.optionalText("detail"),
            in.optionalText("at")};
}

json writeRefusedLine(const RefusedOrderLine& line)
{
    return {{"productId", line.productId},
            {"requested", line.requested},
            {"available", line.available}};
}

RefusedOrderLine readRefusedLine(ObjectReader& in)
{
    return {in.text("productId", {.min = 1, .max = 64}),
            in.integerOr("requested", 0, 0, codec::kInt64Max),
            in.integerOr("available", 0, 0, codec::kInt64Max)};
}

json writeOrder(const Order& order)
{
    return {{"id", order.id},
            {"number", order.number},
            {"accountId", order.accountId},
            {"email", order.email},
            {"status", order.status},
            {"paymentStatus", order.paymentStatus},
            {"fulfilmentStatus", order.fulfilmentStatus},
            {"lines", codec::listOf(order.lines, writeLine)},
            {"subtotal", toJson(order.subtotal)},
            {"discount", toJson(order.discount)},
            {"tax", toJson(order.tax)},
            {"shipping", toJson(order.shipping)},
            {"total", toJson(order.total)},
            {"refunded", toJson(order.refunded)},
            {"pricesIncludeTax", order.pricesIncludeTax},
            {"reason", order.reason},
            {"actionUrl", order.actionUrl},
            {"traceId", order.traceId},
            {"timeline", codec::listOf(order.timeline, writeEvent)},
            {"version", order.version},
            {"placedAt", order.placedAt},
            {"updatedAt", order.updatedAt}};
}

void readAmounts(ObjectReader& in, Order& order)
{
    order.subtotal = in.moneyOrNone("subtotal");
    order.discount = in.moneyOrNone("discount");
    order.tax = in.moneyOrNone("tax");
    order.shipping = in.moneyOrNone("shipping");
    order.total = in.moneyOrNone("total");
    order.refunded = in.moneyOrNone("refunded");
    order.pricesIncludeTax = in.flagOr("pricesIncludeTax", true);
}

Order readOrder(ObjectReader& in)
{
    Order order;
    order.id = in.text("id", {.min = 1, .max = 64});
    order.number = in.optionalText("number");
    order.accountId = in.optionalText("accountId");
    order.email = in.optionalText("email");
    order.status = in.text("status", {.min = 1, .max = 64});
    order.paymentStatus = in.optionalText("paymentStatus");
    order.fulfilmentStatus = in.optionalText("fulfilmentStatus");
    order.lines = codec::listFrom<OrderLine>(in, "lines", codec::kListMax, readLine);
    readAmounts(in, order);
    order.reason = in.optionalText("reason");
    order.actionUrl = in.optionalText("actionUrl");
    order.traceId = in.optionalText("traceId");
    order.timeline = codec::listFrom<OrderEvent>(in, "timeline", codec::kListMax, readEvent);
    order.version = in.integer("version", 0, codec::kInt64Max);
    order.placedAt = in.optionalText("placedAt");
    order.updatedAt = in.optionalText("updatedAt");
    return order;
}

} // namespace

std::string encode(const OrderDraft& draft)
{
    json document = {{"lines", codec::listOf(draft.lines, writeDraftLine)},
                     {"paymentToken", draft.paymentToken}};
    if (!draft.email.empty())
        document["email"] = draft.email;
    if (draft.expectedTotal)
        document["expectedTotal"] = toJson(*draft.expectedTotal);
    return document.dump();
}

std::string encode(const Order& order)
{
    return writeOrder(order).dump();
}

std::string encode(const Page<Order>& page)
{
    return codec::encodePage(page, writeOrder);
}

std::string encode(const OrderRefusal& refusal)
{
    json document = {{"orderId", refusal.orderId},
                     {"orderNumber", refusal.orderNumber},
                     {"orderStatus", refusal.orderStatus},
                     {"reason", refusal.reason}};
    if (!refusal.shortages.empty())
        document["shortages"] = codec::listOf(refusal.shortages, writeRefusedLine);
    if (!refusal.unavailable.empty())
        document["unavailable"] = codec::listOf(refusal.unavailable, writeRefusedLine);
    if (refusal.expectedTotal)
        document["expectedTotal"] = toJson(*refusal.expectedTotal);
    if (refusal.total)
        document["total"] = toJson(*refusal.total);
    if (!refusal.declineCode.empty())
        document["declineCode"] = refusal.declineCode;
    if (!refusal.retryBy.empty())
        document["retryBy"] = refusal.retryBy;
    return document.dump();
}

std::string encodePaymentToken(std::string_view token)
{
    return json{{"paymentToken", token}}.dump();
}

std::string encodeQuery(const OrderQuery& query)
{
    return codec::QueryWriter()
        .add("status", query.status)
        .add("accountId", query.accountId)
        .addNumber("limit", query.limit)
        .add("after", query.after)
        .take();
}

Result<OrderDraft> decodeOrderDraft(std::string_view text)
{
    return codec::decodeStrictly(text, readDraft);
}

Result<Order> decodeOrder(std::string_view text)
{
    return codec::decode(text, readOrder);
}

Result<Page<Order>> decodeOrderPage(std::string_view text)
{
    return codec::decodePage<Order>(text, readOrder);
}

Result<OrderRefusal> decodeOrderRefusal(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        OrderRefusal refusal;
        refusal.orderId = in.text("orderId", {.min = 1, .max = 64});
        refusal.orderNumber = in.optionalText("orderNumber");
        refusal.orderStatus = in.optionalText("orderStatus");
        refusal.reason = in.optionalText("reason");
        refusal.shortages =
            codec::listFrom<RefusedOrderLine>(in, "shortages", codec::kListMax, readRefusedLine);
        refusal.unavailable =
            codec::listFrom<RefusedOrderLine>(in, "unavailable", codec::kListMax, readRefusedLine);
        refusal.expectedTotal = in.optionalMoney("expectedTotal");
        refusal.total = in.optionalMoney("total");
        refusal.declineCode = in.optionalText("declineCode");
        refusal.retryBy = in.optionalText("retryBy");
        return refusal;
    });
}

} // namespace vitrine::wire
