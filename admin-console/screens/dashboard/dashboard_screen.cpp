#include "admin-console/screens/dashboard/dashboard_screen.hpp"

#include "admin-console/parts/figure_tile.hpp"
#include "admin-console/parts/order_words.hpp"
#include "admin-console/parts/product_lookup.hpp"
#include "admin-console/screens/dashboard/ranking_card.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/chart.hpp"
#include "vitrine/qt/widgets/empty_state.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/page_header.hpp"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace vitrine::console {

namespace {

constexpr int kWideFrom = 900;
constexpr std::size_t kBestMax = 8;

QString longDate(const QDate& date)
{
    return QLocale().toString(date, QLocale::LongFormat);
}

/// "62 % of last Friday": today may still grow.
QString shareNote(const Compared& figures, const QString& weekday, const QString& before)
{
    const auto share = shareOf(figures);
    if (!share)
        return DashboardScreen::tr("none last %1").arg(weekday);
    return DashboardScreen::tr("%1 % of last %2 (%3)").arg(*share).arg(weekday, before);
}

/// "▲ 12 % against last Friday".
QString changeNote(const Compared& figures, const QString& weekday)
{
    const auto change = changeOf(figures);
    if (!change)
        return DashboardScreen::tr("none last %1").arg(weekday);
    if (*change == 0)
        return DashboardScreen::tr("as last %1").arg(weekday);
    return DashboardScreen::tr("%1 %2 % against last %3")
        .arg(*change > 0 ? u"▲"_s : u"▼"_s)
        .arg(std::abs(*change))
        .arg(weekday);
}

qt::Tone toneOf(const Compared& figures, bool isMoreGood)
{
    if (figures.now == figures.before)
        return qt::Tone::Neutral;
    return (figures.now > figures.before) == isMoreGood ? qt::Tone::Ok : qt::Tone::Warn;
}

double majorUnits(const domain::Money& money)
{
    return double(money.amount()) / std::pow(10.0, money.currency().exponent());
}

} // namespace

DashboardScreen::DashboardScreen(ConsoleContext& context,
                                 std::function<QDateTime()> now,
                                 QWidget* parent)
    : Screen(context, parent)
    , m_presenter(
          {context.clients().reports, context.clients().inventory, context.clients().catalog},
          {context.timeZone(), context.shop().dayCutOver},
          std::move(now))
    , m_header(new qt::PageHeader({}, this))
    , m_banner(new qt::MessageBanner(this))
    , m_first(new qt::EmptyState(this))
    , m_scroll(new QScrollArea(this))
    , m_revenue(new FigureTile)
    , m_orders(new FigureTile)
    , m_basket(new FigureTile)
    , m_failed(new FigureTile)
    , m_chartCard(new QWidget)
    , m_chartTitle(qt::makeLabel({}, qt::TextStyle::Emphasis, m_chartCard))
    , m_chartTotal(qt::makeLabel({}, qt::TextStyle::Body, m_chartCard, true))
    , m_chart(new qt::Chart(m_chartCard))
    , m_best(new RankingCard(u"bestSellers"_s))
    , m_low(new RankingCard(u"lowStock"_s))
    , m_states(new RankingCard(u"orderStates"_s))
    , m_reload(addCommand(u"dashboard.reload"_s, {}, [this] { refresh(); }))
{
    build();
    connectTiles();
    connect(&m_presenter, &DashboardPresenter::changed, this, &DashboardScreen::showData);
    connect(&m_presenter, &DashboardPresenter::failed, this, &DashboardScreen::showFailure);
    connect(&m_presenter, &DashboardPresenter::recovered, m_banner, &qt::MessageBanner::dismiss);
    connect(&m_presenter, &DashboardPresenter::busyChanged, m_header, &qt::PageHeader::setBusy);
    connect(m_first, &qt::EmptyState::actionTriggered, this, &DashboardScreen::firstStep);
    connect(&context, &ConsoleContext::cameBack, this, &DashboardScreen::refresh);
    for (auto* card : {m_best, m_low, m_states})
        connect(card, &RankingCard::routeRequested, this, &Screen::routeRequested);
}

void DashboardScreen::build()
{
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(qt::space::kPage, qt::space::kGroup, 0, 0);
    page->setSpacing(qt::space::kGroup);
    m_reload->setIcon(qt::icon(qt::Icon::Refresh));
    m_header->addAction(m_reload, qt::ButtonKind::Quiet);
    for (auto* each : {static_cast<QWidget*>(m_header), static_cast<QWidget*>(m_banner)}) {
        auto* inset = new QHBoxLayout;
        inset->setContentsMargins(0, 0, qt::space::kPage, 0);
        inset->addWidget(each);
        page->addLayout(inset);
    }
    auto* body = new QWidget;
    buildBody(*body);
    m_scroll->setWidget(body);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    page->addWidget(m_scroll, 1);
    setFocusProxy(m_revenue);
    page->addWidget(m_first, 1);
    m_first->hide();
}

void DashboardScreen::buildBody(QWidget& body)
{
    auto* column = new QVBoxLayout(&body);
    column->setContentsMargins(0, 0, qt::space::kPage, qt::space::kGroup);
    column->setSpacing(qt::space::kPage);
    auto* tiles = new QHBoxLayout;
    tiles->setSpacing(qt::space::kGroup);
    m_revenue->setObjectName(u"revenueTile"_s);
    m_orders->setObjectName(u"ordersTile"_s);
    m_basket->setObjectName(u"basketTile"_s);
    m_failed->setObjectName(u"failedTile"_s);
    for (auto* tile : {m_revenue, m_orders, m_basket, m_failed})
        tiles->addWidget(tile);
    column->addLayout(tiles);
    auto* chart = new QVBoxLayout(m_chartCard);
    chart->setContentsMargins(0, 0, 0, 0);
    chart->setSpacing(qt::space::kInside);
    auto* head = new QHBoxLayout;
    head->addStrut(32); // as the heads of the cards beside it
    head->addWidget(m_chartTitle);
    head->addWidget(m_chartTotal);
    head->addStretch(1);
    chart->addLayout(head);
    m_chart->setObjectName(u"revenueChart"_s);
    m_chart->setWholeNumbers(true); // the axis; values keep their decimals
    m_chart->setMinimumHeight(220);
    auto* card = new QWidget(m_chartCard);
    qt::setCard(card);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(
        qt::space::kControls, qt::space::kControls, qt::space::kControls, qt::space::kInside);
    inside->addWidget(m_chart);
    chart->addWidget(card, 1);
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(qt::space::kPage);
    m_grid->setVerticalSpacing(qt::space::kPage);
    column->addLayout(m_grid);
    column->addStretch(1);
    arrange();
}

/// Two columns on a wide page: the days beside the states, the best sellers beside what runs out.
void DashboardScreen::arrange()
{
    const int columns = width() >= kWideFrom ? 2 : 1;
    if (columns == m_columns)
        return;
    m_columns = columns;
    const QList<QWidget*> cards{m_chartCard, m_states, m_best, m_low};
    for (int i = 0; i < cards.size(); ++i)
        m_grid->addWidget(cards[i], i / columns, i % columns);
    m_grid->setColumnStretch(0, columns == 2 ? 3 : 1);
    m_grid->setColumnStretch(1, columns == 2 ? 2 : 0);
}

void DashboardScreen::connectTiles()
{
    const auto days = [this] {
        return QMap<QString, QString>{{u"from"_s, isoToday()}, {u"to"_s, isoToday()}};
    };
    for (auto* tile : {m_revenue, m_orders, m_basket})
        connect(tile, &FigureTile::clicked, this, [this, days] { follow(u"orders"_s, days()); });
    connect(m_failed, &FigureTile::clicked, this, [this, days] {
        auto filter = days();
        filter.insert(u"status"_s, u"PAYMENT_FAILED"_s);
        follow(u"orders"_s, filter);
    });
    connect(m_chart, &qt::Chart::activated, this, [this](int, const QVariant& key) {
        const auto day = key.toString();
        follow(u"orders"_s, {{u"from"_s, day}, {u"to"_s, day}});
    });
}

QString DashboardScreen::title() const
{
    return tr("Dashboard");
}

void DashboardScreen::retranslate()
{
    m_header->setTitle(title());
    m_reload->setText(tr("Refresh"));
    m_revenue->setTitle(tr("Revenue today"));
    m_orders->setTitle(tr("Orders today"));
    m_basket->setTitle(tr("Average basket today"));
    m_failed->setTitle(tr("Failed payments today"));
    m_chartTitle->setText(tr("Revenue of the last 30 days"));
    m_chart->setTitle(tr("Revenue of the last 30 days"));
    m_chart->setEmptyText(tr("The figures are on their way."));
    m_best->setTitle(tr("Best sellers of the last 30 days"));
    m_best->setTitles({tr("Product"), tr("Sold"), tr("Revenue")});
    m_best->setEmptyText(tr("Nothing was sold in the last 30 days."));
    m_low->setTitle(tr("Runs out"));
    m_low->setTitles({tr("Product"), tr("Available"), tr("Safety stock")});
    m_low->setEmptyText(tr("There is enough of everything."));
    m_states->setTitle(tr("Orders of the last 30 days"));
    m_states->setTitles({tr("Status"), tr("Orders")});
    m_states->setEmptyText(tr("No order was placed in the last 30 days."));
    showData();
}

void DashboardScreen::open(const Route& /*route*/)
{
    m_presenter.setWatched(isVisible());
}

Route DashboardScreen::route() const
{
    return {.page = u"dashboard"_s};
}

void DashboardScreen::refresh()
{
    m_presenter.refresh();
}

void DashboardScreen::showEvent(QShowEvent* event)
{
    Screen::showEvent(event);
    m_presenter.setWatched(true);
}

void DashboardScreen::hideEvent(QHideEvent* event)
{
    m_presenter.setWatched(false);
    Screen::hideEvent(event);
}

void DashboardScreen::resizeEvent(QResizeEvent* event)
{
    Screen::resizeEvent(event);
    arrange();
}

QString DashboardScreen::isoToday() const
{
    return m_presenter.data().date.toString(Qt::ISODate);
}

QMap<QString, QString> DashboardScreen::lastDays() const
{
    const auto first = m_presenter.data().date.addDays(1 - DashboardPresenter::kDays);
    return {{u"from"_s, first.toString(Qt::ISODate)}, {u"to"_s, isoToday()}};
}

void DashboardScreen::follow(const QString& page, const QMap<QString, QString>& filter)
{
    Q_EMIT routeRequested({.page = page, .filter = filter});
}

void DashboardScreen::firstStep()
{
    Q_EMIT routeRequested({.page = u"products"_s, .id = u"new"_s});
}

void DashboardScreen::showData()
{
    const auto& known = m_presenter.data();
    if (known.date.isValid())
        m_header->setSubtitle(longDate(known.date));
    showStage();
    showTiles();
    showChart();
    showRankings();
}

void DashboardScreen::showStage()
{
    const bool isEmpty = stageOf(m_presenter.data()) == ShopStage::NoProducts;
    m_first->setVisible(isEmpty);
    m_scroll->setVisible(!isEmpty);
    if (isEmpty)
        m_first->setContent(qt::Icon::Store,
                            tr("The shop is open; its shelves are empty"),
                            tr("Add the first product, or import a list of them from a CSV file "
                               "(Products › Import). What you sell will show up here."),
                            tr("Add the first product"));
}

void DashboardScreen::showTiles()
{
    const auto& known = m_presenter.data();
    if (!known.today)
        return;
    const auto* before = known.weekBefore ? &*known.weekBefore : nullptr;
    const auto figures = compareSales(*known.today, before);
    const auto weekday = QLocale().dayName(known.date.dayOfWeek());
    m_revenue->setValue(qt::formatMoney(known.today->totals.revenue));
    m_orders->setValue(qt::formatCount(known.today->totals.orders));
    m_basket->setValue(
        known.today->totals.orders == 0 ? u"–"_s : qt::formatMoney(known.today->averageBasket));
    m_failed->setValue(qt::formatCount(known.today->failedPayments));
    if (!figures.known) {
        for (auto* tile : {m_revenue, m_orders, m_basket, m_failed})
            tile->setNote({});
        return;
    }
    m_revenue->setNote(
        shareNote(figures.revenue, weekday, qt::formatMoney(before->totals.revenue)));
    m_orders->setNote(shareNote(figures.orders, weekday, qt::formatCount(before->totals.orders)));
    const bool hasBasket = known.today->totals.orders > 0;
    m_basket->setNote(hasBasket ? changeNote(figures.averageBasket, weekday)
                                : tr("no order yet today"),
                      hasBasket ? toneOf(figures.averageBasket, true) : qt::Tone::Neutral);
    m_failed->setNote(
        tr("%1 on the whole of last %2").arg(qt::formatCount(before->failedPayments), weekday),
        known.today->failedPayments > before->failedPayments ? qt::Tone::Warn : qt::Tone::Neutral);
}

void DashboardScreen::showChart()
{
    const auto& month = m_presenter.data().month;
    if (!month)
        return;
    const auto currency = month->totals.revenue.currency();
    m_chart->setFormatter([currency](double value, bool isExact) {
        const auto minor = value * std::pow(10.0, currency.exponent());
        return isExact ? qt::formatMoney(domain::Money(std::llround(minor), currency))
                       : QLocale().toString(value, 'f', 0);
    });
    qt::ChartSeries revenue{.name = tr("Revenue"), .points = {}};
    for (const auto& day : month->days) {
        const auto date = QDate::fromString(qt::toText(day.date), Qt::ISODate);
        revenue.points.push_back({.label = QLocale().toString(date, u"d MMM"_s),
                                  .longLabel = longDate(date),
                                  .value = majorUnits(day.figures.revenue),
                                  .key = qt::toText(day.date)});
    }
    const bool isQuiet = month->totals.revenue.amount() == 0;
    if (isQuiet)
        m_chart->setEmptyText(tr("Nothing was sold in the last 30 days."));
    m_chart->setSeries(isQuiet ? std::vector<qt::ChartSeries>()
                               : std::vector<qt::ChartSeries>{std::move(revenue)});
    m_chartTotal->setText(
        tr("%1 in %Ln order(s), %2 given back", nullptr, int(month->totals.orders))
            .arg(qt::formatMoney(month->totals.revenue), qt::formatMoney(month->totals.refunded)));
}

void DashboardScreen::showRankings()
{
    const auto& known = m_presenter.data();
    if (known.month) {
        std::vector<RankingRow> best;
        for (const auto& each : known.month->bestSellers) {
            if (best.size() == kBestMax)
                break;
            const double top = majorUnits(known.month->bestSellers.front().revenue);
            best.push_back({.texts = {qt::toText(each.name),
                                      qt::formatCount(each.quantity),
                                      qt::formatMoney(each.revenue)},
                            .share = top > 0 ? majorUnits(each.revenue) / top : 0,
                            .route = {.page = u"products"_s, .id = qt::toText(each.productId)}});
        }
        m_best->setRows(std::move(best));
        std::vector<RankingRow> states;
        for (const auto& each : known.month->byStatus) {
            auto filter = lastDays();
            filter.insert(u"status"_s, qt::toText(each.status));
            const auto badge = OrderWords::status(each.status);
            states.push_back({.texts = {badge.text, qt::formatCount(each.count)},
                              .route = {.page = u"orders"_s, .filter = filter},
                              .badge = badge});
        }
        m_states->setRows(std::move(states));
    }
    if (known.low) {
        m_low->setRows(lowRows());
        const auto total = known.low->total.value_or(std::int64_t(known.low->items.size()));
        m_low->setLink(total > std::int64_t(known.low->items.size())
                           ? tr("All %1").arg(qt::formatCount(total))
                           : QString(),
                       {.page = u"stock"_s, .filter = {{u"low"_s, u"true"_s}}});
    }
}

std::vector<RankingRow> DashboardScreen::lowRows()
{
    std::vector<RankingRow> rows;
    for (const auto& stock : m_presenter.data().low->items) {
        const auto* face = m_presenter.products().face(stock.productId);
        const auto available = stock.available == 0 ? tr("none") : qt::formatCount(stock.available);
        rows.push_back({.texts = {face == nullptr ? u"…"_s
                                  : face->missing ? tr("(not in the catalogue)")
                                                  : face->name,
                                  available,
                                  qt::formatCount(stock.safetyStock)},
                        .route = {.page = u"stock"_s, .id = qt::toText(stock.productId)}});
    }
    return rows;
}

void DashboardScreen::showFailure(const Error& error)
{
    const auto& at = m_presenter.data().at;
    m_banner->showError(
        error,
        at.isValid() ? tr("The figures could not be refreshed; these are of %1.")
                           .arg(QLocale().toString(at.toLocalTime().time(), QLocale::ShortFormat))
                     : tr("The figures could not be loaded."),
        [this] { refresh(); });
}

} // namespace vitrine::console
