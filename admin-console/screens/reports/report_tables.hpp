#pragma once

#include "admin-console/app/route.hpp"
#include "vitrine/wire/report.hpp"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <array>
#include <vector>

namespace vitrine::console {

/// A table of a report.
struct ReportTable
{
    struct Row
    {
        QStringList texts; ///< For people, one per column.
        QStringList plain; ///< For programs: ISO dates, decimal points, no separators.
        Route route{};     ///< The list or page behind it; empty for none.
    };

    QStringList titles;
    int textColumns = 1; ///< Those at the left; the others hold numbers.
    std::vector<Row> rows;
};

enum class ReportView { Days, Tenders, BestSellers };

inline constexpr std::array kReportViews{
    ReportView::Days, ReportView::Tenders, ReportView::BestSellers};

class ReportTables
{
    Q_DECLARE_TR_FUNCTIONS(vitrine::console::ReportTables)

public:
    [[nodiscard]] static QString title(ReportView view);
    /// Days are newest first, as lists are; the others have the highest revenue first.
    [[nodiscard]] static ReportTable of(const wire::SalesReport& report, ReportView view);
    /// With a header line; the currency has a column of its own.
    [[nodiscard]] static QByteArray csv(const wire::SalesReport& report, ReportView view);

private:
    [[nodiscard]] static ReportTable days(const wire::SalesReport& report);
    [[nodiscard]] static ReportTable tenders(const wire::SalesReport& report);
    [[nodiscard]] static ReportTable bestSellers(const wire::SalesReport& report);
};

} // namespace vitrine::console
