#include "vitrine/wire/order.hpp"

#include "vitrine/wire/codec_support.hpp"
#include "vitrine/wire/tender_codec.hpp"

namespace vitrine::wire {
namespace {

using nlohmann::json;

constexpr std::int64_t kLinesMax = 100;
constexpr std::int64_t kQuantityMax = 9999;
constexpr std::int64_t kMillion = 1'000'000;

/// An amount that a service of an earlier version does not tell.
domain::Money moneyIfThere(ObjectReader& in, std::string_view name)
{
    return in.rawOr(name, "").empty() ? domain::Money() : in.moneyOrNone(name);
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
            {"total", toJson(line.total)},
            {"position", line.position},
            {"refundedQuantity", line.refundedQuantity},
            {"fulfilledQuantity", line.fulfilledQuantity},
            {"refunded", toJson(line.refunded)},
            {"refundedTax", toJson(line.refundedTax)}};
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
    line.position = in.integerOr("position", 0, 0, codec::kInt64Max);
    line.refundedQuantity = in.integerOr("refundedQuantity", 0, 0, codec::kInt64Max);
    line.fulfilledQuantity = in.integerOr("fulfilledQuantity", 0, 0, codec::kInt64Max);
    line.refunded = moneyIfThere(in, "refunded");
    line.refundedTax = moneyIfThere(in, "refundedTax");
    return line;
}

json writeEvent(const OrderEvent& event)
{
    return {{"from", event.from},
            {"to", event.to},
            {"event", event.event},
            {"detail", event.detail},
            {"at", event.at},
            {"actor", event.actor},
            {"kind", event.kind}};
}

OrderEvent readEvent(ObjectReader& in)
{
    return {in.optionalText("from"),
            in.optionalText("to"),
            in.optionalText("event"),
            in.optionalText("detail"),
            in.optionalText("at"),
            in.optionalText("actor"),
            in.optionalText("kind")};
}

json writeRefundLine(const OrderRefundLine& line)
{
    return {
        {"position", line.position}, {"quantity", line.quantity}, {"amount", toJson(line.amount)}};
}

OrderRefundLine readRefundLine(ObjectReader& in)
{
    return {in.integer("position", 1, codec::kListMax),
            in.integer("quantity", 1, kLinesMax * kQuantityMax),
            in.moneyOrNone("amount")};
}

json writeRefund(const OrderRefund& refund)
{
    return {{"id", refund.id},
            {"refundKey", refund.refundKey},
            {"status", refund.status},
            {"amount", toJson(refund.amount)},
            {"tax", toJson(refund.tax)},
            {"shipping", toJson(refund.shipping)},
            {"lines", codec::listOf(refund.lines, writeRefundLine)},
            {"restock", refund.restock},
            {"restocked", refund.restocked},
            {"reason", refund.reason},
            {"actor", refund.actor},
            {"createdAt", refund.createdAt},
            {"settledAt", refund.settledAt},
            {"manual", refund.manual}};
}

OrderRefund readRefund(ObjectReader& in)
{
    OrderRefund refund;
    refund.id = in.text("id", {.min = 1, .max = 64});
    refund.refundKey = in.optionalText("refundKey");
    refund.status = in.text("status", {.min = 1, .max = 64});
    refund.amount = in.moneyOrNone("amount");
    refund.tax = in.moneyOrNone("tax");
    refund.shipping = in.moneyOrNone("shipping");
    refund.lines = codec::listFrom<OrderRefundLine>(in, "lines", codec::kListMax, readRefundLine);
    refund.restock = in.flagOr("restock", false);
    refund.restocked = in.flagOr("restocked", false);
    refund.reason = in.optionalText("reason");
    refund.actor = in.optionalText("actor");
    refund.createdAt = in.optionalText("createdAt");
    refund.settledAt = in.optionalText("settledAt");
    refund.manual = in.flagOr("manual", false);
    return refund;
}

json writeQuantity(const FulfilmentLine& line)
{
    return {{"position", line.position}, {"quantity", line.quantity}};
}

FulfilmentLine readQuantity(ObjectReader& in)
{
    return {in.integer("position", 1, codec::kListMax),
            in.integer("quantity", 1, kLinesMax * kQuantityMax)};
}

json writeFulfilment(const Fulfilment& fulfilment)
{
    return {{"id", fulfilment.id},
            {"kind", fulfilment.kind},
            {"lines", codec::listOf(fulfilment.lines, writeQuantity)},
            {"carrier", fulfilment.carrier},
            {"trackingCode", fulfilment.trackingCode},
            {"note", fulfilment.note},
            {"actor", fulfilment.actor},
            {"at", fulfilment.at}};
}

Fulfilment readFulfilment(ObjectReader& in)
{
    Fulfilment fulfilment;
    fulfilment.id = in.text("id", {.min = 1, .max = 64});
    fulfilment.kind = in.text("kind", {.min = 1, .max = 64});
    fulfilment.lines = codec::listFrom<FulfilmentLine>(in, "lines", codec::kListMax, readQuantity);
    fulfilment.carrier = in.optionalText("carrier");
    fulfilment.trackingCode = in.optionalText("trackingCode");
    fulfilment.note = in.optionalText("note");
    fulfilment.actor = in.optionalText("actor");
    fulfilment.at = in.optionalText("at");
    return fulfilment;
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

json writeDifference(const PriceDifference& difference)
{
    return {{"productId", difference.productId},
            {"quantity", difference.quantity},
            {"expected", toJson(difference.expected)},
            {"current", toJson(difference.current)}};
}

PriceDifference readDifference(ObjectReader& in)
{
    return {in.text("productId", {.min = 1, .max = 64}),
            in.integerOr("quantity", 0, 0, codec::kInt64Max),
            in.moneyOrNone("expected"),
            in.moneyOrNone("current")};
}

/// How it was sold and paid.
void writeSale(const Order& order, json& document)
{
    document["paymentKind"] = order.paymentKind;
    document["payBy"] = order.payBy;
    if (order.tender)
        document["tender"] = codec::writeTender(*order.tender);
    document["pickupNumber"] = order.pickupNumber;
    document["receiptNumber"] = order.receiptNumber;
    document["soldOffline"] = order.soldOffline;
    document["soldAt"] = order.soldAt;
    document["leaseId"] = order.leaseId;
    document["priceDifferences"] = codec::listOf(order.priceDifferences, writeDifference);
    if (order.catalogTotal)
        document["catalogTotal"] = toJson(*order.catalogTotal);
}

void readSale(ObjectReader& in, Order& order)
{
    order.paymentKind = in.optionalText("paymentKind");
    order.payBy = in.optionalText("payBy");
    order.tender = codec::readTender(in, "tender");
    order.pickupNumber = in.integerOr("pickupNumber", 0, 0, codec::kInt64Max);
    order.receiptNumber = in.optionalText("receiptNumber");
    order.soldOffline = in.flagOr("soldOffline", false);
    order.soldAt = in.optionalText("soldAt");
    order.leaseId = in.optionalText("leaseId");
    order.priceDifferences =
        codec::listFrom<PriceDifference>(in, "priceDifferences", codec::kListMax, readDifference);
    order.catalogTotal = in.optionalMoney("catalogTotal");
}

json writeOrder(const Order& order)
{
    json document{{"id", order.id},
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
                  {"updatedAt", order.updatedAt},
                  {"channel", order.channel},
                  {"kioskId", order.kioskId},
                  {"refundable", toJson(order.refundable)},
                  {"refunds", codec::listOf(order.refunds, writeRefund)},
                  {"fulfilments", codec::listOf(order.fulfilments, writeFulfilment)}};
    writeSale(order, document);
    return document;
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
    order.channel = in.optionalText("channel");
    order.kioskId = in.optionalText("kioskId");
    order.refundable = moneyIfThere(in, "refundable");
    order.refunds = codec::listFrom<OrderRefund>(in, "refunds", codec::kListMax, readRefund);
    order.fulfilments =
        codec::listFrom<Fulfilment>(in, "fulfilments", codec::kListMax, readFulfilment);
    readSale(in, order);
    return order;
}

} // namespace

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
    if (!refusal.priceDifferences.empty())
        document["priceDifferences"] = codec::listOf(refusal.priceDifferences, writeDifference);
    return document.dump();
}

std::string encodeQuery(const OrderQuery& query)
{
    std::string statuses = query.status;
    for (const std::string& status : query.statuses)
        statuses += (statuses.empty() ? "" : ",") + status;
    codec::QueryWriter writer;
    writer.add("status", statuses)
        .add("accountId", query.accountId)
        .add("from", query.from)
        .add("to", query.to)
        .add("text", query.text)
        .add("productId", query.productId)
        .add("channel", query.channel)
        .add("kioskId", query.kioskId)
        .add("fulfilment", query.fulfilment)
        .add("paymentKind", query.paymentKind)
        .add("changedAfter", query.changedAfter)
        .add("sort", query.sort)
        .addNumber("limit", query.limit)
        .add("after", query.after);
    if (query.pickupNumber > 0)
        writer.addNumber("pickupNumber", query.pickupNumber);
    if (query.skip > 0)
        writer.addNumber("skip", query.skip);
    if (query.count)
        writer.add("count", "true");
    return writer.take();
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
        refusal.priceDifferences = codec::listFrom<PriceDifference>(
            in, "priceDifferences", codec::kListMax, readDifference);
        return refusal;
    });
}

} // namespace vitrine::wire
