#pragma once

#include "services/order/domain/sales.hpp"
#include "services/platform/database/database.hpp"

#include <string>
#include <vector>

namespace vitrine::order::storage {

/// What was sold, worked out by PostgreSQL: it knows the time zones.
class SalesBook
{
public:
    explicit SalesBook(platform::Transaction& tx)
        : m_tx(tx)
    {
    }

    /// Whether `name` is a time zone of IANA's database. Slow: keep the answer.
    [[nodiscard]] bool knowsZone(const std::string& name);
    /// The currency that most orders paid in the period are in, "" when there are none.
    [[nodiscard]] std::string commonCurrency(const SalesPeriod& period);
    /// Every day of the period, oldest first.
    [[nodiscard]] std::vector<SalesDay> days(const SalesPeriod& period);
    /// The products with the highest revenue.
    [[nodiscard]] std::vector<BestSeller> bestSellers(const SalesPeriod& period, int limit);
    /// Orders placed in the period, by what they are now.
    [[nodiscard]] std::vector<StatusCount> byStatus(const SalesPeriod& period);
    /// Tenders that were used in the period, as are returns to them.
    [[nodiscard]] std::vector<TenderFigures> byTender(const SalesPeriod& period);
    [[nodiscard]] std::int64_t failedPayments(const SalesPeriod& period);

private:
    platform::Transaction& m_tx;
};

} // namespace vitrine::order::storage
