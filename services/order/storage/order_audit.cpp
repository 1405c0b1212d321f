#include "services/order/storage/order_audit.hpp"

#include "vitrine/wire/json_reader.hpp"

#include <nlohmann/json.hpp>

namespace vitrine::order::storage {
namespace {

using nlohmann::json;

platform::AuditRecord
recordOf(const Order& order, const char* action, const json& before, const json& after)
{
    return {.action = action,
            .entityType = "order",
            .entityId = order.id,
            .entityLabel = order.number,
            .before = before.dump(),
            .after = after.dump()};
}

} // namespace

platform::AuditRecord auditOf(const Order& order, const OrderRefund& refund)
{
    auto lines = json::array();
    for (const RefundLine& line : refund.lines)
        lines.push_back({{"position", line.position},
                         {"quantity", line.quantity},
                         {"amount", wire::toJson(order.money(line.amount))}});
    return recordOf(order,
                    "order.refund",
                    {{"refundable", wire::toJson(order.money(order.refundable()))}},
                    {{"refundable", wire::toJson(order.money(order.refundable() - refund.amount))},
                     {"refundId", refund.id},
                     {"amount", wire::toJson(order.money(refund.amount))},
                     {"lines", std::move(lines)},
                     {"restock", refund.progress.restock},
                     {"reason", refund.reason}});
}

platform::AuditRecord
auditOf(const Order& order, const Fulfilment& done, const std::string& fulfilmentAfter)
{
    auto lines = json::array();
    for (const domain::LineQuantity& line : done.lines)
        lines.push_back({{"position", line.position}, {"quantity", line.quantity}});
    return recordOf(order,
                    "order.fulfil",
                    {{"fulfilmentStatus", order.fulfilment}},
                    {{"fulfilmentStatus", fulfilmentAfter},
                     {"action", done.action},
                     {"lines", std::move(lines)},
                     {"carrier", done.carrier},
                     {"trackingCode", done.trackingCode},
                     {"note", done.note}});
}

platform::AuditRecord
auditOfCancellation(const Order& order, OrderState after, const std::string& reason)
{
    return recordOf(order,
                    "order.cancel",
                    {{"status", toString(order.state())}},
                    {{"status", toString(after)}, {"reason", reason}});
}

platform::AuditRecord auditOfTillPayment(const Order& order, const Tender& taken)
{
    json after{{"tender", taken.kind},
               {"amount", wire::toJson(order.money(order.amounts.total))},
               {"reference", taken.reference}};
    if (taken.received) {
        after["received"] = wire::toJson(order.money(*taken.received));
        after["change"] = wire::toJson(order.money(*taken.received - order.amounts.total));
    }
    return recordOf(order, "order.till-payment", json{{"tender", nullptr}}, after);
}

platform::AuditRecord auditOfDifference(const Order& order)
{
    auto shown = json::array();
    auto current = json::array();
    for (const WantedLine& line : order.priceDifferences()) {
        const auto entry = [&line](const domain::Money& price) {
            return json{{"productId", line.productId},
                        {"quantity", line.quantity},
                        {"unitPrice", wire::toJson(price)}};
        };
        shown.push_back(entry(*line.expectedUnitPrice));
        current.push_back(entry(*line.currentUnitPrice));
    }
    const std::int64_t total = order.amounts.total;
    return recordOf(order,
                    "order.sold-at-other-price",
                    {{"prices", std::move(current)},
                     {"total", wire::toJson(order.money(order.sale.catalogTotal.value_or(total)))}},
                    {{"prices", std::move(shown)}, {"total", wire::toJson(order.money(total))}});
}

} // namespace vitrine::order::storage
