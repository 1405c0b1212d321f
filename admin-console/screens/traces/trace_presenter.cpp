#include "admin-console/screens/traces/trace_presenter.hpp"

#include "vitrine/qt/text.hpp"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace vitrine::console {

using qt::toText;
using qt::toUtf8;

namespace {

/// All that the service found, as one page.
Result<wire::Page<TraceSummary>> pageOf(const Result<std::vector<std::vector<wire::Span>>>& traces)
{
    if (!traces.ok())
        return traces.error();
    wire::Page<TraceSummary> page;
    for (const auto& spans : *traces)
        page.items.push_back(summaryOf(layOutTrace(spans)));
    std::stable_sort(page.items.begin(), page.items.end(), [](const auto& a, const auto& b) {
        return a.startMicros > b.startMicros;
    });
    page.total = std::int64_t(page.items.size());
    return page;
}

} // namespace

TraceSummary summaryOf(const TraceTree& tree)
{
    TraceSummary summary{.traceId = toText(tree.traceId),
                         .startMicros = tree.startMicros,
                         .durationMicros = tree.durationMicros,
                         .spanCount = int(tree.rows.size()),
                         .serviceCount = int(tree.services.size()),
                         .failedCount = tree.failedCount};
    if (!tree.empty()) {
        summary.name = toText(tree.rows.front().span.name);
        summary.service = toText(tree.rows.front().span.serviceName);
    }
    return summary;
}

TracePresenter::TracePresenter(client::TraceClient traces, QObject* parent)
    : QObject(parent)
    , m_traces(std::move(traces))
{
    m_recent = new qt::PagedModel<TraceSummary>(
        traceColumns(),
        [](const TraceSummary& trace) { return toUtf8(trace.traceId); },
        [this](const qt::PageRequest& request) {
            wire::TraceQuery query;
            query.serviceName = toUtf8(m_filter.service);
            query.minDurationMicros = m_filter.minDurationMicros;
            query.annotationQuery = m_filter.onlyFailed ? "error" : "";
            query.limit = kRecentMax;
            client::CallOptions options;
            options.cancel = request.cancel;
            return m_traces.findTraces(std::move(query), std::move(options))
                .then([](const client::Task<std::vector<std::vector<wire::Span>>>& done) {
                    return pageOf(client::resultOf(done));
                });
        },
        this);
}

qt::Badge TracePresenter::stateOf(const TraceSummary& trace)
{
    return trace.failedCount == 0
               ? qt::Badge{tr("OK"), qt::Tone::Ok}
               : qt::Badge{tr("%n failed", nullptr, trace.failedCount), qt::Tone::Danger};
}

QString TracePresenter::traceIdIn(const QString& text)
{
    static const QRegularExpression kId(
        QStringLiteral("(?<![0-9a-f])([0-9a-f]{32}|[0-9a-f]{16})(?![0-9a-f])"));
    const auto found = kId.match(text.toLower());
    return found.hasMatch() ? found.captured(1) : QString();
}

void TracePresenter::setFilter(const TraceFilter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    m_hasListed = false;
    loadRecent();
}

void TracePresenter::loadRecent()
{
    if (m_services.isEmpty())
        loadServices();
    if (std::exchange(m_hasListed, true))
        m_recent->refresh();
    else
        m_recent->reload();
}

void TracePresenter::loadServices()
{
    qt::deliver(
        m_traces.listServices(), this, [this](const Result<std::vector<std::string>>& names) {
            if (!names.ok())
                return; // the list works without the choice
            m_services.clear();
            for (const std::string& name : *names)
                m_services << toText(name);
            m_services.sort();
            Q_EMIT servicesChanged();
        });
}

void TracePresenter::open(const QString& traceId)
{
    if (traceId == m_traceId && !m_tree.empty())
        return;
    m_traceId = traceId;
    m_tree = {};
    Q_EMIT traceChanged();
    reload();
}

void TracePresenter::reload()
{
    if (m_traceId.isEmpty())
        return;
    const auto ticket = m_latestTrace.next();
    m_isLoading = true;
    Q_EMIT loadingChanged(true);
    qt::deliver(m_traces.getTrace(toUtf8(m_traceId)),
                this,
                [this, ticket](const Result<std::vector<wire::Span>>& spans) {
                    if (m_latestTrace.isStale(ticket))
                        return;
                    m_isLoading = false;
                    Q_EMIT loadingChanged(false);
                    if (!spans.ok()) {
                        Q_EMIT traceFailed(spans.error());
                        return;
                    }
                    TraceTree tree = layOutTrace(*spans);
                    if (tree.rows.size() == m_tree.rows.size() &&
                        tree.durationMicros == m_tree.durationMicros)
                        return; // nothing arrived since: what is unfolded and chosen stays
                    m_tree = std::move(tree);
                    Q_EMIT traceChanged();
                });
}

} // namespace vitrine::console
