#pragma once

#include "vitrine/wire/catalog.hpp"

#include <QAbstractItemModel>
#include <QHash>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace vitrine::console {

/// Where a category is to be: at `row` among the children of `parentId`, itself not counted.
struct CategoryPlace
{
    QString parentId; ///< "" at the root.
    int row = 0;
};

/// The tree of categories with the number of products in each. Building it takes one pass over the
/// list, whatever its order. Moving and renaming are only asked for here: the model changes when
/// the presenter says so.
class CategoryTreeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, CountColumn, ColumnCount };
    enum Role { IdRole = Qt::UserRole, PathRole };

    explicit CategoryTreeModel(QObject* parent = nullptr);
    ~CategoryTreeModel() override;

    /// Takes all categories; siblings are ordered by
    /// position, within one position as the list has them.
    void setCategories(const std::vector<wire::Category>& categories);
    /// Takes the answer to a write: new, renamed or moved.
    void put(const wire::Category& category);
    void setVersion(const QString& id, std::int64_t version);
    /// Takes out a category without children.
    void remove(const QString& id);
    /// Takes new counts without touching the shape. @return false when the shape has changed, so
    /// that setCategories is needed
    bool updateCounts(const std::vector<wire::Category>& categories);

    [[nodiscard]] int size() const { return static_cast<int>(m_nodes.size()); }
    [[nodiscard]] QModelIndex indexOf(const QString& id) const;
    [[nodiscard]] QString idAt(const QModelIndex& index) const;
    /// @return null for an unknown id
    [[nodiscard]] const wire::Category* category(const QString& id) const;
    /// "Shoes › Boots"
    [[nodiscard]] QString path(const QString& id) const;
    [[nodiscard]] int childCount(const QString& id) const;
    /// The ids below `parentId`, in order.
    [[nodiscard]] QStringList children(const QString& parentId) const;
    [[nodiscard]] CategoryPlace placeOf(const QString& id) const;
    /// Whether `id` is `ancestorId` or lies below it.
    [[nodiscard]] bool isWithin(const QString& id, const QString& ancestorId) const;
    /// For a picker: nothing can be dragged or renamed.
    void setReadOnly(bool isReadOnly) { m_isReadOnly = isReadOnly; }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool canDropMimeData(const QMimeData* data,
                         Qt::DropAction action,
                         int row,
                         int column,
                         const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* data,
                      Qt::DropAction action,
                      int row,
                      int column,
                      const QModelIndex& parent) override;

Q_SIGNALS:
    /// A category was dropped somewhere.
    void moveRequested(const QString& id, const vitrine::console::CategoryPlace& place);
    /// A name was typed.
    void renameRequested(const QString& id, const QString& name);

private:
    struct Node;
    [[nodiscard]] Node* nodeAt(const QModelIndex& index) const;
    [[nodiscard]] Node* find(const QString& id) const;
    [[nodiscard]] QModelIndex indexOfNode(const Node* node, int column = 0) const;
    [[nodiscard]] QString draggedId(const QMimeData* data) const;
    void move(Node* node, Node* parent, int row);
    void insert(const wire::Category& category);
    static void renumber(Node* parent);
    static int rowFor(const Node* parent, const wire::Category& category, const Node* itself);

    std::unique_ptr<Node> m_root;
    QHash<QString, Node*> m_nodes;
    bool m_isReadOnly = false;
};

} // namespace vitrine::console
