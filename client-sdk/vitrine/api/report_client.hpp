#pragma once

#include "vitrine/api/report_connection.hpp"

#include <memory>
#include <string>
#include <utility>

namespace vitrine::client {

/// What the shop has sold; for those who may read all orders. Cheap to copy; copies share the
/// connection. Safe to call from any thread. See CatalogClient for the errors that all calls have.
class ReportClient
{
public:
    explicit ReportClient(std::shared_ptr<ReportConnection> connection)
        : m_connection(std::move(connection))
    {
    }

    /// @return InvalidArgument: no such day, zone or currency, or more than 400 days.
    [[nodiscard]] Task<wire::SalesReport> sales(wire::SalesReportQuery query,
                                                CallOptions options = {}) const
    {
        return m_connection->sales(std::move(query), std::move(options));
    }

    /// All orders of an account, added up; zeros for one that has none.
    [[nodiscard]] Task<wire::CustomerSales> customer(std::string accountId,
                                                     CallOptions options = {}) const
    {
        return m_connection->customer(std::move(accountId), std::move(options));
    }

private:
    std::shared_ptr<ReportConnection> m_connection;
};

} // namespace vitrine::client
