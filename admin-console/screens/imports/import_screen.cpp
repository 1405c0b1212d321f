#include "admin-console/screens/imports/import_screen.hpp"

#include "admin-console/app/preferences.hpp"
#include "admin-console/screens/imports/mapping_page.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/busy_indicator.hpp"
#include "vitrine/qt/widgets/confirm.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/empty_state.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/page_header.hpp"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace vitrine::console {
namespace {

using Stage = ImportPresenter::Stage;

/// A button that does what its action does, with its text and tool tip.
QPushButton*
makeButton(QAction* action, QWidget* parent, qt::ButtonKind kind = qt::ButtonKind::Normal)
{
    auto* button = new QPushButton(parent);
    button->setObjectName(action->objectName() + QStringLiteral(".button"));
    button->setAutoDefault(false);
    qt::setButtonKind(button, kind);
    const auto follow = [button, action] {
        button->setText(action->text());
        button->setToolTip(qt::toolTipOf(*action));
        button->setEnabled(action->isEnabled());
    };
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    follow();
    return button;
}

QString localFileOf(const QMimeData* data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 ? urls.front().toLocalFile() : QString();
}

} // namespace

ImportScreen::ImportScreen(ConsoleContext& context, QWidget* parent)
    : Screen(context, parent)
    , m_presenter(context.clients().catalog, context.preferences().store())
    , m_batches(context.clients().catalog)
    , m_header(new qt::PageHeader({}, this))
    , m_steps(qt::makeLabel({}, qt::TextStyle::Body, this, true))
    , m_banner(new qt::MessageBanner(this))
    , m_pages(new QStackedWidget(this))
{
    setAcceptDrops(true);
    makeCommands();
    m_choosePage = makeChoosePage();
    m_mapping = new MappingPage(m_presenter, m_pages);
    m_rowsPage = makeRowsPage();
    for (QWidget* page : {m_choosePage, static_cast<QWidget*>(m_mapping), m_rowsPage})
        m_pages->addWidget(page);
    m_footer = makeFooter();
    arrange();
    m_busy = new qt::BusyOverlay(m_pages);
    connectPresenter();
    connectBatches();
}

ImportScreen::~ImportScreen()
{
    // The widgets first: what they say while they go is still heard by the members.
    delete m_pages;
}

void ImportScreen::makeCommands()
{
    const auto add = [this](const char* id, const QKeySequence& keys, std::function<void()> run) {
        return addCommand(QString::fromLatin1(id), keys, std::move(run));
    };
    m_do.choose = add("imports.choose", QKeySequence::Open, [this] { chooseFile(); });
    m_do.next = add("imports.next", Qt::CTRL | Qt::Key_Return, [this] { goOn(); });
    m_do.back = add("imports.back", Qt::ALT | Qt::Key_Up, [this] { m_presenter.back(); });
    m_do.stop = add("imports.stop", Qt::CTRL | Qt::Key_Period, [this] { m_presenter.stop(); });
    m_do.undo = add("imports.undo", QKeySequence::Undo, [this] { m_presenter.undo(); });
    m_do.saveFailed = add("imports.saveFailed", QKeySequence::Save, [this] { saveFailed(); });
    m_do.retryFailed =
        add("imports.retryFailed", Qt::CTRL | Qt::Key_R, [this] { m_presenter.retryFailed(); });
    m_do.undoBatch =
        add("imports.undoBatch", Qt::CTRL | Qt::SHIFT | Qt::Key_Z, [this] { askUndoBatch(); });
    m_do.choose->setIcon(qt::icon(qt::Icon::FolderOpen));
    m_do.back->setIcon(qt::icon(qt::Icon::ArrowLeft));
    m_do.undo->setIcon(qt::icon(qt::Icon::Undo));
    m_do.undoBatch->setIcon(qt::icon(qt::Icon::Undo));
    m_do.saveFailed->setIcon(qt::icon(qt::Icon::Save));
    m_do.retryFailed->setIcon(qt::icon(qt::Icon::Refresh));
}

QWidget* ImportScreen::makeChoosePage()
{
    auto* page = new QWidget(m_pages);
    m_drop = new QWidget(page);
    qt::setCard(m_drop);
    auto* icon = new QLabel(m_drop);
    icon->setAlignment(Qt::AlignCenter);
    const auto drawIcon = [icon] {
        icon->setPixmap(
            qt::iconPixmap(qt::Icon::Import, 32, qt::colors().muted, icon->devicePixelRatioF()));
    };
    connect(&qt::Theme::instance(), &qt::Theme::changed, icon, drawIcon);
    drawIcon();
    m_dropTitle = qt::makeLabel({}, qt::TextStyle::Emphasis, m_drop);
    m_dropTitle->setAlignment(Qt::AlignCenter);
    m_dropText = qt::makeLabel({}, qt::TextStyle::Body, m_drop, true);
    m_dropText->setAlignment(Qt::AlignCenter);
    m_dropText->setWordWrap(true);
    m_choose = makeButton(m_do.choose, m_drop, qt::ButtonKind::Primary);
    auto* inDrop = new QVBoxLayout(m_drop);
    inDrop->setContentsMargins(
        qt::space::kPage, qt::space::kPage, qt::space::kPage, qt::space::kPage);
    inDrop->setSpacing(qt::space::kInside);
    inDrop->addWidget(icon);
    inDrop->addWidget(m_dropTitle);
    inDrop->addWidget(m_dropText);
    inDrop->addSpacing(qt::space::kTight);
    inDrop->addWidget(m_choose, 0, Qt::AlignCenter);

    m_batchTitle = qt::makeLabel({}, qt::TextStyle::Section, page);
    m_undoBatch = makeButton(m_do.undoBatch, page);
    m_batchTable = new qt::DataTable(page);
    m_batchTable->setObjectName(QStringLiteral("batchTable"));
    m_batchTable->setPagedModel(
        &m_batches.model(), &context().preferences().store(), QStringLiteral("imports/columns"));
    m_batchTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_batchTable->setRowActions({m_do.undoBatch});
    m_noBatches = new qt::EmptyState;
    m_batchTable->setEmptyWidget(m_noBatches);
    qt::setCard(m_batchTable);
    auto* head = new QHBoxLayout;
    head->addWidget(m_batchTitle, 1);
    head->addWidget(m_undoBatch);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins({});
    column->setSpacing(qt::space::kControls);
    column->addWidget(m_drop);
    column->addSpacing(qt::space::kInside);
    column->addLayout(head);
    column->addWidget(m_batchTable, 1);
    return page;
}

QWidget* ImportScreen::makeRowsPage()
{
    auto* page = new QWidget(m_pages);
    auto* filters = new QHBoxLayout;
    filters->setSpacing(qt::space::kInside);
    for (const Filter filter :
         {Filter::All, Filter::Added, Filter::Changed, Filter::Unchanged, Filter::Faulty}) {
        auto* button = new QPushButton(page);
        button->setObjectName(QStringLiteral("importFilter%1").arg(static_cast<int>(filter)));
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setAutoDefault(false);
        m_filters.insert(static_cast<int>(filter), button);
        filters->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, filter] {
            m_presenter.rows().setFilter(filter);
            showRowDetails();
        });
    }
    m_filters[static_cast<int>(Filter::All)]->setChecked(true);
    filters->addStretch();
    m_progressText = qt::makeLabel({}, qt::TextStyle::Body, page, true);
    m_progress = new QProgressBar(page);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(180);
    filters->addWidget(m_progressText);
    filters->addWidget(m_progress);
    m_rows = new qt::DataTable(page);
    m_rows->setObjectName(QStringLiteral("importRows"));
    m_rows->setModel(&m_presenter.rows());
    m_rows->setSelectionMode(QAbstractItemView::SingleSelection);
    m_rows->setDensity(qt::Density::Dense);
    qt::setCard(m_rows);
    m_details = qt::makeLabel({}, qt::TextStyle::Body, page, true);
    m_details->setObjectName(QStringLiteral("importDetails"));
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_details->setMinimumHeight(36);
    m_details->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins({});
    column->setSpacing(qt::space::kControls);
    column->addLayout(filters);
    column->addWidget(m_rows, 1);
    column->addWidget(m_details);
    connect(m_rows->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        showRowDetails();
    });
    connect(&m_presenter.rows(), &QAbstractItemModel::modelReset, this, [this] {
        sizeColumns();
        showRowDetails();
    });
    return page;
}

QWidget* ImportScreen::makeFooter()
{
    auto* footer = new QWidget(this);
    m_problem = qt::makeLabel({}, qt::TextStyle::Body, footer);
    m_problem->setObjectName(QStringLiteral("importProblem"));
    m_problem->setProperty("tone", QStringLiteral("warn"));
    m_problem->setWordWrap(true);
    m_back = makeButton(m_do.back, footer);
    m_stop = makeButton(m_do.stop, footer);
    m_saveFailed = makeButton(m_do.saveFailed, footer);
    m_retryFailed = makeButton(m_do.retryFailed, footer);
    m_undo = makeButton(m_do.undo, footer, qt::ButtonKind::Danger);
    m_next = makeButton(m_do.next, footer, qt::ButtonKind::Primary);
    auto* row = new QHBoxLayout(footer);
    row->setContentsMargins({});
    row->setSpacing(qt::space::kInside);
    row->addWidget(m_back);
    row->addSpacing(qt::space::kInside);
    row->addWidget(m_problem, 1);
    for (QPushButton* button : {m_stop, m_undo, m_saveFailed, m_retryFailed, m_next})
        row->addWidget(button);
    return footer;
}

void ImportScreen::arrange()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        qt::space::kPage, qt::space::kGroup, qt::space::kPage, qt::space::kGroup);
    column->setSpacing(qt::space::kControls);
    column->addWidget(m_header);
    column->addWidget(m_steps);
    column->addWidget(m_banner);
    column->addWidget(m_pages, 1);
    column->addWidget(m_footer);
}

void ImportScreen::connectPresenter()
{
    connect(&m_presenter, &ImportPresenter::stageChanged, this, &ImportScreen::showStage);
    connect(&m_presenter, &ImportPresenter::progressed, this, [this] {
        showProgress();
        showFilters();
        updateCommands();
    });
    connect(&m_presenter, &ImportPresenter::mappingChanged, this, &ImportScreen::updateCommands);
    connect(&m_presenter, &ImportPresenter::readingChanged, this, [this](bool isReading) {
        if (isReading)
            m_busy->begin(tr("Reading the file…"));
        else
            m_busy->end();
    });
    connect(&m_presenter, &ImportPresenter::fileFailed, this, [this](const QString& sentence) {
        m_banner->showMessage(qt::Tone::Danger, sentence, tr("Choose another file"), [this] {
            m_banner->dismiss();
            chooseFile();
        });
    });
    connect(&m_presenter, &ImportPresenter::interrupted, this, [this](const Error& error) {
        const bool isCheck = m_presenter.stage() == Stage::Check;
        m_banner->showError(error,
                            isCheck ? tr("The check was interrupted.")
                                    : tr("The import was interrupted; what is in stays in, and it "
                                         "can go on from here."),
                            [this] {
                                m_banner->dismiss();
                                m_presenter.resume();
                            });
    });
    connect(&m_presenter, &ImportPresenter::undone, this, [this](const wire::UndoReport& report) {
        m_banner->showMessage(qt::Tone::Ok,
                              tr("The import was taken back: %1").arg(undoText(report)));
        m_batches.refresh();
    });
    connect(&m_presenter, &ImportPresenter::undoFailed, this, [this](const Error& error) {
        m_banner->showError(error, tr("The import was not taken back."), [this] {
            m_banner->dismiss();
            m_presenter.undo();
        });
    });
}

void ImportScreen::connectBatches()
{
    connect(m_batchTable, &qt::DataTable::selectedKeysChanged, this, &ImportScreen::updateCommands);
    connect(&m_batches, &ImportBatches::busyChanged, this, &ImportScreen::updateCommands);
    connect(&m_batches.model(), &qt::PagedModelBase::loaded, this, &ImportScreen::updateCommands);
    connect(&m_batches.model(), &qt::PagedModelBase::failed, this, [this](const Error& error) {
        m_banner->showError(error, tr("The earlier imports could not be loaded."), [this] {
            m_banner->dismiss();
            m_batches.model().retry();
        });
    });
    connect(&m_batches, &ImportBatches::undone, this, [this](const wire::UndoReport& report) {
        m_banner->showMessage(report.skipped.empty() ? qt::Tone::Ok : qt::Tone::Warn,
                              undoText(report));
    });
    connect(&m_batches, &ImportBatches::undoFailed, this, [this](const Error& error) {
        m_banner->showError(error, tr("The change was not taken back."));
    });
}

QString ImportScreen::title() const
{
    return tr("Import products");
}

void ImportScreen::open(const Route&)
{
    if (m_batches.model().total() < 0)
        m_batches.load();
    showStage();
}

Route ImportScreen::route() const
{
    return {.page = QStringLiteral("imports")};
}

void ImportScreen::refresh()
{
    m_batches.refresh();
}

bool ImportScreen::backOut()
{
    if (m_presenter.stage() == Stage::Choose || m_presenter.stage() == Stage::Apply)
        return false;
    m_presenter.back();
    return true;
}

bool ImportScreen::hasUnsavedChanges() const
{
    return m_presenter.stage() == Stage::Apply;
}

QString ImportScreen::unsavedText() const
{
    return tr("the import of “%1”, which is under way").arg(m_presenter.fileName());
}

void ImportScreen::discardChanges()
{
    m_presenter.stop();
}

void ImportScreen::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_presenter.stage() == Stage::Choose && !localFileOf(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ImportScreen::dropEvent(QDropEvent* event)
{
    m_banner->dismiss();
    m_presenter.openFile(localFileOf(event->mimeData()));
    event->acceptProposedAction();
}

void ImportScreen::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("Choose a table of products"));
    dialog->setObjectName(QStringLiteral("importFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Tables (*.csv *.txt *.tsv)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_banner->dismiss();
        m_presenter.openFile(path);
    });
    dialog->open();
}

void ImportScreen::goOn()
{
    m_banner->dismiss();
    switch (m_presenter.stage()) {
    case Stage::Map:
        m_presenter.check();
        break;
    case Stage::Check:
        m_presenter.apply();
        break;
    case Stage::Done:
        m_presenter.startOver();
        break;
    case Stage::Choose:
    case Stage::Apply:
        break;
    }
}

void ImportScreen::saveFailed()
{
    const QString name = QFileInfo(m_presenter.fileName()).completeBaseName();
    auto* dialog =
        new QFileDialog(this, tr("Save the rows that failed"), tr("%1-failed.csv").arg(name));
    dialog->setObjectName(QStringLiteral("failedRowsDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setNameFilter(tr("CSV tables (*.csv)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        const QString problem = m_presenter.saveFailedRows(path);
        if (problem.isEmpty())
            context().toast(tr("Saved to %1.").arg(QFileInfo(path).fileName()));
        else
            m_banner->showMessage(qt::Tone::Danger, problem);
    });
    dialog->open();
}

void ImportScreen::askUndoBatch()
{
    const QString id = m_batchTable->currentKey();
    const auto items = m_batches.model().itemsOf({id});
    if (items.empty())
        return;
    qt::confirm(this,
                {.title = tr("Take this change back?"),
                 .text = batchText(items.front()),
                 .verb = tr("Take back")},
                [this, id] { m_batches.undo(id); });
}

QString ImportScreen::batchText(const wire::CatalogBatch& batch) const
{
    QStringList parts;
    if (batch.updated > 0)
        parts.append(
            tr("%n changed product(s) become what they were before.", nullptr, batch.updated));
    if (batch.created > 0)
        parts.append(tr("%n added product(s) are archived.", nullptr, batch.created));
    parts.append(tr("What somebody has changed since stays as it is."));
    return parts.join(u'\n');
}

} // namespace vitrine::console
