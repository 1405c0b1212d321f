#include "admin-console/screens/products/product_screen.hpp"

#include "admin-console/app/preferences.hpp"
#include "admin-console/screens/products/filter_button.hpp"
#include "admin-console/screens/products/product_commands.hpp"
#include "admin-console/screens/products/product_editor_widget.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/image_cache.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/bulk_bar.hpp"
#include "vitrine/qt/widgets/busy_indicator.hpp"
#include "vitrine/qt/widgets/confirm.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/empty_state.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/page_header.hpp"
#include "vitrine/qt/widgets/search_field.hpp"
#include "vitrine/qt/widgets/side_panel.hpp"
#include "vitrine/qt/widgets/status_badge.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace vitrine::console {
namespace {

constexpr std::chrono::milliseconds kFollowPause{150};
constexpr int kPanelWidth = 520;

} // namespace

ProductScreen::ProductScreen(ConsoleContext& context, QWidget* parent)
    : Screen(context, parent)
    , m_do(std::make_unique<Commands>())
    , m_list(context.clients().catalog, context.clients().inventory)
    , m_editor({context.clients().catalog, context.clients().inventory, context.clients().orders},
               context.currency())
    , m_exporter(context.clients().catalog)
{
    makeCommands();
    m_pages = new QStackedWidget(this);
    makeListPage();
    makeEditorPage();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_pages);
    connectList();
    connectListAnswers();
    connectExporter();
    connectEditor();
    connectEditorAnswers();
    updateCommands();
}

ProductScreen::~ProductScreen()
{
    // The widgets first: what they say while they go is still heard by the members. The history
    // speaks when it goes itself, and then nobody is left to hear it.
    m_editor.edit().history().disconnect(this);
    delete m_pages;
}

void ProductScreen::makeCommands()
{
    const auto add = [this](const char* id, const QKeySequence& keys, std::function<void()> run) {
        return addCommand(QString::fromLatin1(id), keys, std::move(run));
    };
    const auto icon = [](QAction* action, qt::Icon which) { action->setIcon(qt::icon(which)); };
    Commands& c = *m_do;
    c.create = add("products.new", QKeySequence::New, [this] { openNew(); });
    c.import = add("products.import", Qt::CTRL | Qt::Key_I, [this] {
        Q_EMIT routeRequested(Route{.page = QStringLiteral("imports")});
    });
    c.exportList = add("products.export", Qt::CTRL | Qt::Key_E, [this] { askWhereToExport(); });
    c.bulk = add("products.bulk", Qt::CTRL | Qt::Key_B, [this] { openBulkEdit(); });
    c.open = add("products.open", Qt::ALT | Qt::Key_Return, [this] {
        openProduct(m_mode == Mode::Panel ? qt::toText(m_editor.product().id)
                                          : m_table->currentKey(),
                    Mode::Page);
    });
    c.editPrice = add("products.editPrice", Qt::CTRL | Qt::SHIFT | Qt::Key_P, [this] {
        const int column = m_list.model().columnOf(QStringLiteral("price"));
        m_table->edit(m_table->currentIndex().siblingAtColumn(column));
    });
    c.editStock = add("products.editStock", Qt::CTRL | Qt::SHIFT | Qt::Key_S, [this] {
        const int column = m_list.model().columnOf(QStringLiteral("stock"));
        m_table->edit(m_table->currentIndex().siblingAtColumn(column));
    });
    c.archiveRows =
        add("products.archiveRows", Qt::CTRL | Qt::Key_Delete, [this] { archiveSelected(); });
    c.restoreRows =
        add("products.restoreRows", Qt::CTRL | Qt::Key_R, [this] { restoreSelected(); });
    c.clearFilters = add("products.clearFilters", Qt::CTRL | Qt::SHIFT | Qt::Key_L, [this] {
        m_list.setFilter({});
    });
    c.save = add("products.save", QKeySequence::Save, [this] { m_editorWidget->save(); });
    c.undo = add("products.undo", QKeySequence::Undo, [this] { m_editor.edit().history().undo(); });
    c.redo = add("products.redo", QKeySequence::Redo, [this] { m_editor.edit().history().redo(); });
    // Both are known to people, whatever their desktop says.
    c.redo->setShortcuts({Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y});
    c.duplicate = add("products.duplicate", Qt::CTRL | Qt::Key_D, [this] {
        unlessUnsaved([this] {
            m_editor.duplicate();
            showMode(m_mode);
            m_editorWidget->form().focusFirst();
        });
    });
    c.archive = add("products.archive", Qt::CTRL | Qt::SHIFT | Qt::Key_A, [this] {
        unlessUnsaved([this] { m_editor.archive(); });
    });
    c.restore =
        add("products.restore", Qt::CTRL | Qt::SHIFT | Qt::Key_R, [this] { m_editor.restore(); });
    c.purge = add("products.purge", Qt::CTRL | Qt::SHIFT | Qt::Key_Delete, [this] {
        m_editor.findReferences();
    });
    c.addImages = add("products.addImages", Qt::CTRL | Qt::SHIFT | Qt::Key_I, [this] {
        m_editorWidget->form().images().chooseFiles();
    });
    icon(c.create, qt::Icon::Plus);
    icon(c.import, qt::Icon::Import);
    icon(c.exportList, qt::Icon::Export);
    icon(c.bulk, qt::Icon::Edit);
    icon(c.open, qt::Icon::Window);
    icon(c.editPrice, qt::Icon::Price);
    icon(c.editStock, qt::Icon::Stock);
    icon(c.archiveRows, qt::Icon::Archive);
    icon(c.restoreRows, qt::Icon::Restore);
    icon(c.clearFilters, qt::Icon::Filter);
    icon(c.save, qt::Icon::Save);
    icon(c.undo, qt::Icon::Undo);
    icon(c.redo, qt::Icon::Redo);
    icon(c.duplicate, qt::Icon::Duplicate);
    icon(c.archive, qt::Icon::Archive);
    icon(c.restore, qt::Icon::Restore);
    icon(c.purge, qt::Icon::Trash);
    icon(c.addImages, qt::Icon::Image);
}

void ProductScreen::makeListPage()
{
    m_listPage = new QWidget(m_pages);
    m_header = new qt::PageHeader({}, m_listPage);
    m_header->addAction(m_do->import);
    m_header->addAction(m_do->exportList);
    m_header->addAction(m_do->create, qt::ButtonKind::Primary);
    m_banner = new qt::MessageBanner(m_listPage);
    m_banner->setObjectName(QStringLiteral("productBanner"));
    m_bulkBar = new qt::BulkBar(m_listPage);
    m_bulkBar->setThreshold(1);
    m_bulkBar->setActions({m_do->bulk, m_do->archiveRows, m_do->restoreRows});
    m_table = new qt::DataTable(m_listPage);
    m_table->setObjectName(QStringLiteral("productTable"));
    m_table->setPagedModel(
        &m_list.model(), &context().preferences().store(), QStringLiteral("products/columns"));
    m_table->setImageCache(&context().images());
    m_table->setDensity(context().preferences().density());
    m_table->setCheckable(true);
    m_table->setRowActions({m_do->open,
                            m_do->editPrice,
                            m_do->editStock,
                            m_do->bulk,
                            m_do->archiveRows,
                            m_do->restoreRows});
    m_empty = new qt::EmptyState;
    m_table->setEmptyWidget(m_empty);
    qt::setCard(m_table);

    auto* column = new QVBoxLayout(m_listPage);
    column->setContentsMargins(
        qt::space::kPage, qt::space::kGroup, qt::space::kPage, qt::space::kGroup);
    column->setSpacing(qt::space::kControls);
    column->addWidget(m_header);
    makeFilters();
    column->addWidget(m_banner);
    column->addWidget(m_bulkBar);
    column->addWidget(m_table, 1);
    m_busy = new qt::BusyOverlay(m_listPage);
    m_panel = new qt::SidePanel(m_listPage);
    m_panel->setPreferredWidth(kPanelWidth);
    m_panel->addTitleAction(m_do->open);
    m_panelHost = new QWidget;
    auto* inPanel = new QVBoxLayout(m_panelHost);
    inPanel->setContentsMargins({});
    m_panel->setContent(m_panelHost);
    m_pages->addWidget(m_listPage);
}

void ProductScreen::makeFilters()
{
    m_search = new qt::SearchField(m_listPage);
    m_search->setObjectName(QStringLiteral("productSearch"));
    m_search->setMinimumWidth(180);
    const auto make = [this](const char* name) {
        auto* button = new FilterButton(m_listPage);
        button->setObjectName(QString::fromLatin1(name));
        return button;
    };
    m_category = make("filterCategory");
    m_brand = make("filterBrand");
    m_tax = make("filterTax");
    m_stock = make("filterStock");
    m_state = make("filterState");
    m_clear = new QPushButton(m_listPage);
    m_clear->setObjectName(QStringLiteral("filterClear"));
    qt::setButtonKind(m_clear, qt::ButtonKind::Quiet);
    m_total = qt::makeLabel({}, qt::TextStyle::Body, m_listPage, true);
    m_total->setObjectName(QStringLiteral("productTotal"));
    auto* row = new QHBoxLayout;
    row->setSpacing(qt::space::kInside);
    row->addWidget(m_search, 1);
    for (QWidget* widget : {static_cast<QWidget*>(m_category),
                            static_cast<QWidget*>(m_brand),
                            static_cast<QWidget*>(m_stock),
                            static_cast<QWidget*>(m_tax),
                            static_cast<QWidget*>(m_state),
                            static_cast<QWidget*>(m_clear)})
        row->addWidget(widget);
    row->addSpacing(qt::space::kInside);
    row->addWidget(m_total);
    static_cast<QVBoxLayout*>(m_listPage->layout())->addLayout(row);
}

void ProductScreen::makeEditorPage()
{
    m_editorPage = new QWidget(m_pages);
    m_editorHeader = new qt::PageHeader({}, m_editorPage);
    m_editorBadge = new qt::StatusBadge(m_editorHeader);
    m_editorHeader->addBeside(m_editorBadge);
    for (QAction* action :
         {m_do->undo, m_do->redo, m_do->duplicate, m_do->archive, m_do->restore, m_do->purge})
        m_editorHeader->addAction(action);
    m_editorWidget = new ProductEditorWidget(m_editor, context().images(), m_editorPage);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(
        qt::space::kPage, qt::space::kGroup, qt::space::kPage, qt::space::kInside);
    head->addWidget(m_editorHeader);
    auto* column = new QVBoxLayout(m_editorPage);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_editorWidget, 1);
    m_pages->addWidget(m_editorPage);
}

void ProductScreen::connectList()
{
    m_follow.setSingleShot(true);
    m_follow.setInterval(kFollowPause);
    connect(&m_follow, &QTimer::timeout, this, &ProductScreen::followSelection);
    connect(m_search, &qt::SearchField::searched, this, [this](const QString& text) {
        changeFilter([&](ProductFilter& filter) { filter.text = text; });
    });
    connect(m_search, &qt::SearchField::leftDownwards, this, [this] {
        m_table->setFocus();
        if (!m_table->currentIndex().isValid())
            m_table->selectRow(0);
    });
    connect(m_category, &FilterButton::chosenChanged, this, [this](const QString& id) {
        changeFilter([&](ProductFilter& filter) { filter.categoryId = id; });
    });
    connect(m_brand, &FilterButton::chosenChanged, this, [this](const QString& id) {
        changeFilter([&](ProductFilter& filter) { filter.brand = id; });
    });
    connect(m_tax, &FilterButton::chosenChanged, this, [this](const QString& id) {
        changeFilter([&](ProductFilter& filter) { filter.taxCategory = id; });
    });
    connect(m_stock, &FilterButton::chosenChanged, this, [this](const QString& id) {
        changeFilter([&](ProductFilter& filter) {
            filter.stock = ProductFilter::fromRoute({{QStringLiteral("stock"), id}}).stock;
        });
    });
    connect(m_state, &FilterButton::chosenChanged, this, [this](const QString& id) {
        changeFilter([&](ProductFilter& filter) {
            filter.state = ProductFilter::fromRoute({{QStringLiteral("state"), id}}).state;
        });
    });
    connect(m_clear, &QPushButton::clicked, m_do->clearFilters, &QAction::trigger);
    connect(m_empty, &qt::EmptyState::actionTriggered, this, [this] {
        (m_list.filter().isEmpty() ? m_do->create : m_do->clearFilters)->trigger();
    });
    connect(m_table, &qt::DataTable::openRequested, this, [this](const QString& key) {
        openProduct(key, Mode::Panel);
    });
    connect(m_table, &qt::DataTable::selectedKeysChanged, this, [this](const QStringList& keys) {
        // One selected row is read, several are worked on.
        m_bulkBar->setCount(keys.size() > 1 ? static_cast<int>(keys.size()) : 0);
        updateCommands();
        if (m_mode == Mode::Panel && keys.size() == 1)
            m_follow.start();
    });
    connect(m_bulkBar, &qt::BulkBar::clearRequested, m_table, &QTableView::clearSelection);
    connect(&context().preferences(),
            &Preferences::densityChanged,
            m_table,
            &qt::DataTable::setDensity);
}

void ProductScreen::connectListAnswers()
{
    auto& model = m_list.model();
    connect(&m_list, &ProductListPresenter::filterChanged, this, &ProductScreen::showFilter);
    connect(&m_list, &ProductListPresenter::facetsChanged, this, &ProductScreen::showFacets);
    connect(&model, &qt::PagedModelBase::totalChanged, this, &ProductScreen::showTotal);
    connect(&model, &qt::PagedModelBase::loadingChanged, m_header, &qt::PageHeader::setBusy);
    connect(&model, &qt::PagedModelBase::loaded, m_banner, &qt::MessageBanner::dismiss);
    connect(&model, &qt::PagedModelBase::failed, this, [this](const Error& error) {
        m_banner->showError(error, tr("The products could not be loaded."), [this] {
            m_banner->dismiss();
            m_list.model().retry();
        });
    });
    connect(&m_list,
            &ProductListPresenter::editFailed,
            this,
            [this](const Error& error, const QString& what) { m_banner->showError(error, what); });
    connect(&m_list,
            &ProductListPresenter::priceChanged,
            this,
            [this](const wire::Product& product, const domain::Money& before) {
                context().toastUndo(
                    tr("“%1” now costs %2.")
                        .arg(qt::toText(product.name), qt::formatMoney(product.price)),
                    [this, product, before] { m_list.setPrice(product, before); });
            });
    connect(&m_list,
            &ProductListPresenter::stockChanged,
            this,
            [this](const QString& name, const wire::Stock& stock, qint64) {
                context().toast(tr("%1 of “%2” on hand, %3 available.")
                                    .arg(qt::formatCount(stock.onHand),
                                         name,
                                         qt::formatCount(stock.available)));
            });
    connect(&m_list,
            &ProductListPresenter::archiveEnded,
            this,
            [this](bool isArchived, const std::vector<wire::Product>& products) {
                const int count = static_cast<int>(products.size());
                if (isArchived)
                    context().toastUndo(tr("%n product(s) archived.", nullptr, count),
                                        [this, products] { m_list.restore(products); });
                else
                    context().toast(tr("%n product(s) restored.", nullptr, count));
            });
}

void ProductScreen::connectEditor()
{
    connect(m_panel, &qt::SidePanel::closeRequested, this, &ProductScreen::leaveEditor);
    connect(m_editorHeader, &qt::PageHeader::backRequested, this, &ProductScreen::leaveEditor);
    connect(m_editorWidget, &ProductEditorWidget::stockRequested, this, [this] {
        Q_EMIT routeRequested(
            Route{.page = QStringLiteral("stock"), .id = qt::toText(m_editor.product().id)});
    });
    connect(
        &m_editor, &ProductEditorPresenter::productChanged, this, &ProductScreen::showEditorHead);
    connect(&m_editor, &ProductEditorPresenter::stateChanged, this, &ProductScreen::updateCommands);
    connect(&m_editor.edit(), &ProductEdit::dirtyChanged, this, [this] {
        updateCommands();
        Q_EMIT unsavedChanged();
    });
    connect(&m_editor.edit().history(),
            &QUndoStack::indexChanged,
            this,
            &ProductScreen::updateCommands);
}

void ProductScreen::connectEditorAnswers()
{
    connect(&m_editor,
            &ProductEditorPresenter::saved,
            this,
            [this](const wire::Product& product, bool isNew) {
                context().toast(isNew ? tr("“%1” was created.").arg(qt::toText(product.name))
                                      : tr("“%1” was saved.").arg(qt::toText(product.name)));
                if (isNew)
                    m_list.refresh();
                else
                    m_list.put(product);
                Q_EMIT unsavedChanged();
                Q_EMIT routeChanged();
            });
    connect(&m_editor,
            &ProductEditorPresenter::uploaded,
            this,
            [this](const wire::Product& product, const QString& hash, const QByteArray& bytes) {
                context().images().put(hash, bytes);
                m_list.put(product);
            });
    connect(
        &m_editor, &ProductEditorPresenter::archived, this, [this](const wire::Product& product) {
            context().toastUndo(tr("“%1” was archived.").arg(qt::toText(product.name)),
                                [this, product] { m_list.restore({product}); });
            m_list.refresh();
        });
    connect(
        &m_editor, &ProductEditorPresenter::restored, this, [this](const wire::Product& product) {
            context().toast(tr("“%1” was restored.").arg(qt::toText(product.name)));
            m_list.refresh();
        });
    connect(&m_editor, &ProductEditorPresenter::purged, this, [this](const QString& name) {
        context().toast(tr("“%1” was deleted for good.").arg(name));
        showMode(Mode::List);
        m_list.refresh();
    });
    connect(&m_editor, &ProductEditorPresenter::referencesFound, this, &ProductScreen::askPurge);
}

} // namespace vitrine::console
