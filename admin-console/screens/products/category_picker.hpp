#pragma once

#include "admin-console/parts/category_tree_model.hpp"

#include <QDialog>
#include <QIdentityProxyModel>
#include <QSet>

class QTreeView;
class QSortFilterProxyModel;
class QDialogButtonBox;

namespace vitrine::qt {
class SearchField;
class TagList;
} // namespace vitrine::qt

namespace vitrine::console {

/// A tree of categories with boxes. A category above a chosen one is marked half.
class CheckableCategories final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    explicit CheckableCategories(CategoryTreeModel& tree, QObject* parent = nullptr);

    void setChosen(const QStringList& ids);
    /// In the order in which they were chosen.
    [[nodiscard]] const QStringList& chosen() const { return m_chosen; }

    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void chosenChanged();

private:
    void countAbove();

    CategoryTreeModel& m_tree;
    QStringList m_chosen;
    QSet<QString> m_above; ///< Categories with a chosen one below them.
};

/// Chooses categories in the tree: typing searches, Space ticks, Enter takes the choice.
class CategoryPicker final : public QDialog
{
    Q_OBJECT

public:
    CategoryPicker(const std::vector<wire::Category>& categories,
                   const QStringList& chosen,
                   QWidget* parent = nullptr);

    [[nodiscard]] const QStringList& chosen() const { return m_checks->chosen(); }
    [[nodiscard]] QTreeView* tree() const { return m_view; }

private:
    void search(const QString& text);
    void showTags();

    CategoryTreeModel* m_tree;
    CheckableCategories* m_checks;
    QSortFilterProxyModel* m_shown;
    qt::SearchField* m_search;
    QTreeView* m_view;
    qt::TagList* m_tags;
    QDialogButtonBox* m_buttons;
};

} // namespace vitrine::console
