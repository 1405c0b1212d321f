#pragma once

#include "vitrine/wire/report.hpp"

#include <QDate>
#include <QDateTime>

namespace vitrine::testkit {

/// The clock of these tests: a Friday, 14:32 UTC.
[[nodiscard]] inline QDateTime fridayAfternoon()
{
    return {QDate(2026, 11, 20), QTime(14, 32), Qt::UTC};
}

/// A busy shop's report: every day sells for 500 to 1,400 EUR, today 620 so far in 9 orders; the
/// Friday before 1,000 in 12 orders.
[[nodiscard]] Result<wire::SalesReport> busyReport(const wire::SalesReportQuery& query);
/// Days without a sale.
[[nodiscard]] Result<wire::SalesReport> quietReport(const wire::SalesReportQuery& query);

} // namespace vitrine::testkit
