#pragma once

#include "admin-console/screens/traces/trace_tree.hpp"
#include "vitrine/api/trace_client.hpp"
#include "vitrine/qt/deliver.hpp"
#include "vitrine/qt/models/paged_model.hpp"

#include <QObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace vitrine::console {

/// What a list tells of a trace.
struct TraceSummary
{
    QString traceId;
    QString name;    ///< Of its root span.
    QString service; ///< Of its root span.
    std::int64_t startMicros = 0;
    std::int64_t durationMicros = 0;
    int spanCount = 0;
    int serviceCount = 0;
    int failedCount = 0;
};

[[nodiscard]] TraceSummary summaryOf(const TraceTree& tree);
[[nodiscard]] std::vector<qt::Column<TraceSummary>> traceColumns();

/// Which traces are listed.
struct TraceFilter
{
    QString service{}; ///< "" for all.
    bool onlyFailed = false;
    std::int64_t minDurationMicros = 0;

    bool operator==(const TraceFilter&) const = default;
};

/// Recent traces and one of them.
class TracePresenter final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kRecentMax = qt::PagedModelBase::kBlockRows; ///< The service has no pages.

    explicit TracePresenter(client::TraceClient traces, QObject* parent = nullptr);

    /// Recent traces, newest first.
    [[nodiscard]] qt::PagedModel<TraceSummary>& recent() { return *m_recent; }
    void loadRecent();
    void setFilter(const TraceFilter& filter);
    [[nodiscard]] const TraceFilter& filter() const { return m_filter; }
    [[nodiscard]] const QStringList& services() const { return m_services; }

    /// Shows one trace.
    void open(const QString& traceId);
    void reload();
    [[nodiscard]] const QString& traceId() const { return m_traceId; }
    [[nodiscard]] const TraceTree& tree() const { return m_tree; }
    [[nodiscard]] bool isLoading() const { return m_isLoading; }

    /// Whether all went well, or how many spans failed.
    [[nodiscard]] static qt::Badge stateOf(const TraceSummary& trace);
    /// The id in what somebody pasted: 16 or 32 hexadecimal digits, also out of a traceparent; ""
    /// for anything else.
    [[nodiscard]] static QString traceIdIn(const QString& text);

Q_SIGNALS:
    void servicesChanged();
    void traceChanged();
    void loadingChanged(bool isLoading);
    void traceFailed(const vitrine::Error& error);

private:
    void loadServices();

    client::TraceClient m_traces;
    TraceFilter m_filter;
    qt::PagedModel<TraceSummary>* m_recent;
    QStringList m_services;
    QString m_traceId;
    TraceTree m_tree;
    qt::Latest m_latestTrace;
    bool m_hasListed = false;
    bool m_isLoading = false;
};

} // namespace vitrine::console
