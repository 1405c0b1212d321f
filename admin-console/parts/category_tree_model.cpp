#include "admin-console/parts/category_tree_model.hpp"

#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/icon.hpp"

#include <QMimeData>

#include <algorithm>

namespace vitrine::console {
namespace {

const QString kMimeType = QStringLiteral("application/x-vitrine-category");

} // namespace

struct CategoryTreeModel::Node
{
    wire::Category category;
    QString id;
    QString name;
    Node* parent = nullptr;
    int row = 0; ///< Among the parent's children; kept, so that asking for a parent costs nothing.
    std::vector<std::unique_ptr<Node>> children;

    void take(const wire::Category& from)
    {
        category = from;
        id = qt::toText(from.id);
        name = qt::toText(from.name);
    }
    /// By position, then by name, as the catalogue orders siblings.
    [[nodiscard]] bool isBefore(const wire::Category& other) const
    {
        return category.position != other.position
                   ? category.position < other.position
                   : QString::localeAwareCompare(name, qt::toText(other.name)) < 0;
    }
};

CategoryTreeModel::CategoryTreeModel(QObject* parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
}

CategoryTreeModel::~CategoryTreeModel() = default;

void CategoryTreeModel::setCategories(const std::vector<wire::Category>& categories)
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_nodes.clear();
    m_nodes.reserve(static_cast<qsizetype>(categories.size()));
    std::vector<std::unique_ptr<Node>> loose;
    loose.reserve(categories.size());
    for (const wire::Category& category : categories) {
        auto node = std::make_unique<Node>();
        node->take(category);
        m_nodes.insert(node->id, node.get());
        loose.push_back(std::move(node));
    }
    for (auto& node : loose) {
        Node* parent = m_nodes.value(qt::toText(node->category.parentId), m_root.get());
        node->parent = parent == node.get() ? m_root.get() : parent;
        node->parent->children.push_back(std::move(node));
    }
    const auto order = [](Node* parent) {
        // Stable: within a position the catalogue's own order of names stays.
        std::stable_sort(
            parent->children.begin(), parent->children.end(), [](const auto& a, const auto& b) {
                return a->category.position < b->category.position;
            });
        renumber(parent);
    };
    order(m_root.get());
    for (Node* node : std::as_const(m_nodes)) {
        if (!node->children.empty())
            order(node);
    }
    endResetModel();
}

void CategoryTreeModel::renumber(Node* parent)
{
    for (std::size_t i = 0; i < parent->children.size(); ++i)
        parent->children[i]->row = static_cast<int>(i);
}

CategoryTreeModel::Node* CategoryTreeModel::find(const QString& id) const
{
    return id.isEmpty() ? m_root.get() : m_nodes.value(id);
}

CategoryTreeModel::Node* CategoryTreeModel::nodeAt(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : m_root.get();
}

QModelIndex CategoryTreeModel::indexOfNode(const Node* node, int column) const
{
    return node == nullptr || node == m_root.get() ? QModelIndex()
                                                   : createIndex(node->row, column, node);
}

int CategoryTreeModel::rowFor(const Node* parent,
                              const wire::Category& category,
                              const Node* itself)
{
    int row = 0;
    for (const auto& child : parent->children) {
        if (child.get() == itself)
            continue;
        if (!child->isBefore(category))
            break;
        ++row;
    }
    return row;
}

void CategoryTreeModel::put(const wire::Category& category)
{
    Node* node = m_nodes.value(qt::toText(category.id));
    if (node == nullptr) {
        insert(category);
        return;
    }
    Node* parent = m_nodes.value(qt::toText(category.parentId), m_root.get());
    const int row = rowFor(parent, category, node);
    node->take(category);
    if (parent != node->parent || row != node->row)
        move(node, parent, row);
    Q_EMIT dataChanged(indexOfNode(node), indexOfNode(node, CountColumn));
}

void CategoryTreeModel::setVersion(const QString& id, std::int64_t version)
{
    if (Node* node = m_nodes.value(id))
        node->category.version = version;
}

void CategoryTreeModel::insert(const wire::Category& category)
{
    Node* parent = m_nodes.value(qt::toText(category.parentId), m_root.get());
    const int row = rowFor(parent, category, nullptr);
    auto node = std::make_unique<Node>();
    node->take(category);
    node->parent = parent;
    beginInsertRows(indexOfNode(parent), row, row);
    m_nodes.insert(node->id, node.get());
    parent->children.insert(parent->children.begin() + row, std::move(node));
    renumber(parent);
    endInsertRows();
}

void CategoryTreeModel::move(Node* node, Node* parent, int row)
{
    Node* before = node->parent;
    const int from = node->row;
    // Qt counts the target before the row is taken out.
    const int target = parent == before && row > from ? row + 1 : row;
    if (!beginMoveRows(indexOfNode(before), from, from, indexOfNode(parent), target))
        return;
    auto owned = std::move(before->children[static_cast<std::size_t>(from)]);
    before->children.erase(before->children.begin() + from);
    renumber(before);
    owned->parent = parent;
    parent->children.insert(parent->children.begin() + row, std::move(owned));
    renumber(parent);
    endMoveRows();
}

void CategoryTreeModel::remove(const QString& id)
{
    Node* node = m_nodes.value(id);
    if (node == nullptr || !node->children.empty())
        return;
    Node* parent = node->parent;
    const int row = node->row;
    beginRemoveRows(indexOfNode(parent), row, row);
    m_nodes.remove(id);
    parent->children.erase(parent->children.begin() + row);
    renumber(parent);
    endRemoveRows();
}

bool CategoryTreeModel::updateCounts(const std::vector<wire::Category>& categories)
{
    if (static_cast<qsizetype>(categories.size()) != m_nodes.size())
        return false;
    const bool isSameShape =
        std::all_of(categories.begin(), categories.end(), [&](const wire::Category& category) {
            const Node* node = m_nodes.value(qt::toText(category.id));
            return node != nullptr && node->category.parentId == category.parentId &&
                   node->category.position == category.position &&
                   node->category.name == category.name;
        });
    if (!isSameShape)
        return false;
    for (const wire::Category& category : categories) {
        Node* node = m_nodes.value(qt::toText(category.id));
        const bool isChanged = node->category.productCount != category.productCount;
        node->category = category;
        if (isChanged)
            Q_EMIT dataChanged(indexOfNode(node, CountColumn), indexOfNode(node, CountColumn));
    }
    return true;
}

QModelIndex CategoryTreeModel::indexOf(const QString& id) const
{
    return indexOfNode(m_nodes.value(id));
}

QString CategoryTreeModel::idAt(const QModelIndex& index) const
{
    return nodeAt(index)->id;
}

const wire::Category* CategoryTreeModel::category(const QString& id) const
{
    const Node* node = m_nodes.value(id);
    return node == nullptr ? nullptr : &node->category;
}

QString CategoryTreeModel::path(const QString& id) const
{
    QStringList names;
    for (const Node* node = m_nodes.value(id); node != nullptr && node != m_root.get();
         node = node->parent)
        names.prepend(node->name);
    return names.join(QStringLiteral(" › "));
}

int CategoryTreeModel::childCount(const QString& id) const
{
    const Node* node = find(id);
    return node == nullptr ? 0 : static_cast<int>(node->children.size());
}

QStringList CategoryTreeModel::children(const QString& parentId) const
{
    QStringList ids;
    if (const Node* node = find(parentId)) {
        for (const auto& child : node->children)
            ids.append(child->id);
    }
    return ids;
}

CategoryPlace CategoryTreeModel::placeOf(const QString& id) const
{
    const Node* node = m_nodes.value(id);
    return node == nullptr ? CategoryPlace{} : CategoryPlace{node->parent->id, node->row};
}

bool CategoryTreeModel::isWithin(const QString& id, const QString& ancestorId) const
{
    for (const Node* node = m_nodes.value(id); node != nullptr; node = node->parent) {
        if (node->id == ancestorId)
            return true;
    }
    return false;
}

QModelIndex CategoryTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    const Node* node = nodeAt(parent);
    if (row < 0 || column < 0 || column >= ColumnCount || parent.column() > 0 ||
        static_cast<std::size_t>(row) >= node->children.size())
        return {};
    return createIndex(row, column, node->children[static_cast<std::size_t>(row)].get());
}

QModelIndex CategoryTreeModel::parent(const QModelIndex& child) const
{
    return child.isValid() ? indexOfNode(nodeAt(child)->parent) : QModelIndex();
}

int CategoryTreeModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeAt(parent)->children.size());
}

int CategoryTreeModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QVariant CategoryTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Node* node = nodeAt(index);
    const bool isName = index.column() == NameColumn;
    switch (role) {
    case Qt::DisplayRole:
        return isName ? node->name : qt::formatCount(node->category.productCount);
    case Qt::EditRole:
        return isName ? QVariant(node->name) : QVariant();
    case Qt::DecorationRole:
        return isName
                   ? QVariant(qt::icon(node->children.empty() ? qt::Icon::Tag : qt::Icon::Folder))
                   : QVariant();
    case Qt::TextAlignmentRole:
        return int((isName ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return isName
                   ? tr("%1, %n product(s)", nullptr, static_cast<int>(node->category.productCount))
                         .arg(node->name)
                   : QVariant();
    case Qt::ToolTipRole:
    case PathRole:
        return path(node->id);
    case IdRole:
        return node->id;
    default:
        return {};
    }
}

bool CategoryTreeModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const QString name = value.toString().simplified();
    if (m_isReadOnly || role != Qt::EditRole || index.column() != NameColumn || name.isEmpty() ||
        name == nodeAt(index)->name)
        return false;
    Q_EMIT renameRequested(nodeAt(index)->id, name);
    return true;
}

QVariant CategoryTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == NameColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Category") : tr("Products");
}

Qt::ItemFlags CategoryTreeModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return m_isReadOnly ? Qt::NoItemFlags : Qt::ItemIsDropEnabled;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (!m_isReadOnly) {
        flags |= Qt::ItemIsDragEnabled | Qt::ItemIsDropEnabled;
        if (index.column() == NameColumn)
            flags |= Qt::ItemIsEditable;
    }
    return flags;
}

QStringList CategoryTreeModel::mimeTypes() const
{
    return {kMimeType};
}

QMimeData* CategoryTreeModel::mimeData(const QModelIndexList& indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    auto* data = new QMimeData;
    data->setData(kMimeType, idAt(indexes.front()).toUtf8());
    return data;
}

QString CategoryTreeModel::draggedId(const QMimeData* data) const
{
    return data == nullptr ? QString() : QString::fromUtf8(data->data(kMimeType));
}

bool CategoryTreeModel::canDropMimeData(
    const QMimeData* data, Qt::DropAction action, int, int, const QModelIndex& parent) const
{
    const QString id = draggedId(data);
    return !m_isReadOnly && action == Qt::MoveAction && m_nodes.contains(id) &&
           !isWithin(idAt(parent), id);
}

bool CategoryTreeModel::dropMimeData(
    const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const QString id = draggedId(data);
    const Node* target = nodeAt(parent);
    const Node* node = m_nodes.value(id);
    int wanted = row < 0 ? static_cast<int>(target->children.size()) : row;
    if (node->parent == target && node->row < wanted)
        --wanted; // it leaves a gap above
    if (node->parent != target || node->row != wanted)
        Q_EMIT moveRequested(id, CategoryPlace{target->id, wanted});
    // False: the view must not take the row out; the presenter moves it when the shop has.
    return false;
}

} // namespace vitrine::console
