#include "admin-console/screens/traces/traces_screen.hpp"

#include "admin-console/app/preferences.hpp"
#include "admin-console/screens/traces/span_detail.hpp"
#include "admin-console/screens/traces/span_table_model.hpp"
#include "admin-console/screens/traces/trace_legend.hpp"
#include "admin-console/screens/traces/trace_presenter.hpp"
#include "admin-console/screens/traces/waterfall_view.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/empty_state.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/page_header.hpp"
#include "vitrine/qt/widgets/search_field.hpp"
#include "vitrine/qt/widgets/status_badge.hpp"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace vitrine::console {
namespace {

constexpr std::array<std::int64_t, 5> kDurations{0, 10'000, 100'000, 500'000, 1'000'000};
constexpr int kDetailWidth = 340;

QString pageName()
{
    return QStringLiteral("traces");
}

QVBoxLayout* pageColumn(QWidget* page)
{
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(
        qt::space::kPage, qt::space::kGroup, qt::space::kPage, qt::space::kGroup);
    column->setSpacing(qt::space::kControls);
    return column;
}

} // namespace

TracesScreen::TracesScreen(ConsoleContext& context, QWidget* parent)
    : Screen(context, parent)
    , m_presenter(new TracePresenter(context.clients().traces, this))
    , m_stack(new QStackedWidget(this))
{
    m_list = buildList();
    m_page = buildTrace();
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_page);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    addCommands();
    connect(m_presenter, &TracePresenter::servicesChanged, this, &TracesScreen::showServices);
    connect(m_presenter, &TracePresenter::traceChanged, this, &TracesScreen::showTrace);
    connect(m_presenter, &TracePresenter::loadingChanged, this, [this](bool isLoading) {
        m_header->setBusy(isLoading);
        if (isLoading)
            m_banner->dismiss();
    });
    connect(m_presenter, &TracePresenter::traceFailed, this, [this](const Error& error) {
        if (error.code == ErrorCode::NotFound)
            m_banner->showMessage(
                qt::Tone::Info,
                tr("There is no such trace. Spans arrive a moment after the work, and "
                   "only recent ones are kept."),
                tr("Look again"),
                [this] { m_presenter->reload(); });
        else
            m_banner->showError(
                error, tr("The trace could not be loaded."), [this] { m_presenter->reload(); });
    });
    connect(&qt::Theme::instance(), &qt::Theme::changed, this, [this] {
        showSpan(m_waterfall->currentRow()); // a failure's tag is coloured
    });
    updateCommands();
}

QWidget* TracesScreen::buildList()
{
    auto* page = new QWidget(this);
    m_listHeader = new qt::PageHeader(QString(), page);
    m_search = new qt::SearchField(page);
    m_search->setObjectName(QStringLiteral("traceId"));
    connect(m_search, &qt::SearchField::searched, this, &TracesScreen::openTyped);
    m_service = new QComboBox(page);
    m_service->setObjectName(QStringLiteral("traceService"));
    m_duration = new QComboBox(page);
    m_duration->setObjectName(QStringLiteral("traceDuration"));
    m_failed = new QCheckBox(page);
    m_failed->setObjectName(QStringLiteral("traceFailed"));
    connect(m_service, &QComboBox::activated, this, &TracesScreen::takeFilter);
    connect(m_duration, &QComboBox::activated, this, &TracesScreen::takeFilter);
    connect(m_failed, &QCheckBox::toggled, this, &TracesScreen::takeFilter);
    auto* filters = new QHBoxLayout;
    filters->setSpacing(qt::space::kInside);
    filters->addWidget(m_search, 1);
    filters->addWidget(m_service);
    filters->addWidget(m_duration);
    filters->addWidget(m_failed);
    m_listBanner = new qt::MessageBanner(page);
    m_listBanner->setObjectName(QStringLiteral("traceListBanner"));
    m_table = new qt::DataTable(page);
    m_table->setObjectName(QStringLiteral("traceTable"));
    m_table->setPagedModel(
        &m_presenter->recent(), &context().preferences().store(), QStringLiteral("traces/columns"));
    m_table->setDensity(context().preferences().density());
    connect(&context().preferences(),
            &Preferences::densityChanged,
            m_table,
            &qt::DataTable::setDensity);
    m_listEmpty = new qt::EmptyState(page);
    m_table->setEmptyWidget(m_listEmpty);
    connect(m_search, &qt::SearchField::leftDownwards, m_table, [this] { m_table->setFocus(); });
    connect(m_table, &qt::DataTable::openRequested, this, [this](const QString& id) {
        Q_EMIT routeRequested({pageName(), id});
    });
    auto& model = m_presenter->recent();
    connect(&model, &qt::PagedModelBase::loadingChanged, m_listHeader, &qt::PageHeader::setBusy);
    connect(&model, &qt::PagedModelBase::loaded, this, [this] {
        if (std::exchange(m_hasListFailed, false))
            m_listBanner->dismiss();
    });
    connect(&model, &qt::PagedModelBase::failed, this, [this](const Error& error) {
        m_hasListFailed = true;
        m_listBanner->showError(error, tr("The traces could not be loaded."), [this] {
            m_presenter->recent().retry();
        });
    });
    auto* column = pageColumn(page);
    column->addWidget(m_listHeader);
    column->addWidget(m_listBanner);
    column->addLayout(filters);
    column->addWidget(m_table, 1);
    return page;
}

QWidget* TracesScreen::buildTrace()
{
    auto* page = new QWidget(this);
    m_header = new qt::PageHeader(QString(), page);
    connect(m_header, &qt::PageHeader::backRequested, this, [this] { backOut(); });
    m_state = new qt::StatusBadge(page);
    m_header->addBeside(m_state);
    m_banner = new qt::MessageBanner(page);
    m_banner->setObjectName(QStringLiteral("traceBanner"));
    m_legend = new TraceLegend(page);
    auto* card = new QFrame(page);
    qt::setCard(card);
    m_waterfall = new WaterfallView(card);
    m_waterfall->setObjectName(QStringLiteral("waterfall"));
    m_spans = new SpanTableModel(this);
    m_spanTable = new qt::DataTable(card);
    m_spanTable->setObjectName(QStringLiteral("spanTable"));
    m_spanTable->setModel(m_spans);
    m_spanTable->horizontalHeader()->setSectionResizeMode(SpanTableModel::NameColumn,
                                                          QHeaderView::Stretch);
    m_empty = new qt::EmptyState(card);
    m_drawing = new QStackedWidget(card);
    m_drawing->addWidget(m_waterfall);
    m_drawing->addWidget(m_spanTable);
    m_drawing->addWidget(m_empty);
    auto* inner = new QVBoxLayout(card);
    inner->setContentsMargins(1, 1, 1, 1);
    inner->addWidget(m_drawing);
    m_detail = new SpanDetail(page);
    m_detail->setFixedWidth(kDetailWidth);
    auto* body = new QHBoxLayout;
    body->setSpacing(qt::space::kGroup);
    body->addWidget(card, 1);
    body->addWidget(m_detail);
    auto* column = pageColumn(page);
    column->addWidget(m_header);
    column->addWidget(m_banner);
    column->addWidget(m_legend);
    column->addLayout(body, 1);
    connect(m_waterfall, &WaterfallView::currentRowChanged, this, &TracesScreen::showSpan);
    connect(m_spanTable->selectionModel(),
            &QItemSelectionModel::currentRowChanged,
            this,
            [this](const QModelIndex& index) {
                if (index.isValid())
                    m_waterfall->setCurrentRow(index.row());
            });
    return page;
}

void TracesScreen::addCommands()
{
    m_openId = addCommand(QStringLiteral("traces.openId"),
                          QKeySequence(Qt::CTRL | Qt::Key_O),
                          [this] { focusSearch(); });
    m_toggleTable =
        addCommand(QStringLiteral("traces.table"),
                   QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T),
                   [this] { setTableShown(m_drawing->currentWidget() != m_spanTable); });
    m_toggleTable->setCheckable(true);
    m_toggleTable->setIcon(qt::icon(qt::Icon::Table));
    m_nextFailure = addCommand(QStringLiteral("traces.nextFailure"),
                               QKeySequence(Qt::Key_F8),
                               [this] { m_waterfall->goToNextFailure(); });
    m_expand = addCommand(QStringLiteral("traces.expandAll"),
                          QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Right),
                          [this] { m_waterfall->expandAll(); });
    m_collapse = addCommand(QStringLiteral("traces.collapseAll"),
                            QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Left),
                            [this] { m_waterfall->collapseAll(); });
    m_zoomIn = addCommand(QStringLiteral("traces.zoomIn"),
                          QKeySequence(Qt::CTRL | Qt::Key_Plus),
                          [this] { m_waterfall->setZoom(m_waterfall->zoom() * 1.5); });
    m_zoomOut = addCommand(QStringLiteral("traces.zoomOut"),
                           QKeySequence(Qt::CTRL | Qt::Key_Minus),
                           [this] { m_waterfall->setZoom(m_waterfall->zoom() / 1.5); });
    m_zoomAll = addCommand(QStringLiteral("traces.zoomAll"),
                           QKeySequence(Qt::CTRL | Qt::Key_0),
                           [this] { m_waterfall->setZoom(1); });
    m_copyId = addCommand(
        QStringLiteral("traces.copyId"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] {
            QGuiApplication::clipboard()->setText(m_presenter->traceId());
            Q_EMIT statusText(tr("The trace id was copied."));
        });
    m_copyId->setIcon(qt::icon(qt::Icon::Copy));
    m_copySpan = addCommand(
        QStringLiteral("traces.copyTags"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C), [this] {
            QGuiApplication::clipboard()->setText(m_detail->copyText());
            Q_EMIT statusText(tr("The tags of the span were copied."));
        });
    m_back = addCommand(
        QStringLiteral("traces.back"), QKeySequence(Qt::ALT | Qt::Key_Up), [this] { backOut(); });
    m_header->addAction(m_copyId);
    m_header->addAction(m_toggleTable);
}

QString TracesScreen::title() const
{
    return isTraceShown() ? tr("Trace %1").arg(m_presenter->traceId().left(8)) : tr("Traces");
}

QList<QAction*> TracesScreen::commands() const
{
    if (!isTraceShown())
        return {m_openId};
    return {m_toggleTable,
            m_nextFailure,
            m_expand,
            m_collapse,
            m_zoomIn,
            m_zoomOut,
            m_zoomAll,
            m_copyId,
            m_copySpan,
            m_back,
            m_openId};
}

bool TracesScreen::isTraceShown() const
{
    return m_stack->currentWidget() == m_page;
}

void TracesScreen::open(const Route& route)
{
    m_stack->setCurrentWidget(route.id.isEmpty() ? m_list : m_page);
    if (route.id.isEmpty()) {
        m_presenter->loadRecent();
    } else {
        m_presenter->open(route.id);
        m_drawing->currentWidget()->setFocus();
    }
    updateCommands();
    Q_EMIT titleChanged();
}

Route TracesScreen::route() const
{
    return {pageName(), isTraceShown() ? m_presenter->traceId() : QString()};
}

void TracesScreen::refresh()
{
    if (isTraceShown())
        m_presenter->reload();
    else
        m_presenter->loadRecent();
}

void TracesScreen::focusSearch()
{
    if (isTraceShown())
        backOut();
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool TracesScreen::backOut()
{
    if (!isTraceShown())
        return false;
    m_stack->setCurrentWidget(m_list);
    m_presenter->loadRecent();
    m_table->setFocus();
    updateCommands();
    Q_EMIT titleChanged();
    Q_EMIT routeChanged();
    return true;
}

void TracesScreen::openTyped(const QString& text)
{
    const QString id = TracePresenter::traceIdIn(text);
    if (!id.isEmpty()) {
        m_listBanner->dismiss();
        m_search->setTextQuietly({});
        Q_EMIT routeRequested({pageName(), id});
        return;
    }
    if (!text.isEmpty())
        m_listBanner->showMessage(
            qt::Tone::Warn,
            tr("This is no trace id: one has 16 or 32 of the characters 0-9 and a-f."));
    else
        m_listBanner->dismiss();
}

void TracesScreen::takeFilter()
{
    m_presenter->setFilter({.service = m_service->currentData().toString(),
                            .onlyFailed = m_failed->isChecked(),
                            .minDurationMicros = m_duration->currentData().toLongLong()});
}

void TracesScreen::showServices()
{
    const QString chosen = m_presenter->filter().service;
    m_service->clear();
    m_service->addItem(tr("All services"), QString());
    for (const QString& name : m_presenter->services())
        m_service->addItem(name, name);
    m_service->setCurrentIndex(std::max(0, m_service->findData(chosen)));
}

void TracesScreen::setTableShown(bool isShown)
{
    m_toggleTable->setChecked(isShown);
    if (m_presenter->tree().empty())
        return;
    m_drawing->setCurrentWidget(isShown ? static_cast<QWidget*>(m_spanTable) : m_waterfall);
    m_drawing->currentWidget()->setFocus();
}

void TracesScreen::showTrace()
{
    const TraceTree& tree = m_presenter->tree();
    m_waterfall->setTree(&tree);
    m_spans->setTree(&tree);
    m_legend->setTree(tree);
    m_state->setVisible(!tree.empty());
    if (tree.empty()) {
        m_header->setTitle(tr("Trace"));
        m_header->setSubtitle(m_presenter->traceId());
        m_drawing->setCurrentWidget(m_empty);
        m_detail->hide();
        updateCommands();
        return;
    }
    const TraceSummary summary = summaryOf(tree);
    m_header->setTitle(summary.name);
    m_header->setSubtitle(
        QStringList{qt::formatDuration(std::chrono::microseconds(summary.durationMicros)),
                    tr("%n span(s)", nullptr, summary.spanCount),
                    tr("%n service(s)", nullptr, summary.serviceCount),
                    qt::formatRelative(QDateTime::fromMSecsSinceEpoch(summary.startMicros / 1000))}
            .join(QStringLiteral(" \u00b7 ")));
    m_state->setBadge(TracePresenter::stateOf(summary));
    m_state->setToolTip(m_presenter->traceId());
    m_drawing->setCurrentWidget(m_toggleTable->isChecked() ? static_cast<QWidget*>(m_spanTable)
                                                           : m_waterfall);
    updateCommands();
}

void TracesScreen::showSpan(int row)
{
    m_detail->show(m_presenter->tree(), row);
    if (row >= 0 && m_spanTable->currentIndex().row() != row)
        m_spanTable->setCurrentIndex(m_spans->index(row, 0));
}

void TracesScreen::updateCommands()
{
    const bool hasTrace = isTraceShown() && !m_presenter->tree().empty();
    for (QAction* action :
         {m_toggleTable, m_expand, m_collapse, m_zoomIn, m_zoomOut, m_zoomAll, m_copySpan})
        action->setEnabled(hasTrace);
    m_nextFailure->setEnabled(hasTrace && m_presenter->tree().failedCount > 0);
    m_copyId->setEnabled(isTraceShown());
    m_back->setEnabled(isTraceShown());
    Q_EMIT commandsChanged();
}

void TracesScreen::retranslate()
{
    m_openId->setText(tr("Open a trace by its id"));
    m_toggleTable->setText(tr("As a table"));
    m_nextFailure->setText(tr("Go to the next failed span"));
    m_expand->setText(tr("Unfold all spans"));
    m_collapse->setText(tr("Fold all spans"));
    m_zoomIn->setText(tr("Stretch the time axis"));
    m_zoomOut->setText(tr("Squeeze the time axis"));
    m_zoomAll->setText(tr("Show the whole time"));
    m_copyId->setText(tr("Copy the id"));
    m_copySpan->setText(tr("Copy the tags of the span"));
    m_back->setText(tr("Back to the traces"));
    m_listHeader->setTitle(tr("Traces"));
    m_search->setPlaceholderText(tr("Paste a trace id to open it"));
    m_search->setAccessibleName(tr("Trace id"));
    m_service->setAccessibleName(tr("Service"));
    m_duration->setAccessibleName(tr("How long it took at least"));
    m_failed->setText(tr("Only &failed ones"));
    m_table->setAccessibleName(tr("Recent traces"));
    m_listEmpty->setContent(
        qt::Icon::Trace,
        tr("No traces here"),
        tr("Either nothing was asked of the shop lately, or nothing fits the filters."));
    m_header->setBack(tr("Traces"));
    m_waterfall->setAccessibleName(tr("Waterfall of the spans"));
    m_spanTable->setAccessibleName(tr("Spans of the trace"));
    m_empty->setContent(qt::Icon::Trace,
                        tr("No spans to show"),
                        tr("They are drawn here as soon as they have been fetched."));
    const int duration = std::max(0, m_duration->currentIndex());
    m_duration->clear();
    for (const std::int64_t micros : kDurations)
        m_duration->addItem(
            micros == 0
                ? tr("Any duration")
                : tr("%1 and longer").arg(qt::formatDuration(std::chrono::microseconds(micros))),
            qlonglong(micros));
    m_duration->setCurrentIndex(duration);
    m_detail->retranslate();
    m_spans->retranslate();
    showServices();
    showTrace();
    Q_EMIT titleChanged();
}

} // namespace vitrine::console
