#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/domain/money.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace vitrine::order {

/// What one account has paid in one currency; minor units.
struct CustomerSum
{
    domain::Currency currency;
    std::int64_t orders = 0;
    std::int64_t paid = 0;
    std::int64_t refunded = 0;
};

/// All orders of an account, added up.
struct CustomerSales
{
    std::int64_t orders = 0; ///< Paid or not.
    std::optional<Timestamp> firstOrderAt;
    std::optional<Timestamp> lastOrderAt;
    std::vector<CustomerSum> sums;
};

} // namespace vitrine::order
