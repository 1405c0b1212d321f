#include "admin-console/screens/system/system_screen.hpp"

#include "admin-console/parts/figure_tile.hpp"
#include "admin-console/screens/system/instance_detail.hpp"
#include "admin-console/screens/system/sparkline.hpp"
#include "admin-console/screens/system/system_watch.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/models/paged_model.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/page_header.hpp"
#include "vitrine/qt/widgets/side_panel.hpp"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vitrine::console {

namespace {

void setWidths(qt::DataTable& table, std::initializer_list<int> widths, int stretched)
{
    int column = 0;
    for (const int width : widths)
        table.setColumnWidth(column++, width);
    table.horizontalHeader()->setStretchLastSection(false);
    table.horizontalHeader()->setSectionResizeMode(stretched, QHeaderView::Stretch);
}

/// What a table needs to show every row without scrolling.
int heightOfRows(const qt::DataTable& table)
{
    return table.horizontalHeader()->height() + table.verticalHeader()->length() +
           2 * table.frameWidth() + 2;
}

QDateTime timeOf(Timestamp at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count());
}

} // namespace

SystemScreen::SystemScreen(ConsoleContext& context, QWidget* parent)
    : Screen(context, parent)
    , m_presenter(SystemWatch::of(context).presenter())
    , m_header(new qt::PageHeader({}, this))
    , m_banner(new qt::MessageBanner(this))
    , m_up(new FigureTile(this))
    , m_load(new FigureTile(this))
    , m_slowest(new FigureTile(this))
    , m_failed(new FigureTile(this))
    , m_openBreakers(new FigureTile(this))
    , m_table(new qt::DataTable(this))
    , m_breakersTitle(qt::makeLabel({}, qt::TextStyle::Section, this))
    , m_breakerTable(new qt::DataTable(this))
    , m_panel(new qt::SidePanel(this))
    , m_detail(new InstanceDetail)
{
    build();
    buildCommands();
    connect(&m_presenter, &SystemPresenter::changed, this, &SystemScreen::showState);
    connect(&m_presenter, &SystemPresenter::recovered, this, &SystemScreen::showState);
    connect(&m_presenter, &SystemPresenter::failed, this, &SystemScreen::showState);
    connect(m_up, &FigureTile::clicked, this, &SystemScreen::showTrouble);
    connect(m_table, &qt::DataTable::openRequested, this, &SystemScreen::showDetail);
    connect(m_panel, &qt::SidePanel::closeRequested, this, &SystemScreen::closeDetail);
}

SystemScreen::~SystemScreen() = default;

void SystemScreen::build()
{
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(
        qt::space::kPage, qt::space::kGroup, qt::space::kPage, qt::space::kGroup);
    page->setSpacing(qt::space::kGroup);
    page->addWidget(m_header);
    page->addWidget(m_banner);
    auto* tiles = new QHBoxLayout;
    tiles->setSpacing(qt::space::kGroup);
    for (auto* tile : {m_up, m_load, m_slowest, m_failed, m_openBreakers})
        tiles->addWidget(tile);
    for (auto* tile : {m_load, m_slowest, m_failed, m_openBreakers})
        tile->setClickable(false);
    m_up->setObjectName(u"instancesTile"_s);
    page->addLayout(tiles);
    m_table->setObjectName(u"instanceTable"_s);
    m_table->setModel(&m_instances);
    m_table->setCellPainter(
        InstanceListModel::Course,
        [](QPainter& painter, const QRect& content, const QModelIndex& index) {
            paintSparkline(painter,
                           QRectF(content).adjusted(0, 6, 0, -6),
                           index.data(InstanceListModel::kHistoryRole).value<QList<double>>(),
                           qsizetype(InstanceBoard::kHistoryMax));
        });
    setWidths(
        *m_table, {120, 160, 130, 90, 110, 90, 70, 100, 140, 80, 80}, InstanceListModel::Address);
    page->addWidget(m_table, 3);
    setFocusProxy(m_table);
    page->addWidget(m_breakersTitle);
    m_breakerTable->setObjectName(u"breakerTable"_s);
    m_breakerTable->setModel(&m_breakers);
    setWidths(*m_breakerTable, {160, 240, 180, 120, 160}, BreakerListModel::Instance);
    page->addWidget(m_breakerTable, 1);
    m_panel->setObjectName(u"instancePanel"_s);
    m_panel->setContent(m_detail);
    setTabOrder(m_up, m_table);
    setTabOrder(m_table, m_breakerTable);
}

void SystemScreen::buildCommands()
{
    m_details = addCommand(u"system.details"_s, QKeySequence(Qt::CTRL | Qt::Key_I), [this] {
        if (!currentKey().isEmpty())
            showDetail(currentKey());
    });
    m_next = addCommand(u"system.trouble"_s, QKeySequence(Qt::Key_F8), [this] { showTrouble(); });
    m_table->setRowActions({m_details});
}

QString SystemScreen::title() const
{
    return tr("System");
}

void SystemScreen::retranslate()
{
    m_header->setTitle(title());
    m_up->setTitle(tr("Instances that are up"));
    m_load->setTitle(tr("Requests per second"));
    m_slowest->setTitle(tr("Slowest p99"));
    m_failed->setTitle(tr("Failed requests"));
    m_openBreakers->setTitle(tr("Open breakers"));
    m_breakersTitle->setText(tr("Circuit breakers of the gateway"));
    m_table->setAccessibleName(tr("Instances"));
    m_breakerTable->setAccessibleName(m_breakersTitle->text());
    m_details->setText(tr("Details of the instance"));
    m_next->setText(tr("Go to what is wrong"));
    m_panel->setAccessibleName(tr("Details of the instance"));
    m_instances.retranslate();
    m_breakers.retranslate();
    m_detail->retranslate();
    showState();
}

void SystemScreen::open(const Route& route)
{
    if (!route.id.isEmpty())
        showDetail(route.id);
}

Route SystemScreen::route() const
{
    return {.page = u"system"_s, .id = m_shownKey};
}

void SystemScreen::refresh()
{
    m_presenter.refresh();
}

void SystemScreen::showEvent(QShowEvent* event)
{
    Screen::showEvent(event);
    m_presenter.setWatched(true);
}

void SystemScreen::hideEvent(QHideEvent* event)
{
    m_presenter.setWatched(false);
    Screen::hideEvent(event);
}

bool SystemScreen::backOut()
{
    if (!m_panel->isOpen())
        return false;
    closeDetail();
    return true;
}

void SystemScreen::showState()
{
    const auto& board = m_presenter.board();
    if (m_presenter.error())
        m_banner->showError(*m_presenter.error(),
                            board.at() ? tr("This is how it was at %1; now the shop does not say.")
                                             .arg(QLocale().toString(timeOf(*board.at()).time(),
                                                                     QLocale::ShortFormat))
                                       : tr("The state of the system could not be loaded."),
                            [this] { m_presenter.refresh(); });
    else
        m_banner->dismiss();
    m_header->setBusy(!m_presenter.isLoaded() && !m_presenter.error());
    if (!board.at())
        return;
    m_header->setSubtitle(tr("as of %1").arg(timeOf(*board.at()).time().toString(u"HH:mm:ss"_s)));
    m_instances.take(board);
    m_breakers.take(board.breakers());
    m_table->setMaximumHeight(heightOfRows(*m_table)); // what is left belongs to the breakers
    showTiles();
    if (!m_shownKey.isEmpty())
        showDetail(m_shownKey);
}

void SystemScreen::showTiles()
{
    const auto& board = m_presenter.board();
    const auto& rows = board.rows();
    const auto up = std::count_if(rows.begin(), rows.end(), [](const BoardRow& row) {
        return row.health == InstanceHealth::Up;
    });
    const auto wrong = std::count_if(
        rows.begin(), rows.end(), [&](const BoardRow& row) { return board.isTrouble(row); });
    m_up->setValue(tr("%1 of %2").arg(up).arg(rows.size()));
    m_up->setNote(wrong == 0 ? tr("all is well") : tr("▲ %n need(s) a look", nullptr, int(wrong)),
                  wrong == 0 ? qt::Tone::Ok : qt::Tone::Danger);
    m_load->setValue(QLocale().toString(board.requestsPerSecond(), 'f', 1));
    m_load->setNote(tr("all services together"));
    const auto slowest = board.worstP99();
    m_slowest->setValue(slowest ? qt::formatDuration(std::chrono::microseconds(
                                      static_cast<std::int64_t>(*slowest * 1'000'000)))
                                : u"–"_s);
    m_slowest->setNote(tr("99 of 100 are faster"));
    const auto failed = board.errorShare();
    m_failed->setValue(failed ? qt::formatPercent(*failed, 1) : u"–"_s);
    m_failed->setNote(tr("answers of 5xx"),
                      failed && *failed > 0.01 ? qt::Tone::Danger : qt::Tone::Neutral);
    const auto& breakers = board.breakers();
    const auto open = std::count_if(breakers.begin(), breakers.end(), [](const auto& breaker) {
        return breaker.state != "CLOSED";
    });
    m_openBreakers->setValue(QLocale().toString(qlonglong(open)));
    m_openBreakers->setNote(tr("of %1").arg(breakers.size()),
                            open > 0 ? qt::Tone::Warn : qt::Tone::Neutral);
}

void SystemScreen::showTrouble()
{
    for (int row = 0; row < m_instances.rowCount(); ++row) {
        if (!m_presenter.board().isTrouble(m_instances.row(row)))
            continue;
        const auto index = m_instances.index(row, 0);
        m_table->setCurrentIndex(index);
        showDetail(index.data(qt::PagedModelBase::KeyRole).toString());
        return;
    }
    m_table->setFocus();
}

QString SystemScreen::currentKey() const
{
    return m_table->currentIndex().data(qt::PagedModelBase::KeyRole).toString();
}

void SystemScreen::showDetail(const QString& key)
{
    const int row = m_instances.rowOf(key);
    if (row < 0) {
        closeDetail();
        return;
    }
    const auto& instance = m_instances.row(row);
    m_detail->showInstance(instance, m_presenter.board().at().value_or(Timestamp{}));
    m_panel->setTitle(qt::toText(instance.status.service));
    if (std::exchange(m_shownKey, key) != key)
        Q_EMIT routeChanged();
    if (!m_panel->isOpen())
        m_panel->open();
}

void SystemScreen::closeDetail()
{
    m_panel->close();
    if (!std::exchange(m_shownKey, QString()).isEmpty())
        Q_EMIT routeChanged();
}

} // namespace vitrine::console
