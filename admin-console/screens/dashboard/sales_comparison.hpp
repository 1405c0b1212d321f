#pragma once

#include "vitrine/domain/money.hpp"
#include "vitrine/wire/report.hpp"

#include <QDate>

#include <cstdint>
#include <optional>

namespace vitrine::console {

/// Two figures of the same kind: of today, and of the same weekday a week ago.
struct Compared
{
    std::int64_t now = 0;
    std::int64_t before = 0;

    bool operator==(const Compared&) const = default;
};

/// How today stands against the same weekday a week ago, which was a whole day: sums of today may
/// still grow, so they are told as a share of that day; an average can be compared as it is.
struct SalesComparison
{
    domain::Currency currency;
    Compared revenue; ///< Minor units.
    Compared orders;
    Compared averageBasket; ///< Minor units.
    Compared failedPayments;
    bool known = false; ///< Whether there is a week before to compare with.
};

/// @param weekBefore of the same weekday; null while it is not known.
[[nodiscard]] SalesComparison compareSales(const wire::SalesReport& today,
                                           const wire::SalesReport* weekBefore);

/// `now` in percent of `before`, rounded; none when there is nothing to compare with.
[[nodiscard]] std::optional<int> shareOf(const Compared& figures);
/// By how many percent `now` is above (or below) `before`; none when `before` is zero.
[[nodiscard]] std::optional<int> changeOf(const Compared& figures);

} // namespace vitrine::console
