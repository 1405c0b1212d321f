#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/domain/money.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::wire {

/// What one customer has paid in one currency.
struct CustomerSum
{
    std::int64_t orders = 0; ///< That were paid, given back since or not.
    domain::Money paid;      ///< Before refunds.
    domain::Money refunded;
};

/// GET /api/v1/reports/customers/{accountId}: all orders of an account, added up.
struct CustomerSales
{
    std::int64_t orders = 0;  ///< All of them, paid or not.
    std::string firstOrderAt; ///< "" without orders, as the next.
    std::string lastOrderAt;
    std::vector<CustomerSum> sums; ///< One per currency in which something was paid.
};

[[nodiscard]] std::string encode(const CustomerSales& sales);
[[nodiscard]] Result<CustomerSales> decodeCustomerSales(std::string_view json);

} // namespace vitrine::wire
