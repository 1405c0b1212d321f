#pragma once

#include "vitrine/transport/client_options.hpp"
#include "vitrine/transport/task.hpp"
#include "vitrine/wire/report.hpp"

namespace vitrine::client {

/// What ReportClient talks to.
class ReportConnection
{
public:
    virtual ~ReportConnection() = default;

    virtual Task<wire::SalesReport> sales(wire::SalesReportQuery query, CallOptions options) = 0;
};

} // namespace vitrine::client
