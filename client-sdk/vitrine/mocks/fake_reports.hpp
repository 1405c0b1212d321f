#pragma once

#include "vitrine/api/report_connection.hpp"
#include "vitrine/mocks/faults.hpp"

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace vitrine::client::mocks {

/// Reports that a test makes up. Safe to use from any thread.
class FakeReports final : public ReportConnection
{
public:
    using MakeReport = std::function<Result<wire::SalesReport>(const wire::SalesReportQuery&)>;

    explicit FakeReports(MakeReport makeReport)
        : m_makeReport(std::move(makeReport))
    {
    }

    Faults faults;

    void change(MakeReport makeReport)
    {
        const std::lock_guard lock(m_mutex);
        m_makeReport = std::move(makeReport);
    }

    Task<wire::SalesReport> sales(wire::SalesReportQuery query, CallOptions) override
    {
        return faults.run<wire::SalesReport>([&] {
            const std::lock_guard lock(m_mutex);
            return m_makeReport(query);
        });
    }

    /// What `customer` tells of an account from now on.
    void putCustomer(std::string accountId, wire::CustomerSales sales)
    {
        const std::lock_guard lock(m_mutex);
        m_customers[std::move(accountId)] = std::move(sales);
    }
    Task<wire::CustomerSales> customer(std::string accountId, CallOptions) override
    {
        return faults.run<wire::CustomerSales>([&]() -> Result<wire::CustomerSales> {
            const std::lock_guard lock(m_mutex);
            return m_customers[accountId];
        });
    }

private:
    std::mutex m_mutex;
    std::map<std::string, wire::CustomerSales> m_customers; // guarded by m_mutex
    MakeReport m_makeReport;                                // guarded by m_mutex
};

} // namespace vitrine::client::mocks
