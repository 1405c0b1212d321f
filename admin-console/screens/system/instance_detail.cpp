#include "admin-console/screens/system/instance_detail.hpp"

#include "admin-console/screens/system/instance_list_model.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/chart.hpp"
#include "vitrine/qt/widgets/status_badge.hpp"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::console {

namespace {

constexpr int kLines = 10;

QString orDash(const QString& text)
{
    return text.isEmpty() ? u"–"_s : text;
}

QString timeText(const std::string& at)
{
    return at.empty() ? QString() : qt::formatDateTime(qt::parseTime(at));
}

} // namespace

InstanceDetail::InstanceDetail(QWidget* parent)
    : QWidget(parent)
    , m_badge(new qt::StatusBadge(this))
    , m_since(qt::makeLabel({}, qt::TextStyle::Caption, this, true))
    , m_detail(qt::makeLabel({}, qt::TextStyle::Body, this))
    , m_chart(new qt::Chart(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(qt::space::kGroup);
    auto* head = new QHBoxLayout;
    head->addWidget(m_badge);
    head->addWidget(m_since, 1);
    column->addLayout(head);
    m_detail->setWordWrap(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(m_detail);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(qt::space::kGroup);
    grid->setVerticalSpacing(qt::space::kInside);
    grid->setColumnStretch(1, 1);
    for (int i = 0; i < kLines; ++i) {
        m_names.push_back(qt::makeLabel({}, qt::TextStyle::Body, this, true));
        m_values.push_back(qt::makeLabel({}, qt::TextStyle::Body, this));
        m_values.back()->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_values.back()->setWordWrap(true);
        grid->addWidget(m_names.back(), i, 0, Qt::AlignTop);
        grid->addWidget(m_values.back(), i, 1, Qt::AlignTop);
    }
    column->addLayout(grid);
    m_chart->setObjectName(u"instanceChart"_s);
    column->addWidget(m_chart);
    column->addStretch(1);
    retranslate();
}

void InstanceDetail::retranslate()
{
    const QStringList names{tr("Address"),
                            tr("Instance"),
                            tr("Version"),
                            tr("Started"),
                            tr("Registered"),
                            tr("Memory"),
                            tr("CPU"),
                            tr("Requests"),
                            tr("99 of 100 within"),
                            tr("Failed")};
    for (int i = 0; i < kLines; ++i)
        m_names[std::size_t(i)]->setText(names[i]);
    m_chart->setTitle(tr("Requests per second"));
    m_chart->setFormatter(
        [](double value, bool isExact) { return QLocale().toString(value, 'f', isExact ? 1 : 0); });
}

void InstanceDetail::setLine(Line line, const QString& text)
{
    m_values[std::size_t(line)]->setText(orDash(text));
}

void InstanceDetail::showInstance(const BoardRow& row, Timestamp now)
{
    const auto& status = row.status;
    const auto& rates = row.rates;
    m_badge->setBadge(badgeOf(row.health));
    const auto since = QDateTime::fromMSecsSinceEpoch(row.healthSince.time_since_epoch().count());
    m_since->setText(tr("seen so since %1").arg(qt::formatFullTime(since)));
    m_detail->setText(qt::toText(status.detail));
    m_detail->setVisible(!status.detail.empty());
    setLine(Address, qt::toText(addressOf(status)));
    setLine(Id, qt::toText(status.instanceId));
    setLine(Version, qt::toText(status.version));
    const auto running = upTime(status, now);
    const auto started = timeText(status.startedAt);
    setLine(Started, running.isEmpty() ? started : tr("%1 (%2 ago)").arg(started, running));
    setLine(Registered, timeText(status.registeredAt));
    setLine(Memory, status.memoryBytes > 0 ? qt::formatBytes(status.memoryBytes) : QString());
    setLine(Cpu, rates ? qt::formatPercent(rates->cpuShare, 1) : QString());
    setLine(Requests,
            rates ? tr("%1 per second, %2 since it started")
                        .arg(QLocale().toString(rates->requestsPerSecond, 'f', 1),
                             qt::formatCount(status.requestsTotal))
                  : QString());
    setLine(Slowest,
            rates && rates->p99Seconds
                ? qt::formatDuration(std::chrono::microseconds(
                      static_cast<std::int64_t>(*rates->p99Seconds * 1'000'000)))
                : QString());
    setLine(Failed,
            rates && rates->errorShare ? qt::formatPercent(*rates->errorShare, 2) : QString());
    showChart(row);
}

void InstanceDetail::showChart(const BoardRow& row)
{
    qt::ChartSeries series{
        .name = tr("Requests per second"), .kind = qt::ChartSeries::Kind::Line, .points = {}};
    const auto count = int(row.history.size());
    for (int i = 0; i < count; ++i) {
        const int ago = (count - 1 - i) * 2;
        series.points.push_back({.label = tr("−%1 s").arg(ago),
                                 .longLabel = ago == 0 ? tr("Now") : tr("%1 s ago").arg(ago),
                                 .value = row.history[std::size_t(i)]});
    }
    m_chart->setSeries({std::move(series)});
}

} // namespace vitrine::console
