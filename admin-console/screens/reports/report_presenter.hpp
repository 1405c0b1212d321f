#pragma once

#include "admin-console/parts/business_days.hpp"
#include "admin-console/screens/reports/report_period.hpp"
#include "vitrine/api/report_client.hpp"
#include "vitrine/qt/deliver.hpp"

#include <QDateTime>
#include <QObject>

#include <functional>
#include <optional>
#include <string>

namespace vitrine::console {

/// The sales of a period. GUI thread only.
class ReportPresenter final : public QObject
{
    Q_OBJECT

public:
    /// @param now tells the time; a test sets its own.
    ReportPresenter(
        client::ReportClient reports,
        BusinessDays businessDays,
        std::function<QDateTime()> now = [] { return QDateTime::currentDateTimeUtc(); },
        QObject* parent = nullptr);

    [[nodiscard]] const ReportPeriod& period() const { return m_period; }
    /// The days that are meant now.
    [[nodiscard]] ReportPeriod::Days days() const { return m_period.days(today()); }
    [[nodiscard]] QDate today() const;
    void setPeriod(const ReportPeriod& period);
    /// Asks again; what is shown stays until the answer is there.
    void refresh();
    /// Of the present period; nothing until it is there.
    [[nodiscard]] const std::optional<wire::SalesReport>& report() const { return m_report; }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

Q_SIGNALS:
    void periodChanged();
    void changed();
    void busyChanged(bool isBusy);
    void failed(const vitrine::Error& error);

private:
    client::ReportClient m_reports;
    BusinessDays m_businessDays;
    std::function<QDateTime()> m_now;
    ReportPeriod m_period;
    std::optional<wire::SalesReport> m_report;
    qt::Latest m_calls;
    bool m_isBusy = false;
};

} // namespace vitrine::console
