#include "services/order/http/customer_report_handler.hpp"

#include "vitrine/wire/customer_sales.hpp"

namespace vitrine::order {
namespace {

wire::CustomerSales toWire(const CustomerSales& sales)
{
    wire::CustomerSales out{.orders = sales.orders};
    if (sales.firstOrderAt)
        out.firstOrderAt = formatTimestamp(*sales.firstOrderAt);
    if (sales.lastOrderAt)
        out.lastOrderAt = formatTimestamp(*sales.lastOrderAt);
    for (const CustomerSum& sum : sales.sums)
        out.sums.push_back({sum.orders, {sum.paid, sum.currency}, {sum.refunded, sum.currency}});
    return out;
}

} // namespace

platform::HttpResponse customerReport(const OrderParts& parts, const platform::HttpRequest& request)
{
    const auto sales = parts.reports.customer(request.context, request.pathArgs.at(0));
    return sales.ok() ? platform::jsonResponse(200, wire::encode(toWire(*sales)))
                      : platform::problemResponse(sales.error());
}

} // namespace vitrine::order
