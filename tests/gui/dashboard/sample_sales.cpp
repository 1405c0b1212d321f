#include "tests/gui/dashboard/sample_sales.hpp"

#include "vitrine/qt/text.hpp"

namespace vitrine::testkit {

namespace {

domain::Money euro(std::int64_t cents)
{
    return domain::Money::create(cents, "EUR").value();
}

QDate dateOf(const std::string& text)
{
    return QDate::fromString(qt::toText(text), Qt::ISODate);
}

wire::SalesFigures figuresOf(const QDate& date)
{
    const int number = int(date.toJulianDay() % 17);
    if (date == QDate(2026, 11, 20))
        return {.orders = 9, .revenue = euro(62'000), .refunded = euro(0), .items = 14};
    if (date == QDate(2026, 11, 13))
        return {.orders = 12, .revenue = euro(100'000), .refunded = euro(2'999), .items = 20};
    return {.orders = 5 + number,
            .revenue = euro(50'000 + number * 5'417),
            .refunded = euro(number * 100),
            .items = 7 + number};
}

wire::SalesReport emptyReport(const wire::SalesReportQuery& query)
{
    wire::SalesReport report;
    report.from = query.from;
    report.to = query.to;
    report.zone = query.zone;
    report.currency = "EUR";
    report.totals = {.orders = 0, .revenue = euro(0), .refunded = euro(0), .items = 0};
    report.averageBasket = euro(0);
    for (QDate day = dateOf(query.from); day <= dateOf(query.to); day = day.addDays(1))
        report.days.push_back(
            {.date = day.toString(Qt::ISODate).toStdString(), .figures = report.totals});
    return report;
}

} // namespace

Result<wire::SalesReport> quietReport(const wire::SalesReportQuery& query)
{
    return emptyReport(query);
}

Result<wire::SalesReport> busyReport(const wire::SalesReportQuery& query)
{
    auto report = emptyReport(query);
    std::int64_t revenue = 0;
    std::int64_t refunded = 0;
    for (auto& day : report.days) {
        day.figures = figuresOf(dateOf(day.date));
        report.totals.orders += day.figures.orders;
        report.totals.items += day.figures.items;
        revenue += day.figures.revenue.amount();
        refunded += day.figures.refunded.amount();
    }
    report.totals.revenue = euro(revenue);
    report.totals.refunded = euro(refunded);
    report.averageBasket = euro(revenue / report.totals.orders);
    report.failedPayments = report.days.size() > 1 ? 41 : query.to == "2026-11-20" ? 3 : 1;
    const char* const names[] = {"Wanderer Hiking Boots",
                                 "Alpine 45 Backpack",
                                 "Stormproof Jacket with a Name That Goes On and On and Never Ends",
                                 "Ridgeline Trekking Poles",
                                 "Merino Base Layer",
                                 "Summit Pro Harness",
                                 "Trail Bottle 0.75 l",
                                 "Headlamp 400",
                                 "Gas Cartridge",
                                 "Wool Socks"};
    std::int64_t rank = 0;
    for (const auto* name : names) {
        report.bestSellers.push_back(
            {.productId = "0190a000-0000-7000-8000-00000000100" + std::to_string(rank),
             .sku = "FW-" + std::to_string(1000 + rank),
             .name = name,
             .quantity = 120 - rank * 9,
             .revenue = euro(940'000 - rank * 88'000)});
        ++rank;
    }
    report.byStatus = {{"PAID", 18},
                       {"FULFILLED", 322},
                       {"PAYMENT_PENDING", 4},
                       {"PAYMENT_FAILED", 11},
                       {"CANCELLED", 23},
                       {"REFUNDED", 9}};
    return report;
}

} // namespace vitrine::testkit
