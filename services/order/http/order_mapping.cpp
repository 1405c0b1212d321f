#include "services/order/http/order_mapping.hpp"

#include "services/order/clients/tender_mapping.hpp"

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
                          .settledAt = refund.settledAt ? formatTimestamp(*refund.settledAt) : "",
                          .manual = order.saga.way == PaymentWay::Taken};
    for (const RefundLine& line : refund.lines)
        out.lines.push_back({line.position, line.quantity, order.money(line.amount)});
    return out;
}

/// "" is no time.
Result<std::optional<Timestamp>> readInstant(const std::string& text, const char* field)
{
    if (text.empty())
        return std::optional<Timestamp>();
    const auto time = parseTimestamp(text);
    if (!time.ok())
        return failure<std::optional<Timestamp>>(
            ErrorCode::InvalidArgument, time.error().message, field);
    return std::optional(*time);
}

/// How it was sold and paid.
void addSale(const Order& order, wire::Order& out)
{
    const SaleDetails& sale = order.sale;
    out.paymentKind = order.paymentKind;
    if (order.saga.step == SagaStep::AwaitTill)
        out.payBy = formatTimestamp(order.saga.payBy);
    if (sale.tender)
        out.tender = toWire(*sale.tender, order.currency);
    out.pickupNumber = sale.pickupNumber;
    out.receiptNumber = sale.receiptNumber;
    out.soldOffline = sale.soldOffline;
    out.soldAt = sale.soldAt ? formatTimestamp(*sale.soldAt) : "";
    out.leaseId = sale.leaseId;
    if (order.keepsItsPrice())
        for (const WantedLine& line : order.priceDifferences())
            out.priceDifferences.push_back(
                {line.productId, line.quantity, *line.expectedUnitPrice, *line.currentUnitPrice});
    if (sale.catalogTotal)
        out.catalogTotal = order.money(*sale.catalogTotal);
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

Result<PlaceRequest> toDomain(const wire::OrderDraft& draft)
{
    PlaceRequest request{.lines = {},
                         .paymentToken = draft.paymentToken,
                         .email = draft.email,
                         .expectedTotal = draft.expectedTotal,
                         .paymentKind = draft.payment.kind,
                         .channel = draft.channel};
    for (const wire::OrderDraftLine& line : draft.lines)
        request.lines.push_back({line.productId, line.quantity, line.expectedUnitPrice});
    const auto soldAt = readInstant(draft.soldAt, "/soldAt");
    if (!soldAt.ok())
        return soldAt.error();
    request.sale = {.soldOffline = draft.soldOffline,
                    .soldAt = *soldAt,
                    .leaseId = draft.leaseId,
                    .receiptNumber = draft.receiptNumber,
                    .pickupNumber = draft.pickupNumber};
    if (!draft.payment.terminal)
        return request;
    const wire::TerminalPayment& paid = *draft.payment.terminal;
    const auto at = readInstant(paid.at, "/payment/terminal/at");
    if (!at.ok())
        return at.error();
    request.terminal = TerminalPaid{.tender = {.kind = std::string(tender_kind::kTerminal),
                                               .reference = paid.reference,
                                               .providerReference = paid.providerReference,
                                               .cardBrand = paid.brand,
                                               .cardLastFour = paid.last4,
                                               .authorisationCode = paid.authorisationCode,
                                               .takenAt = *at},
                                    .amount = paid.amount,
                                    .status = paid.status};
    return request;
}

Result<Tender> toDomain(const wire::TillPayment& payment)
{
    Tender taken{.kind = payment.tender, .reference = payment.reference};
    if (!payment.received)
        return taken;
    if (payment.received->currency() != payment.amount.currency())
        return failure<Tender>(
            ErrorCode::InvalidArgument, "another currency than the amount's", "/received");
    taken.received = payment.received->amount();
    return taken;
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
    addSale(order, out);
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
