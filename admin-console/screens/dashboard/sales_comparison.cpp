#include "admin-console/screens/dashboard/sales_comparison.hpp"

#include "vitrine/domain/rounding.hpp"

#include <limits>

namespace vitrine::console {

SalesComparison compareSales(const wire::SalesReport& today, const wire::SalesReport* weekBefore)
{
    // A day without a sale may be told in another currency; nothing is nothing in each of them.
    const bool comparable = weekBefore != nullptr && (weekBefore->currency == today.currency ||
                                                      weekBefore->totals.orders == 0);
    const wire::SalesReport nothing;
    const auto& before = comparable ? *weekBefore : nothing;
    SalesComparison comparison;
    comparison.known = comparable;
    comparison.currency = today.totals.revenue.currency();
    comparison.revenue = {today.totals.revenue.amount(), before.totals.revenue.amount()};
    comparison.orders = {today.totals.orders, before.totals.orders};
    comparison.averageBasket = {today.averageBasket.amount(), before.averageBasket.amount()};
    comparison.failedPayments = {today.failedPayments, before.failedPayments};
    return comparison;
}

std::optional<int> shareOf(const Compared& figures)
{
    if (figures.before <= 0)
        return std::nullopt;
    const auto share = domain::divideRounded(
        domain::Wide(figures.now) * 100, figures.before, domain::RoundingMode::HalfAwayFromZero);
    return share > std::numeric_limits<int>::max() ? std::numeric_limits<int>::max()
                                                   : static_cast<int>(share);
}

std::optional<int> changeOf(const Compared& figures)
{
    const auto share = shareOf(figures);
    return share ? std::optional(*share - 100) : std::nullopt;
}

} // namespace vitrine::console
