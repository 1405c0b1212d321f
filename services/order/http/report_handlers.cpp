#include "services/order/http/report_handlers.hpp"

#include "vitrine/wire/report.hpp"

namespace vitrine::order {
namespace {

wire::SalesFigures toWire(const SalesFigures& figures, domain::Currency currency)
{
    return {.orders = figures.orders,
            .revenue = {figures.revenue, currency},
            .refunded = {figures.refunded, currency},
            .items = figures.items};
}

wire::SalesReport toWire(const SalesReport& report)
{
    const domain::Currency currency = report.currency;
    wire::SalesReport out{.from = report.period.from,
                          .to = report.period.to,
                          .zone = report.period.zone,
                          .cutOver = report.period.cutOver,
                          .currency = report.period.currency,
                          .days = {},
                          .totals = toWire(report.totals, currency),
                          .averageBasket = {report.averageBasket, currency},
                          .bestSellers = {},
                          .byStatus = {},
                          .failedPayments = report.failedPayments};
    for (const SalesDay& day : report.days)
        out.days.push_back({day.date, toWire(day.figures, currency)});
    for (const BestSeller& best : report.bestSellers)
        out.bestSellers.push_back(
            {best.productId, best.sku, best.name, best.quantity, {best.revenue, currency}});
    for (const StatusCount& entry : report.byStatus)
        out.byStatus.push_back({entry.status, entry.count});
    for (const TenderFigures& entry : report.byTender)
        out.byTender.push_back(
            {entry.tender, entry.orders, {entry.revenue, currency}, {entry.refunded, currency}});
    return out;
}

} // namespace

platform::HttpResponse salesReport(const OrderParts& parts, const platform::HttpRequest& request)
{
    const auto value = [&](const char* key) { return request.query.get(key).value_or(""); };
    const auto report = parts.reports.sales(request.context,
                                            {.from = std::string(value("from")),
                                             .to = std::string(value("to")),
                                             .zone = std::string(value("zone")),
                                             .cutOver = std::string(value("cutOver")),
                                             .currency = std::string(value("currency"))});
    return report.ok() ? platform::jsonResponse(200, wire::encode(toWire(*report)))
                       : platform::problemResponse(report.error());
}

} // namespace vitrine::order
