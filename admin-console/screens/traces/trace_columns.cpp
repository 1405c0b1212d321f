#include "admin-console/screens/traces/trace_presenter.hpp"
#include "vitrine/qt/format/format.hpp"

namespace vitrine::console {
namespace {

QDateTime timeOf(const TraceSummary& trace)
{
    return QDateTime::fromMSecsSinceEpoch(trace.startMicros / 1000);
}

} // namespace

std::vector<qt::Column<TraceSummary>> traceColumns()
{
    using Column = qt::Column<TraceSummary>;
    std::vector<Column> columns;
    columns.push_back({.id = QStringLiteral("name"),
                       .title = [] { return TracePresenter::tr("What was asked"); },
                       .text = [](const TraceSummary& t) { return t.name; },
                       .width = 260,
                       .isStretched = true,
                       .toolTip = [](const TraceSummary& t) { return t.traceId; }});
    columns.push_back({.id = QStringLiteral("service"),
                       .title = [] { return TracePresenter::tr("First service"); },
                       .text = [](const TraceSummary& t) { return t.service; },
                       .width = 140});
    columns.push_back(
        {.id = QStringLiteral("start"),
         .title = [] { return TracePresenter::tr("When"); },
         .text = [](const TraceSummary& t) { return qt::formatRelative(timeOf(t)); },
         .width = 160,
         .toolTip = [](const TraceSummary& t) { return qt::formatFullTime(timeOf(t)); }});
    columns.push_back({.id = QStringLiteral("duration"),
                       .title = [] { return TracePresenter::tr("Took"); },
                       .text =
                           [](const TraceSummary& t) {
                               return qt::formatDuration(
                                   std::chrono::microseconds(t.durationMicros));
                           },
                       .width = 100,
                       .isNumber = true});
    columns.push_back({.id = QStringLiteral("spans"),
                       .title = [] { return TracePresenter::tr("Spans"); },
                       .text = [](const TraceSummary& t) { return qt::formatCount(t.spanCount); },
                       .width = 80,
                       .isNumber = true});
    columns.push_back(
        {.id = QStringLiteral("state"),
         .title = [] { return TracePresenter::tr("State"); },
         .text = [](const TraceSummary& t) { return TracePresenter::stateOf(t).text; },
         .width = 130,
         .badge = &TracePresenter::stateOf});
    columns.push_back({.id = QStringLiteral("id"),
                       .title = [] { return TracePresenter::tr("Trace id"); },
                       .text = [](const TraceSummary& t) { return t.traceId; },
                       .width = 260,
                       .isVisible = false,
                       .isMonospace = true});
    return columns;
}

} // namespace vitrine::console
