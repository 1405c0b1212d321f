#pragma once

#include "services/order/domain/customer_sales.hpp"
#include "services/order/domain/sales.hpp"
#include "services/platform/call_context.hpp"
#include "services/platform/database/database.hpp"
#include "vitrine/core/result.hpp"

#include <mutex>
#include <set>
#include <string>

namespace vitrine::order {

/// What the shop has sold. Safe to call from any thread.
class Reports
{
public:
    explicit Reports(platform::Database& database)
        : m_database(database)
    {
    }

    /// @return InvalidArgument, with `field` the member of the query, for what is no date, no time
    /// zone, no time of day, no currency, or too long a period.
    [[nodiscard]] Result<SalesReport> sales(const platform::CallContext& context,
                                            SalesPeriod period);
    /// All orders of an account, added up; nothing for one that has none.
    [[nodiscard]] Result<CustomerSales> customer(const platform::CallContext& context,
                                                 const std::string& accountId);

private:
    [[nodiscard]] Outcome checkZone(const std::string& zone, Deadline deadline);

    platform::Database& m_database;
    std::mutex m_mutex;
    std::set<std::string> m_zones; ///< That are known to exist; guarded by m_mutex.
};

} // namespace vitrine::order
