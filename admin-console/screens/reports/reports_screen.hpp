#pragma once

#include "admin-console/app/screen.hpp"
#include "admin-console/screens/reports/report_presenter.hpp"
#include "admin-console/screens/reports/report_table_model.hpp"

class QDateEdit;
class QLabel;
class QVBoxLayout;

namespace vitrine::qt {
class Chart;
class DataTable;
class EmptyState;
class MessageBanner;
class PageHeader;
} // namespace vitrine::qt

namespace vitrine::console {

class FigureTile;
class FilterChips;

/// What was sold in a period: the sums, the days as a chart, and tables by day, by means of payment
/// and by product that can be saved as CSV. Routes: "reports?period=week",
/// "reports?from=2026-11-01&to=2026-11-20&view=tenders".
class ReportsScreen final : public Screen
{
    Q_OBJECT

public:
    /// @param now tells the time; a test sets its own.
    explicit ReportsScreen(
        ConsoleContext& context,
        std::function<QDateTime()> now = [] { return QDateTime::currentDateTimeUtc(); },
        QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    void open(const Route& route) override;
    [[nodiscard]] Route route() const override;
    void refresh() override;
    bool backOut() override;

    [[nodiscard]] ReportPresenter& presenter() { return m_presenter; }
    [[nodiscard]] ReportTableModel& model() { return m_model; }
    [[nodiscard]] ReportView view() const { return m_view; }
    void setView(ReportView view);
    /// Writes the table that is shown; tells in the banner when that fails.
    void exportTo(const QString& path);

protected:
    void retranslate() override;

private:
    void addCommands();
    void build();
    void buildPeriods(QVBoxLayout& column);
    void choosePeriod(ReportPeriod::Kind kind);
    void chooseDays();
    void showPeriod();
    void showReport();
    void showFigures();
    void showChart();
    void showTable();
    void askWhereToExport();
    [[nodiscard]] static QString title(ReportPeriod::Kind kind);

    ReportPresenter m_presenter;
    ReportTableModel m_model;
    ReportView m_view = ReportView::Days;
    qt::PageHeader* m_header;
    qt::MessageBanner* m_banner;
    FilterChips* m_periods;
    QDateEdit* m_from;
    QLabel* m_until;
    QDateEdit* m_to;
    FigureTile* m_revenue;
    FigureTile* m_orders;
    FigureTile* m_basket;
    FigureTile* m_refunded;
    qt::Chart* m_chart;
    FilterChips* m_views;
    qt::DataTable* m_table;
    qt::EmptyState* m_empty;
    QAction* m_export = nullptr;
    QAction* m_reload = nullptr;
    QList<QAction*> m_viewCommands;
};

} // namespace vitrine::console
