#include "services/order/http/order_mapping.hpp"

namespace vitrine::order {
namespace {

wire::OrderLine toWire(const OrderLine& line, std::size_t index, const Order& order)
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
            .total = order.money(line.total),
            .position = static_cast<std::int64_t>(index) + 1,
            .refundedQuantity = line.refundedQuantity,
            .fulfilledQuantity = line.fulfilledQuantity,
            .refunded = order.money(line.refunded),
            .refundedTax = order.money(line.refundedTax)};
}

std::vector<wire::OrderLine> linesOf(const Order& order)
{
    std::vector<wire::OrderLine> lines;
    for (std::size_t i = 0; i < order.lines.size(); ++i)
        lines.push_back(toWire(order.lines[i], i, order));
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

wire::OrderRefund toWire(const OrderRefund& refund, const Order& order)
{
    wire::OrderRefund out{.id = refund.id,
                          .refundKey = refund.key,
                          .status = refund.progress.status,
                          .amount = order.money(refund.amount),
                          .tax = order.money(refund.tax),
                          .shipping = order.money(refund.shipping),
                          .lines = {},
                          .restock = refund.progress.restock,
                          .restocked = refund.progress.restocked,
                          .reason = refund.reason,
                          .actor = refund.actor,
                          .createdAt = formatTimestamp(refund.createdAt),
                          .settledAt = refund.settledAt ? formatTimestamp(*refund.settledAt) : ""};
    for (const RefundLine& line : refund.lines)
        out.lines.push_back({line.position, line.quantity, order.money(line.amount)});
    return out;
}

wire::Fulfilment toWire(const Fulfilment& done)
{
    wire::Fulfilment out{.id = done.id,
                         .kind = done.action,
                         .lines = {},
                         .carrier = done.carrier,
                         .trackingCode = done.trackingCode,
                         .note = done.note,
                         .actor = done.actor,
                         .at = formatTimestamp(done.at)};
    for (const domain::LineQuantity& line : done.lines)
        out.lines.push_back({line.position, line.quantity});
    return out;
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
    out.fulfilmentStatus = order.fulfilment;
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
        out.timeline.push_back({entry.from,
                                entry.to,
                                entry.event,
                                entry.detail,
                                formatTimestamp(entry.at),
                                entry.actor,
                                entry.kind});
    out.version = order.version;
    out.placedAt = formatTimestamp(order.placedAt);
    out.updatedAt = formatTimestamp(order.updatedAt);
    out.channel = order.channel;
    out.kioskId = order.kioskId;
    out.refundable = order.money(order.refundable());
    return out;
}

void addAfterSale(const Order& order,
                  const storage::OrderStore::AfterSale& afterSale,
                  wire::Order& out)
{
    for (const OrderRefund& refund : afterSale.refunds)
        out.refunds.push_back(toWire(refund, order));
    for (const Fulfilment& done : afterSale.fulfilments)
        out.fulfilments.push_back(toWire(done));
}

} // namespace vitrine::order
