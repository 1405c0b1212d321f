#pragma once

#include "admin-console/app/screen.hpp"
#include "admin-console/screens/categories/category_presenter.hpp"

#include <QSet>
#include <QTimer>

class QLabel;
class QSortFilterProxyModel;
class QTreeView;

namespace vitrine::qt {
class BusyOverlay;
class EmptyState;
class MessageBanner;
class PageHeader;
class SearchField;
} // namespace vitrine::qt

namespace vitrine::console {

/// The tree of categories: moved by drag and drop or Ctrl and the arrows, renamed in place, with
/// the number of products in each.
class CategoryScreen final : public Screen
{
    Q_OBJECT

public:
    explicit CategoryScreen(ConsoleContext& context, QWidget* parent = nullptr);
    ~CategoryScreen() override;

    [[nodiscard]] QString title() const override;
    void open(const Route& route) override;
    [[nodiscard]] Route route() const override;
    void refresh() override;
    void focusSearch() override;
    bool backOut() override;

    [[nodiscard]] CategoryPresenter& presenter() { return m_presenter; }
    [[nodiscard]] QTreeView& tree() { return *m_tree; }
    [[nodiscard]] QString currentId() const;
    void select(const QString& id);

protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct Commands
    {
        QAction* add = nullptr;
        QAction* addBelow = nullptr;
        QAction* rename = nullptr;
        QAction* remove = nullptr;
        QAction* up = nullptr;
        QAction* down = nullptr;
        QAction* indent = nullptr;
        QAction* outdent = nullptr;
        QAction* products = nullptr;
        QAction* expandAll = nullptr;
        QAction* collapseAll = nullptr;
    };

    void makeCommands();
    void makeTree();
    void arrange();
    void connectPresenter();
    [[nodiscard]] bool isEditing() const;
    void search(const QString& text);
    void addCategory(const QString& parentId);
    void askRemove();
    void showPath();
    void showState();
    void updateCommands();
    void rememberShape();
    void restoreShape();
    [[nodiscard]] QModelIndex viewIndex(const QString& id) const;
    void withCurrent(void (CategoryPresenter::*action)(const QString&));

    CategoryPresenter m_presenter;
    Commands m_do;
    QTimer m_live; ///< Asks for the counts while the page is seen.
    QSet<QString> m_expanded;
    QString m_selected;
    QString m_wanted; ///< To be selected when it is there.
    qt::PageHeader* m_header;
    qt::SearchField* m_search;
    qt::MessageBanner* m_banner;
    QSortFilterProxyModel* m_shown;
    QTreeView* m_tree;
    qt::EmptyState* m_empty;
    QLabel* m_path;
    QLabel* m_hint;
    qt::BusyOverlay* m_busy;
};

} // namespace vitrine::console
