#include "services/order/http/order_mapping.hpp"

namespace vitrine::order {
namespace {

/// Nothing is handed over or shipped by this version.
constexpr const char* kUnfulfilled = "UNFULFILLED";

wire::OrderLine toWire(const OrderLine& line, const Order& order)
{
    return {.productId = line.productId,
            .sku = line.sku,
            .gtin = line.gtin,
            .name = line.name,
            .imageHash = line.imageHash,
            .quantity = line.quantity,
            .unitPrice = order.money(line.unitPrice),
            .taxCategory = line.taxCategory,
            .taxRateMillionths = line.taxRate,
            .discount = order.money(line.discount),
            .net = order.money(line.net),
            .tax = order.money(line.tax),
            .total = order.money(line.total)};
}

std::vector<wire::OrderLine> linesOf(const Order& order)
{
    std::vector<wire::OrderLine> lines;
    for (const OrderLine& line : order.lines)
        lines.push_back(toWire(line, order));
    if (!lines.empty())
        return lines;
    for (const WantedLine& wanted : order.wanted) { // not priced yet
        wire::OrderLine line;
        line.productId = wanted.productId;
        line.quantity = wanted.quantity;
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace

PlaceRequest toDomain(const wire::OrderDraft& draft)
{
    PlaceRequest request{.lines = {},
                         .paymentToken = draft.paymentToken,
                         .email = draft.email,
                         .expectedTotal = draft.expectedTotal};
    for (const wire::OrderDraftLine& line : draft.lines)
        request.lines.push_back({line.productId, line.quantity});
    return request;
}

wire::Order toWire(const Order& order, const std::vector<TimelineEntry>& timeline)
{
    wire::Order out;
    out.id = order.id;
    out.number = order.number;
    out.accountId = order.accountId;
    out.email = order.email;
    out.status = toString(order.state());
    out.paymentStatus = toString(order.paymentStatus());
    out.fulfilmentStatus = kUnfulfilled;
    out.lines = linesOf(order);
    out.subtotal = order.money(order.amounts.subtotal);
    out.discount = order.money(order.amounts.discount);
    out.tax = order.money(order.amounts.tax);
    out.shipping = order.money(order.amounts.shipping);
    out.total = order.money(order.amounts.total);
    out.refunded = order.money(order.refunded);
    out.pricesIncludeTax = order.pricesIncludeTax;
    out.reason = order.saga.reason;
    out.actionUrl = order.saga.actionUrl;
    out.traceId = order.traceId;
    for (const TimelineEntry& entry : timeline)
        out.timeline.push_back(
            {entry.from, entry.to, entry.event, entry.detail, formatTimestamp(entry.at)});
    out.version = order.version;
    out.placedAt = formatTimestamp(order.placedAt);
    out.updatedAt = formatTimestamp(order.updatedAt);
    return out;
}

} // namespace vitrine::order
