#include "admin-console/screens/kiosks/kiosk_list_presenter.hpp"

#include "admin-console/screens/kiosks/kiosk_words.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"

namespace vitrine::console {
namespace {

using qt::toText;
using wire::Device;
using Column = qt::Column<Device>;

constexpr std::array<const char*, 4> kGroupNames{"paired", "active", "locked", "unpaired"};

Column nameColumn()
{
    return {.id = QStringLiteral("name"),
            .title = [] { return KioskListPresenter::tr("Name"); },
            .text = [](const Device& kiosk) { return toText(kiosk.name); },
            .sortKey = QStringLiteral("name"),
            .width = 150};
}

Column placeColumn()
{
    return {.id = QStringLiteral("place"),
            .title = [] { return KioskListPresenter::tr("Place"); },
            .text = [](const Device& kiosk) { return toText(kiosk.place); },
            .sortKey = QStringLiteral("place"),
            .width = 158,
            .isStretched = true};
}

Column badgeColumn(const char* id,
                   std::function<QString()> title,
                   std::function<qt::Badge(const Device&)> badge)
{
    return {.id = QString::fromLatin1(id),
            .title = std::move(title),
            .text = [badge](const Device& kiosk) { return badge(kiosk).text; },
            .width = 128,
            .badge = badge};
}

Column queueColumn()
{
    return {.id = QStringLiteral("queue"),
            .title = [] { return KioskListPresenter::tr("Unsent sales"); },
            .text = [](const Device& kiosk) { return qt::formatCount(kiosk.report.queueLength); },
            .width = 110,
            .isNumber = true,
            .toolTip = kiosk_words::queue,
            .tone =
                [](const Device& kiosk) {
                    return kiosk.report.queueLength > 0 ? qt::Tone::Warn : qt::Tone::Neutral;
                }};
}

Column partColumn(const char* id,
                  std::function<QString()> title,
                  QString (*text)(const Device&),
                  std::string wire::DeviceReport::*part)
{
    return {
        .id = QString::fromLatin1(id),
        .title = std::move(title),
        .text = text,
        .width = 118,
        .tone = [part](const Device& kiosk) { return kiosk_words::toneOf(kiosk.report.*part); }};
}

std::vector<Column> columns()
{
    return {nameColumn(),
            placeColumn(),
            badgeColumn(
                "state", [] { return KioskListPresenter::tr("State"); }, kiosk_words::state),
            badgeColumn(
                "health", [] { return KioskListPresenter::tr("Health"); }, kiosk_words::health),
            queueColumn(),
            partColumn(
                "printer",
                [] { return KioskListPresenter::tr("Printer"); },
                kiosk_words::printer,
                &wire::DeviceReport::printer),
            partColumn(
                "terminal",
                [] { return KioskListPresenter::tr("Card terminal"); },
                kiosk_words::terminal,
                &wire::DeviceReport::terminal),
            {.id = QStringLiteral("version"),
             .title = [] { return KioskListPresenter::tr("Version"); },
             .text = [](const Device& kiosk) { return toText(kiosk.report.softwareVersion); },
             .width = 84},
            {.id = QStringLiteral("lastSeen"),
             .title = [] { return KioskListPresenter::tr("Last seen"); },
             .text = kiosk_words::lastSeen,
             .sortKey = QStringLiteral("lastSeenAt"),
             .width = 124,
             .toolTip =
                 [](const Device& kiosk) {
                     return qt::formatFullTime(qt::parseTime(kiosk.lastSeenAt));
                 }}};
}

} // namespace

client::DeviceQuery KioskFilter::query() const
{
    client::DeviceQuery query;
    query.text = qt::toUtf8(text);
    if (group == KioskGroup::InUse)
        query.state = "ACTIVE";
    else if (group == KioskGroup::Locked)
        query.state = "LOCKED";
    else if (group == KioskGroup::Unpaired)
        query.state = "REVOKED";
    return query;
}

QMap<QString, QString> KioskFilter::route() const
{
    QMap<QString, QString> values;
    if (group != KioskGroup::Paired)
        values.insert(QStringLiteral("group"), QLatin1String(kGroupNames[std::size_t(group)]));
    if (!text.isEmpty())
        values.insert(QStringLiteral("text"), text);
    return values;
}

KioskFilter KioskFilter::fromRoute(const QMap<QString, QString>& values)
{
    KioskFilter filter{.text = values.value(QStringLiteral("text"))};
    for (const KioskGroup group : kKioskGroups) {
        if (values.value(QStringLiteral("group")) == QLatin1String(kGroupNames[std::size_t(group)]))
            filter.group = group;
    }
    return filter;
}

KioskListPresenter::KioskListPresenter(client::DeviceClient devices, QObject* parent)
    : QObject(parent)
    , m_devices(std::move(devices))
    , m_model(new qt::PagedModel<Device>(
          columns(),
          [](const Device& kiosk) { return kiosk.id; },
          [this](const qt::PageRequest& request) {
              client::DeviceQuery query = m_filter.query();
              query.skip = request.skip;
              query.limit = request.limit;
              query.count = request.count;
              query.sort = request.sort;
              return m_devices.listDevices(std::move(query), {.cancel = request.cancel});
          },
          this))
{
    m_timer.setInterval(kRefreshMs);
    connect(&m_timer, &QTimer::timeout, this, &KioskListPresenter::refresh);
}

QString KioskListPresenter::title(KioskGroup group)
{
    switch (group) {
    case KioskGroup::Paired:
        return tr("All");
    case KioskGroup::InUse:
        return tr("In use");
    case KioskGroup::Locked:
        return tr("Locked");
    case KioskGroup::Unpaired:
        return tr("Unpaired");
    }
    return {};
}

void KioskListPresenter::setFilter(const KioskFilter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    m_hasStarted = true;
    Q_EMIT filterChanged();
    m_model->reload();
}

void KioskListPresenter::setWatched(bool isWatched)
{
    if (!isWatched) {
        m_timer.stop();
        return;
    }
    m_timer.start();
    refresh();
}

void KioskListPresenter::refresh()
{
    if (std::exchange(m_hasStarted, true))
        m_model->refresh();
    else
        m_model->reload();
}

} // namespace vitrine::console
