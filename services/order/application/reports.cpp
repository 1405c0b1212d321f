#include "services/order/application/reports.hpp"

#include "services/order/domain/time_of_day.hpp"
#include "services/order/storage/sales_figures.hpp"
#include "vitrine/domain/rounding.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

namespace vitrine::order {
namespace {

using platform::Transaction;
using storage::SalesBook;

constexpr int kDaysMax = 400;
constexpr int kBestSellers = 20;
constexpr std::size_t kZoneNameMax = 64;

/// `digits` of `text` from `at` on as a number.
std::optional<int> numberAt(const std::string& text, std::size_t at, std::size_t digits)
{
    int value = 0;
    for (std::size_t i = at; i < at + digits; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

std::optional<std::chrono::sys_days> parseDay(const std::string& text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = numberAt(text, 0, 4);
    const auto month = numberAt(text, 5, 2);
    const auto day = numberAt(text, 8, 2);
    if (!year || !month || !day)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    return date.ok() && *year > 0 ? std::optional(std::chrono::sys_days(date)) : std::nullopt;
}

Outcome refuse(const char* field, std::string message)
{
    return Error{.code = ErrorCode::InvalidArgument, .message = std::move(message), .field = field};
}

Outcome checkDays(const SalesPeriod& period)
{
    const auto from = parseDay(period.from);
    if (!from)
        return refuse("from", "a day is written like 2026-11-01");
    const auto to = parseDay(period.to);
    if (!to)
        return refuse("to", "a day is written like 2026-11-01");
    const auto days = (*to - *from).count() + 1;
    if (days < 1 || days > kDaysMax)
        return refuse("to", "a report is about 1 to " + std::to_string(kDaysMax) + " days");
    if (!isTimeOfDay(period.cutOver))
        return refuse("cutOver", "a time of day is written like 04:00");
    if (!period.currency.empty() && !domain::Currency::create(period.currency).ok())
        return refuse("currency", "there is no such currency");
    return Done{};
}

void addUp(SalesReport& report)
{
    SalesFigures& totals = report.totals;
    for (const SalesDay& day : report.days) {
        totals.orders += day.figures.orders;
        totals.revenue += day.figures.revenue;
        totals.refunded += day.figures.refunded;
        totals.items += day.figures.items;
    }
    if (totals.orders > 0)
        report.averageBasket = static_cast<std::int64_t>(domain::divideRounded(
            totals.revenue, totals.orders, domain::RoundingMode::HalfAwayFromZero));
}

} // namespace

Outcome Reports::checkZone(const std::string& zone, Deadline deadline)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_zones.contains(zone))
            return Done{};
    }
    const auto known = m_database.read(deadline, [&](Transaction& tx) -> Result<bool> {
        return zone.size() <= kZoneNameMax && SalesBook(tx).knowsZone(zone);
    });
    if (!known.ok())
        return known.error();
    if (!*known)
        return refuse("zone", "a time zone is written like Europe/Berlin");
    const std::lock_guard lock(m_mutex);
    m_zones.insert(zone);
    return Done{};
}

Result<SalesReport> Reports::sales(const platform::CallContext& context, SalesPeriod period)
{
    if (period.zone.empty())
        period.zone = "UTC";
    if (period.cutOver.empty())
        period.cutOver = "00:00";
    if (const auto checked = checkDays(period); !checked.ok())
        return checked.error();
    if (const auto checked = checkZone(period.zone, context.deadline); !checked.ok())
        return checked.error();
    return m_database.read(context.deadline, [&](Transaction& tx) -> Result<SalesReport> {
        SalesBook book(tx);
        SalesReport report{.period = period};
        if (period.currency.empty())
            report.period.currency = book.commonCurrency(period);
        const auto currency = domain::Currency::create(report.period.currency);
        if (currency.ok())
            report.currency = *currency;
        report.days = book.days(report.period);
        report.bestSellers = book.bestSellers(report.period, kBestSellers);
        report.byStatus = book.byStatus(report.period);
        report.failedPayments = book.failedPayments(report.period);
        report.byTender = book.byTender(report.period);
        addUp(report);
        return report;
    });
}

} // namespace vitrine::order
