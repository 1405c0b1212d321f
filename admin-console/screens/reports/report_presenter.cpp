#include "admin-console/screens/reports/report_presenter.hpp"

#include <utility>

namespace vitrine::console {

ReportPresenter::ReportPresenter(client::ReportClient reports,
                                 BusinessDays businessDays,
                                 std::function<QDateTime()> now,
                                 QObject* parent)
    : QObject(parent)
    , m_reports(std::move(reports))
    , m_businessDays(std::move(businessDays))
    , m_now(std::move(now))
{
}

QDate ReportPresenter::today() const
{
    return m_businessDays.dayAt(m_now());
}

void ReportPresenter::setPeriod(const ReportPeriod& period)
{
    if (period == m_period && m_report)
        return;
    if (period != m_period)
        m_report.reset(); // figures of other days would pass for these
    m_period = period;
    Q_EMIT periodChanged();
    Q_EMIT changed();
    refresh();
}

void ReportPresenter::refresh()
{
    const auto ticket = m_calls.next();
    const auto [from, to] = days();
    m_isBusy = true;
    Q_EMIT busyChanged(true);
    qt::deliver(m_reports.sales({.from = from.toString(Qt::ISODate).toStdString(),
                                 .to = to.toString(Qt::ISODate).toStdString(),
                                 .zone = m_businessDays.zone.toStdString(),
                                 .cutOver = m_businessDays.cutOver}),
                this,
                [this, ticket](const Result<wire::SalesReport>& report) {
                    if (m_calls.isStale(ticket))
                        return;
                    m_isBusy = false;
                    Q_EMIT busyChanged(false);
                    if (!report.ok()) {
                        Q_EMIT failed(report.error());
                        return;
                    }
                    m_report = *report;
                    Q_EMIT changed();
                });
}

} // namespace vitrine::console
