#pragma once

#include "admin-console/parts/category_tree_model.hpp"
#include "admin-console/screens/categories/category_positions.hpp"
#include "vitrine/api/catalog_client.hpp"
#include "vitrine/qt/deliver.hpp"

#include <QObject>

#include <deque>
#include <functional>
#include <vector>

namespace vitrine::console {

/// Loads the tree and carries out what a person does to it: at once in the tree, then in the shop,
/// one change after the other, each with the version it is based on. GUI thread only.
class CategoryPresenter final : public QObject
{
    Q_OBJECT

public:
    explicit CategoryPresenter(client::CatalogClient catalog, QObject* parent = nullptr);

    [[nodiscard]] CategoryTreeModel& model() { return m_model; }
    [[nodiscard]] const CategoryTreeModel& model() const { return m_model; }
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    [[nodiscard]] bool isBusy() const { return !m_steps.empty() || m_isLoading; }

    /// Asks for all; what has not changed stays as it is in the tree.
    void load();
    /// Adds a category as the last child of `parentId`; `created` follows.
    void create(const QString& parentId, const QString& name);
    void rename(const QString& id, const QString& name);
    /// Moves a category; its new siblings are numbered anew where there is no room.
    void move(const QString& id, const CategoryPlace& place);
    /// Deletes a category. Those below it go up to its parent first, in its place.
    void remove(const QString& id);

    /// One place up or down among its siblings.
    void moveUp(const QString& id);
    void moveDown(const QString& id);
    /// Below the sibling above it / out of its parent, right behind it.
    void indent(const QString& id);
    void outdent(const QString& id);

Q_SIGNALS:
    void loaded();
    void busyChanged(bool isBusy);
    void loadFailed(const vitrine::Error& error);
    /// A change was refused; the tree shows what the shop has. @param what as a sentence
    void changeFailed(const vitrine::Error& error, const QString& what);
    void created(const QString& id);
    void renamed(const QString& id, const QString& before);
    void moved(const QString& id, const vitrine::console::CategoryPlace& before);
    void removed(const QString& name);

private:
    /// One write, made when its turn comes.
    struct Step
    {
        std::function<client::Task<wire::Category>()> write; ///< Unset for a removal.
        std::function<client::Task<Done>()> erase;
        std::function<void(const wire::Category&)> done;
        QString erasedId{};
        QString failure; ///< What is said when it fails.
    };

    void enqueue(Step step);
    void runNext();
    void stepEnded(const Error* error);
    void answered(const wire::Category& category);
    /// Changes `id` in the tree now and in the shop when its turn comes.
    void change(const QString& id,
                const QString& failure,
                const std::function<void(wire::CategoryDraft&)>& edit,
                std::function<void(const wire::Category&)> done = {});
    void moveTo(const QString& id,
                const CategoryPlace& place,
                std::function<void(const wire::Category&)> done);

    client::CatalogClient m_catalog;
    CategoryTreeModel m_model;
    std::deque<Step> m_steps;      ///< The first one is under way.
    QHash<QString, int> m_pending; ///< Changes of a category that the shop has not answered.
    bool m_isRunning = false;
    bool m_isLoading = false;
    bool m_isLoaded = false;
    qt::Latest m_loads;
};

} // namespace vitrine::console
