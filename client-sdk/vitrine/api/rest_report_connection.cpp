#include "vitrine/api/rest_connections.hpp"

namespace vitrine::client {
namespace {

class RestReportConnection final : public ReportConnection
{
public:
    explicit RestReportConnection(std::shared_ptr<const Caller> caller)
        : m_caller(std::move(caller))
    {
    }

    Task<wire::SalesReport> sales(wire::SalesReportQuery query, CallOptions options) override
    {
        return m_caller->fetch<wire::SalesReport>({.operation = "reports.sales",
                                                   .method = "GET",
                                                   .path = Path("/api/v1/reports/sales"),
                                                   .query = wire::encodeQuery(query)},
                                                  std::move(options),
                                                  wire::decodeSalesReport);
    }

    Task<wire::CustomerSales> customer(std::string accountId, CallOptions options) override
    {
        return m_caller->fetch<wire::CustomerSales>(
            {.operation = "reports.customer",
             .method = "GET",
             .path = Path("/api/v1/reports/customers") / accountId},
            std::move(options),
            wire::decodeCustomerSales);
    }

private:
    std::shared_ptr<const Caller> m_caller;
};

} // namespace

std::shared_ptr<ReportConnection> makeRestReports(std::shared_ptr<const Caller> caller)
{
    return std::make_shared<RestReportConnection>(std::move(caller));
}

} // namespace vitrine::client
