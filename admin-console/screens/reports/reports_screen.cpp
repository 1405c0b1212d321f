#include "admin-console/screens/reports/reports_screen.hpp"

#include "admin-console/app/preferences.hpp"
#include "admin-console/parts/figure_tile.hpp"
#include "admin-console/parts/filter_chips.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/chart.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/empty_state.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/page_header.hpp"

#include <QDateEdit>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QSaveFile>
#include <QSignalBlocker>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <cmath>

namespace vitrine::console {
namespace {

constexpr int kNumberWidth = 130;
constexpr int kTextWidth = 160;
constexpr std::array<const char*, 3> kViewNames{"days", "tenders", "products"};

const QString kView = QStringLiteral("view");

double majorUnits(const domain::Money& money)
{
    return double(money.amount()) / std::pow(10.0, money.currency().exponent());
}

QDateEdit* dayEdit(const char* name, QWidget* parent)
{
    auto* edit = new QDateEdit(parent);
    edit->setObjectName(QString::fromLatin1(name));
    edit->setCalendarPopup(true);
    edit->setKeyboardTracking(false); // half a date is no date
    edit->setMinimumWidth(132);
    return edit;
}

} // namespace

ReportsScreen::ReportsScreen(ConsoleContext& context,
                             std::function<QDateTime()> now,
                             QWidget* parent)
    : Screen(context, parent)
    , m_presenter(context.clients().reports,
                  {context.timeZone(), context.shop().dayCutOver},
                  std::move(now))
    , m_header(new qt::PageHeader({}, this))
    , m_banner(new qt::MessageBanner(this))
    , m_periods(new FilterChips(this))
    , m_from(dayEdit("reportFrom", this))
    , m_until(qt::makeLabel({}, qt::TextStyle::Body, this, true))
    , m_to(dayEdit("reportTo", this))
    , m_revenue(new FigureTile(this))
    , m_orders(new FigureTile(this))
    , m_basket(new FigureTile(this))
    , m_refunded(new FigureTile(this))
    , m_chart(new qt::Chart(this))
    , m_views(new FilterChips(this))
    , m_table(new qt::DataTable(this))
    , m_empty(new qt::EmptyState)
{
    addCommands();
    build();
    connect(&m_presenter, &ReportPresenter::periodChanged, this, [this] {
        showPeriod();
        Q_EMIT routeChanged();
    });
    connect(&m_presenter, &ReportPresenter::changed, this, &ReportsScreen::showReport);
    connect(&m_presenter, &ReportPresenter::busyChanged, this, [this](bool isBusy) {
        m_header->setBusy(isBusy);
        if (isBusy)
            showChart(); // after a failure it says that there is something on the way again
    });
    connect(&m_presenter, &ReportPresenter::failed, this, [this](const Error& error) {
        m_banner->showError(
            error, tr("The report could not be loaded."), [this] { m_presenter.refresh(); });
        showChart();
    });
    connect(m_periods, &FilterChips::chosen, this, [this](int id) {
        choosePeriod(ReportPeriod::Kind(id));
    });
    connect(m_views, &FilterChips::chosen, this, [this](int id) { setView(ReportView(id)); });
    for (QDateEdit* edit : {m_from, m_to})
        connect(edit, &QDateEdit::dateChanged, this, &ReportsScreen::chooseDays);
    connect(m_table, &qt::DataTable::openRequested, this, [this] {
        if (const Route target = m_model.routeAt(m_table->currentIndex().row()); !target.isEmpty())
            Q_EMIT routeRequested(target);
    });
    connect(m_chart, &qt::Chart::activated, this, [this](int, const QVariant& day) {
        Q_EMIT routeRequested(
            {QStringLiteral("orders"),
             {},
             {{QStringLiteral("from"), day.toString()}, {QStringLiteral("to"), day.toString()}}});
    });
    connect(&context, &ConsoleContext::cameBack, this, &ReportsScreen::refresh);
}

void ReportsScreen::addCommands()
{
    m_export = addCommand(QStringLiteral("reports.export"),
                          QKeySequence(Qt::CTRL | Qt::Key_E),
                          [this] { askWhereToExport(); });
    m_export->setIcon(qt::icon(qt::Icon::Export));
    m_reload = addCommand(QStringLiteral("reports.reload"), {}, [this] { refresh(); });
    m_reload->setIcon(qt::icon(qt::Icon::Refresh));
    for (const ReportView view : kReportViews)
        m_viewCommands << addCommand(QStringLiteral("reports.view.%1").arg(int(view)),
                                     QKeySequence(Qt::ALT | (Qt::Key_1 + int(view))),
                                     [this, view] { setView(view); });
}

void ReportsScreen::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        qt::space::kPage, qt::space::kGroup, qt::space::kPage, qt::space::kGroup);
    column->setSpacing(qt::space::kControls);
    m_header->addAction(m_reload, qt::ButtonKind::Quiet);
    m_header->addAction(m_export);
    column->addWidget(m_header);
    m_banner->setObjectName(QStringLiteral("reportBanner"));
    column->addWidget(m_banner);
    buildPeriods(*column);
    auto* tiles = new QHBoxLayout;
    tiles->setSpacing(qt::space::kGroup);
    const std::pair<FigureTile*, const char*> named[] = {{m_revenue, "reportRevenue"},
                                                         {m_orders, "reportOrders"},
                                                         {m_basket, "reportBasket"},
                                                         {m_refunded, "reportRefunded"}};
    for (const auto& [tile, name] : named) {
        tile->setObjectName(QString::fromLatin1(name));
        tile->setClickable(false);
        tiles->addWidget(tile);
    }
    column->addLayout(tiles);
    auto* card = new QWidget(this);
    qt::setCard(card);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(
        qt::space::kControls, qt::space::kControls, qt::space::kControls, qt::space::kInside);
    m_chart->setObjectName(QStringLiteral("reportChart"));
    m_chart->setWholeNumbers(true); // the axis; values keep their decimals
    inside->addWidget(m_chart);
    column->addWidget(card, 2);
    m_views->setObjectName(QStringLiteral("reportViews"));
    auto* views = new QHBoxLayout; // the room for their focus rings is no margin
    views->setContentsMargins(-FilterChips::kRing, -FilterChips::kRing, 0, -FilterChips::kRing);
    views->addWidget(m_views);
    column->addLayout(views);
    m_table->setObjectName(QStringLiteral("reportTable"));
    m_table->setModel(&m_model);
    m_table->setDensity(context().preferences().density());
    m_table->setEmptyWidget(m_empty);
    column->addWidget(m_table, 3);
}

void ReportsScreen::buildPeriods(QVBoxLayout& column)
{
    m_periods->setObjectName(QStringLiteral("reportPeriods"));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(-FilterChips::kRing, -FilterChips::kRing, 0, -FilterChips::kRing);
    row->setSpacing(qt::space::kInside);
    row->addWidget(m_periods, 1);
    row->addWidget(m_from);
    row->addWidget(m_until);
    row->addWidget(m_to);
    column.addLayout(row);
}

QString ReportsScreen::title() const
{
    return tr("Reports");
}

QString ReportsScreen::title(ReportPeriod::Kind kind)
{
    switch (kind) {
    case ReportPeriod::Kind::Week:
        return tr("7 days");
    case ReportPeriod::Kind::Month:
        return tr("30 days");
    case ReportPeriod::Kind::ThisMonth:
        return tr("This month");
    case ReportPeriod::Kind::LastMonth:
        return tr("Last month");
    case ReportPeriod::Kind::Year:
        return tr("12 months");
    case ReportPeriod::Kind::Chosen:
        break;
    }
    return {};
}

void ReportsScreen::open(const Route& route)
{
    for (const ReportView view : kReportViews) {
        if (route.filter.value(kView) == QLatin1String(kViewNames[std::size_t(view)]))
            setView(view);
    }
    m_presenter.setPeriod(route.filter.isEmpty() ? m_presenter.period()
                                                 : ReportPeriod::fromRoute(route.filter));
}

Route ReportsScreen::route() const
{
    Route route{QStringLiteral("reports"), {}, m_presenter.period().route()};
    if (m_view != ReportView::Days)
        route.filter.insert(kView, QLatin1String(kViewNames[std::size_t(m_view)]));
    return route;
}

void ReportsScreen::refresh()
{
    m_presenter.refresh();
}

bool ReportsScreen::backOut()
{
    if (m_presenter.period() == ReportPeriod{})
        return false;
    m_presenter.setPeriod({});
    return true;
}

void ReportsScreen::choosePeriod(ReportPeriod::Kind kind)
{
    m_presenter.setPeriod({.kind = kind});
}

void ReportsScreen::chooseDays()
{
    m_presenter.setPeriod(
        {.kind = ReportPeriod::Kind::Chosen, .from = m_from->date(), .to = m_to->date()});
}

void ReportsScreen::setView(ReportView view)
{
    m_view = view;
    m_views->setCurrent(int(view));
    showTable();
    Q_EMIT routeChanged();
}

void ReportsScreen::showPeriod()
{
    const auto [from, to] = m_presenter.days();
    const QSignalBlocker quietFrom(m_from);
    const QSignalBlocker quietTo(m_to);
    m_from->setMaximumDate(m_presenter.today());
    m_to->setMaximumDate(m_presenter.today());
    m_from->setDate(from);
    m_to->setDate(to);
    const auto kind = m_presenter.period().kind;
    m_periods->setCurrent(kind == ReportPeriod::Kind::Chosen ? -1 : int(kind));
    m_header->setSubtitle(tr("%Ln day(s)", nullptr, int(from.daysTo(to)) + 1));
}

void ReportsScreen::showReport()
{
    if (m_presenter.report())
        m_banner->dismiss();
    m_export->setEnabled(m_presenter.report().has_value());
    showFigures();
    showChart();
    showTable();
}

void ReportsScreen::showFigures()
{
    const auto& report = m_presenter.report();
    if (!report) {
        for (FigureTile* tile : {m_revenue, m_orders, m_basket, m_refunded}) {
            tile->setValue({});
            tile->setNote({});
        }
        return;
    }
    m_revenue->setValue(qt::formatMoney(report->totals.revenue));
    m_orders->setValue(qt::formatCount(report->totals.orders));
    m_orders->setNote(tr("%Ln item(s)", nullptr, int(report->totals.items)));
    m_basket->setValue(qt::formatMoney(report->averageBasket));
    m_refunded->setValue(qt::formatMoney(report->totals.refunded));
    m_refunded->setNote(report->failedPayments == 0
                            ? QString()
                            : tr("%Ln payment(s) declined", nullptr, int(report->failedPayments)));
}

void ReportsScreen::showChart()
{
    const auto& report = m_presenter.report();
    m_chart->setEmptyText(report                 ? tr("Nothing was sold in these days.")
                          : m_presenter.isBusy() ? tr("The figures are on their way.")
                                                 : tr("The report could not be loaded."));
    if (!report || report->totals.revenue.amount() == 0) {
        m_chart->setSeries({});
        return;
    }
    const auto currency = report->totals.revenue.currency();
    m_chart->setFormatter([currency](double value, bool isExact) {
        const auto minor = value * std::pow(10.0, currency.exponent());
        return isExact ? qt::formatMoney(domain::Money(std::llround(minor), currency))
                       : QLocale().toString(value, 'f', 0);
    });
    qt::ChartSeries revenue{.name = tr("Revenue"), .points = {}};
    for (const wire::SalesDay& day : report->days) {
        const auto date = QDate::fromString(qt::toText(day.date), Qt::ISODate);
        revenue.points.push_back({.label = QLocale().toString(date, QStringLiteral("d MMM")),
                                  .longLabel = QLocale().toString(date, QLocale::LongFormat),
                                  .value = majorUnits(day.figures.revenue),
                                  .key = qt::toText(day.date)});
    }
    std::vector<qt::ChartSeries> series;
    series.push_back(std::move(revenue));
    m_chart->setSeries(std::move(series));
}

void ReportsScreen::showTable()
{
    const auto& report = m_presenter.report();
    m_empty->setContent(qt::Icon::Reports,
                        tr("Nothing was sold in these days"),
                        tr("Choose other days to see more."));
    if (!report) {
        m_model.setTable(ReportTables::of({}, m_view)); // the titles
        m_model.setWaiting();
    } else {
        m_model.setTable(ReportTables::of(*report, m_view));
    }
    auto* header = m_table->horizontalHeader();
    header->setStretchLastSection(false);
    for (int column = 0; column < m_model.columnCount(); ++column) {
        header->setSectionResizeMode(column,
                                     column == 0 ? QHeaderView::Stretch : QHeaderView::Interactive);
        m_table->setColumnWidth(column, m_model.isNumber(column) ? kNumberWidth : kTextWidth);
    }
    m_table->setAccessibleName(ReportTables::title(m_view));
}

void ReportsScreen::askWhereToExport()
{
    if (!m_presenter.report())
        return;
    const auto [from, to] = m_presenter.days();
    const QString name = QStringLiteral("%1_%2_%3.csv")
                             .arg(QLatin1String(kViewNames[std::size_t(m_view)]),
                                  from.toString(Qt::ISODate),
                                  to.toString(Qt::ISODate));
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto* dialog = new QFileDialog(this, tr("Save the report"), QDir(folder).filePath(name));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setNameFilter(tr("CSV tables (*.csv)"));
    connect(dialog, &QFileDialog::fileSelected, this, &ReportsScreen::exportTo);
    dialog->open();
}

void ReportsScreen::exportTo(const QString& path)
{
    if (!m_presenter.report())
        return;
    const QByteArray csv = ReportTables::csv(*m_presenter.report(), m_view);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(csv) != csv.size() || !file.commit())
        m_banner->showMessage(qt::Tone::Danger,
                              tr("The file cannot be written: %1.").arg(file.errorString()));
    else
        context().toast(tr("Exported to %1.").arg(QFileInfo(path).fileName()));
}

void ReportsScreen::retranslate()
{
    m_header->setTitle(title());
    m_export->setText(tr("Export"));
    m_reload->setText(tr("Refresh"));
    for (const auto kind : kReportPeriods)
        m_periods->setChip(int(kind), title(kind));
    m_until->setText(tr("to"));
    m_from->setAccessibleName(tr("First day"));
    m_to->setAccessibleName(tr("Last day"));
    m_revenue->setTitle(tr("Revenue"));
    m_orders->setTitle(tr("Orders"));
    m_basket->setTitle(tr("Average basket"));
    m_refunded->setTitle(tr("Given back"));
    m_chart->setTitle(tr("Revenue by day"));
    for (const ReportView view : kReportViews) {
        m_views->setChip(int(view), ReportTables::title(view), tr("Alt+%1").arg(int(view) + 1));
        m_viewCommands[int(view)]->setText(tr("Show the table: %1").arg(ReportTables::title(view)));
    }
    m_views->setCurrent(int(m_view));
    showPeriod();
    showReport();
}

} // namespace vitrine::console
