#pragma once

#include "vitrine/transport/client_options.hpp"
#include "vitrine/transport/task.hpp"
#include "vitrine/wire/customer_sales.hpp"
#include "vitrine/wire/report.hpp"

#include <string>

namespace vitrine::client {

/// What ReportClient talks to.
class ReportConnection
{
public:
    virtual ~ReportConnection() = default;

    virtual Task<wire::SalesReport> sales(wire::SalesReportQuery query, CallOptions options) = 0;
    virtual Task<wire::CustomerSales> customer(std::string accountId, CallOptions options) = 0;
};

} // namespace vitrine::client
