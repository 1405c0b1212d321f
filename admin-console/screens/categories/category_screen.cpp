#include "admin-console/screens/categories/category_screen.hpp"

#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/busy_indicator.hpp"
#include "vitrine/qt/widgets/confirm.hpp"
#include "vitrine/qt/widgets/empty_state.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/page_header.hpp"
#include "vitrine/qt/widgets/search_field.hpp"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

#include <chrono>

namespace vitrine::console {
namespace {

constexpr std::chrono::seconds kLiveInterval{20};

/// Drops and edits go to the tree below as they are; a search only hides rows.
class FoundCategories final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    /// While only some siblings are shown, nobody can say between which a category is dropped.
    bool canDropMimeData(const QMimeData* data,
                         Qt::DropAction action,
                         int row,
                         int column,
                         const QModelIndex& parent) const override
    {
        const bool isSearch = !filterRegularExpression().pattern().isEmpty();
        return (!isSearch || row < 0) &&
               sourceModel()->canDropMimeData(data, action, row, column, mapToSource(parent));
    }
    bool dropMimeData(const QMimeData* data,
                      Qt::DropAction action,
                      int row,
                      int column,
                      const QModelIndex& parent) override
    {
        return sourceModel()->dropMimeData(data, action, row, column, mapToSource(parent));
    }
};

} // namespace

CategoryScreen::CategoryScreen(ConsoleContext& context, QWidget* parent)
    : Screen(context, parent)
    , m_presenter(context.clients().catalog)
    , m_header(new qt::PageHeader({}, this))
    , m_search(new qt::SearchField(this))
    , m_banner(new qt::MessageBanner(this))
    , m_shown(new FoundCategories(this))
    , m_tree(new QTreeView(this))
    , m_empty(new qt::EmptyState(m_tree->viewport()))
    , m_path(qt::makeLabel({}, qt::TextStyle::Body, this, true))
    , m_hint(qt::makeLabel({}, qt::TextStyle::Caption, this, true))
    , m_busy(new qt::BusyOverlay(m_tree))
{
    makeCommands();
    makeTree();
    arrange();
    connectPresenter();
    m_live.setInterval(kLiveInterval);
    connect(&m_live, &QTimer::timeout, this, [this] {
        if (!m_presenter.isBusy() && !isEditing())
            m_presenter.load();
    });
    updateCommands();
}

CategoryScreen::~CategoryScreen()
{
    // The widgets first: what they say while they go is still heard by the members.
    delete m_tree;
}

void CategoryScreen::makeCommands()
{
    const auto add =
        [this](const char* id, const QKeySequence& keys, qt::Icon icon, std::function<void()> run) {
            QAction* action = addCommand(QString::fromLatin1(id), keys, std::move(run));
            action->setIcon(qt::icon(icon));
            return action;
        };
    m_do.add = add("categories.add", QKeySequence::New, qt::Icon::Plus, [this] {
        addCategory(m_presenter.model().placeOf(currentId()).parentId);
    });
    m_do.addBelow =
        add("categories.addBelow", Qt::CTRL | Qt::ALT | Qt::Key_N, qt::Icon::FolderOpen, [this] {
            addCategory(currentId());
        });
    m_do.rename = add("categories.rename", Qt::Key_F2, qt::Icon::Edit, [this] {
        if (!isEditing())
            m_tree->edit(m_tree->currentIndex().siblingAtColumn(0));
    });
    m_do.remove =
        add("categories.remove", Qt::Key_Delete, qt::Icon::Trash, [this] { askRemove(); });
    m_do.up = add("categories.up", Qt::CTRL | Qt::Key_Up, qt::Icon::ArrowUp, [this] {
        withCurrent(&CategoryPresenter::moveUp);
    });
    m_do.down = add("categories.down", Qt::CTRL | Qt::Key_Down, qt::Icon::ArrowDown, [this] {
        withCurrent(&CategoryPresenter::moveDown);
    });
    m_do.indent = add("categories.indent", Qt::CTRL | Qt::Key_Right, qt::Icon::ArrowRight, [this] {
        withCurrent(&CategoryPresenter::indent);
    });
    m_do.outdent = add("categories.outdent", Qt::CTRL | Qt::Key_Left, qt::Icon::ArrowLeft, [this] {
        withCurrent(&CategoryPresenter::outdent);
    });
    m_do.products =
        add("categories.products", Qt::CTRL | Qt::Key_Return, qt::Icon::Products, [this] {
            Q_EMIT routeRequested(Route{.page = QStringLiteral("products"),
                                        .filter = {{QStringLiteral("category"), currentId()}}});
        });
    m_do.expandAll = add("categories.expandAll",
                         Qt::CTRL | Qt::SHIFT | Qt::Key_Plus,
                         qt::Icon::ChevronDown,
                         [this] { m_tree->expandAll(); });
    m_do.collapseAll = add("categories.collapseAll",
                           Qt::CTRL | Qt::SHIFT | Qt::Key_Minus,
                           qt::Icon::ChevronRight,
                           [this] { m_tree->collapseAll(); });
}

void CategoryScreen::makeTree()
{
    m_shown->setRecursiveFilteringEnabled(true);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_shown->setSourceModel(&m_presenter.model());
    m_tree->setObjectName(QStringLiteral("categoryTree"));
    m_tree->setModel(m_shown);
    m_tree->setUniformRowHeights(true);
    m_tree->setDragDropMode(QAbstractItemView::DragDrop);
    m_tree->setDefaultDropAction(Qt::MoveAction);
    m_tree->setDropIndicatorShown(true);
    m_tree->setAutoExpandDelay(500);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(CategoryTreeModel::NameColumn, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(CategoryTreeModel::CountColumn, QHeaderView::Fixed);
    m_tree->header()->resizeSection(CategoryTreeModel::CountColumn, 120);
    m_tree->addActions({m_do.addBelow,
                        m_do.add,
                        m_do.rename,
                        m_do.products,
                        m_do.up,
                        m_do.down,
                        m_do.indent,
                        m_do.outdent,
                        m_do.remove});
    qt::setCard(m_tree);
    connect(m_tree, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) {
        m_tree->edit(index.siblingAtColumn(CategoryTreeModel::NameColumn));
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        showPath();
        updateCommands();
    });
}

void CategoryScreen::arrange()
{
    m_search->setObjectName(QStringLiteral("categorySearch"));
    m_header->addAction(m_do.products);
    m_header->addAction(m_do.addBelow);
    m_header->addAction(m_do.add, qt::ButtonKind::Primary);
    auto* over = new QVBoxLayout(m_tree->viewport());
    over->addWidget(m_empty);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_path, 1);
    foot->addWidget(m_hint);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        qt::space::kPage, qt::space::kGroup, qt::space::kPage, qt::space::kGroup);
    column->setSpacing(qt::space::kControls);
    column->addWidget(m_header);
    column->addWidget(m_search);
    column->addWidget(m_banner);
    column->addWidget(m_tree, 1);
    column->addLayout(foot);
    connect(m_search, &qt::SearchField::searched, this, &CategoryScreen::search);
    connect(m_search, &qt::SearchField::leftDownwards, m_tree, qOverload<>(&QWidget::setFocus));
    connect(m_empty, &qt::EmptyState::actionTriggered, this, [this] {
        if (m_presenter.model().size() == 0)
            m_do.add->trigger();
        else
            backOut();
    });
}

void CategoryScreen::connectPresenter()
{
    CategoryTreeModel& model = m_presenter.model();
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &CategoryScreen::rememberShape);
    connect(&model, &QAbstractItemModel::modelReset, this, &CategoryScreen::restoreShape);
    connect(&m_presenter, &CategoryPresenter::busyChanged, this, &CategoryScreen::showState);
    connect(&m_presenter, &CategoryPresenter::loaded, this, [this] {
        showState();
        updateCommands();
        if (!m_wanted.isEmpty())
            select(std::exchange(m_wanted, {}));
    });
    connect(&m_presenter, &CategoryPresenter::loadFailed, this, [this](const Error& error) {
        m_banner->showError(error, tr("The categories could not be loaded."), [this] {
            m_banner->dismiss();
            m_presenter.load();
        });
        showState();
    });
    connect(&m_presenter,
            &CategoryPresenter::changeFailed,
            this,
            [this](const Error& error, const QString& what) { m_banner->showError(error, what); });
    connect(&m_presenter, &CategoryPresenter::created, this, [this](const QString& id) {
        m_banner->dismiss();
        select(id);
    });
    connect(&m_presenter,
            &CategoryPresenter::renamed,
            this,
            [this](const QString& id, const QString& before) {
                context().toastUndo(
                    tr("“%1” is now “%2”.")
                        .arg(before, m_presenter.model().indexOf(id).data().toString()),
                    [this, id, before] { m_presenter.rename(id, before); });
            });
    connect(&m_presenter,
            &CategoryPresenter::moved,
            this,
            [this](const QString& id, const CategoryPlace& before) {
                context().toastUndo(tr("Moved to %1").arg(m_presenter.model().path(id)),
                                    [this, id, before] { m_presenter.move(id, before); });
                showPath();
            });
    connect(&m_presenter, &CategoryPresenter::removed, this, [this](const QString& name) {
        context().toast(tr("“%1” was deleted.").arg(name));
    });
}

/// A name is being typed in the tree.
bool CategoryScreen::isEditing() const
{
    return m_tree->viewport()->findChild<QLineEdit*>() != nullptr;
}

QString CategoryScreen::title() const
{
    return tr("Categories");
}

void CategoryScreen::open(const Route& route)
{
    if (!route.id.isEmpty())
        m_wanted = route.id;
    if (!m_presenter.isLoaded())
        m_presenter.load();
    else if (!m_wanted.isEmpty())
        select(std::exchange(m_wanted, {}));
}

Route CategoryScreen::route() const
{
    return {.page = QStringLiteral("categories"), .id = currentId()};
}

void CategoryScreen::refresh()
{
    m_presenter.load();
}

void CategoryScreen::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

bool CategoryScreen::backOut()
{
    if (m_search->text().isEmpty())
        return false;
    m_search->clear();
    search({});
    m_tree->setFocus();
    return true;
}

void CategoryScreen::showEvent(QShowEvent* event)
{
    Screen::showEvent(event);
    m_live.start();
}

void CategoryScreen::hideEvent(QHideEvent* event)
{
    Screen::hideEvent(event);
    m_live.stop();
}

QModelIndex CategoryScreen::viewIndex(const QString& id) const
{
    return m_shown->mapFromSource(m_presenter.model().indexOf(id));
}

QString CategoryScreen::currentId() const
{
    return m_tree->currentIndex().data(CategoryTreeModel::IdRole).toString();
}

void CategoryScreen::select(const QString& id)
{
    const QModelIndex index = viewIndex(id);
    if (!index.isValid())
        return;
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
    m_tree->setFocus();
}

void CategoryScreen::withCurrent(void (CategoryPresenter::*action)(const QString&))
{
    const QString id = currentId();
    (m_presenter.*action)(id);
    select(id);
}

void CategoryScreen::search(const QString& text)
{
    const QString id = currentId();
    m_shown->setFilterFixedString(text);
    if (text.size() >= 2)
        m_tree->expandAll();
    if (!id.isEmpty())
        select(id);
    if (!text.isEmpty())
        m_search->setFocus();
    showState();
}

/// Asks for the name first: a category that exists without one would be seen by buyers.
void CategoryScreen::addCategory(const QString& parentId)
{
    auto* dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("categoryNameDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("New category"));
    const QString path = m_presenter.model().path(parentId);
    dialog->setLabelText(path.isEmpty() ? tr("Name of the new category:")
                                        : tr("Name of the new category in “%1”:").arg(path));
    dialog->setOkButtonText(tr("Add"));
    dialog->setCancelButtonText(tr("Cancel"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, parentId](const QString& text) {
        const QString name = text.simplified();
        if (!name.isEmpty())
            m_presenter.create(parentId, name);
    });
    dialog->open();
}

void CategoryScreen::askRemove()
{
    const QString id = currentId();
    const CategoryTreeModel& model = m_presenter.model();
    const wire::Category* category = model.category(id);
    if (category == nullptr)
        return;
    const int children = model.childCount(id);
    const int products = static_cast<int>(category->productCount);
    QStringList lines;
    if (products > 0)
        lines.append(tr(
            "%n product(s) stay in the shop, but no longer in this category.", nullptr, products));
    if (children > 0)
        lines.append(
            tr("The %n category(ies) below it move up to where it is now.", nullptr, children));
    lines.append(tr("This cannot be undone."));
    qt::confirm(this,
                {.title = tr("Delete “%1”?").arg(qt::toText(category->name)),
                 .text = lines.join(u'\n'),
                 .verb = tr("Delete")},
                [this, id] { m_presenter.remove(id); });
}

void CategoryScreen::rememberShape()
{
    m_selected = currentId();
    m_expanded.clear();
    const std::function<void(const QModelIndex&)> visit = [&](const QModelIndex& parent) {
        for (int row = 0; row < m_shown->rowCount(parent); ++row) {
            const QModelIndex index = m_shown->index(row, 0, parent);
            if (!m_tree->isExpanded(index))
                continue;
            m_expanded.insert(index.data(CategoryTreeModel::IdRole).toString());
            visit(index);
        }
    };
    visit({});
}

void CategoryScreen::restoreShape()
{
    for (const QString& id : std::as_const(m_expanded))
        m_tree->expand(viewIndex(id));
    if (!m_selected.isEmpty() && viewIndex(m_selected).isValid())
        m_tree->setCurrentIndex(viewIndex(m_selected));
}

void CategoryScreen::showPath()
{
    m_path->setText(m_presenter.model().path(currentId()));
}

void CategoryScreen::showState()
{
    const int count = m_presenter.model().size();
    m_header->setBusy(m_presenter.isBusy());
    m_header->setSubtitle(m_presenter.isLoaded()
                              ? tr("%1 category(ies)", nullptr, count).arg(qt::formatCount(count))
                              : QString());
    const bool isWaiting = m_presenter.isBusy() && !m_presenter.isLoaded();
    if (isWaiting)
        m_busy->begin(tr("Loading the categories…"));
    else
        m_busy->end();
    m_empty->setVisible(!isWaiting && m_presenter.isLoaded() && m_shown->rowCount() == 0);
    if (count == 0)
        m_empty->setContent(
            qt::Icon::Categories,
            tr("No categories yet"),
            tr("Buyers find products by them. An import makes those that it names."),
            tr("New category"));
    else
        m_empty->setContent(
            qt::Icon::Search, tr("No category fits"), tr("Try another word."), tr("Show all"));
}

void CategoryScreen::updateCommands()
{
    const QString id = currentId();
    const CategoryTreeModel& model = m_presenter.model();
    const CategoryPlace place = model.placeOf(id);
    const bool hasCurrent = !id.isEmpty();
    const bool isSearch = !m_search->text().isEmpty();
    m_do.add->setEnabled(m_presenter.isLoaded());
    for (QAction* action : {m_do.addBelow, m_do.rename, m_do.remove, m_do.products})
        action->setEnabled(hasCurrent);
    m_do.up->setEnabled(hasCurrent && !isSearch && place.row > 0);
    m_do.down->setEnabled(hasCurrent && !isSearch &&
                          place.row + 1 < model.childCount(place.parentId));
    m_do.indent->setEnabled(hasCurrent && !isSearch && place.row > 0);
    m_do.outdent->setEnabled(hasCurrent && !isSearch && !place.parentId.isEmpty());
}

void CategoryScreen::retranslate()
{
    m_header->setTitle(tr("Categories"));
    m_search->setPlaceholderText(tr("Search for a category"));
    m_search->setAccessibleName(tr("Search for a category"));
    m_tree->setAccessibleName(tr("Categories"));
    m_hint->setText(tr("Drag to move, or Ctrl with the arrows. F2 renames."));
    m_do.add->setText(tr("New category"));
    m_do.addBelow->setText(tr("New subcategory"));
    m_do.rename->setText(tr("Rename"));
    m_do.remove->setText(tr("Delete"));
    m_do.up->setText(tr("Move up"));
    m_do.down->setText(tr("Move down"));
    m_do.indent->setText(tr("Move into the one above"));
    m_do.outdent->setText(tr("Move out of its category"));
    m_do.products->setText(tr("Show its products"));
    m_do.expandAll->setText(tr("Open all"));
    m_do.collapseAll->setText(tr("Close all"));
    showState();
}

} // namespace vitrine::console
