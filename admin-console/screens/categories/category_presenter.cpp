#include "admin-console/screens/categories/category_presenter.hpp"

#include "vitrine/qt/text.hpp"

namespace vitrine::console {

CategoryPresenter::CategoryPresenter(client::CatalogClient catalog, QObject* parent)
    : QObject(parent)
    , m_catalog(std::move(catalog))
{
    connect(&m_model, &CategoryTreeModel::moveRequested, this, &CategoryPresenter::move);
    connect(&m_model, &CategoryTreeModel::renameRequested, this, &CategoryPresenter::rename);
}

void CategoryPresenter::load()
{
    const auto ticket = m_loads.next();
    m_isLoading = true;
    Q_EMIT busyChanged(true);
    qt::deliver(m_catalog.listCategories(),
                this,
                [this, ticket](const Result<std::vector<wire::Category>>& categories) {
                    if (m_loads.isStale(ticket))
                        return;
                    m_isLoading = false;
                    Q_EMIT busyChanged(isBusy());
                    if (!categories.ok()) {
                        Q_EMIT loadFailed(categories.error());
                        return;
                    }
                    if (!m_isLoaded || !m_model.updateCounts(*categories))
                        m_model.setCategories(*categories);
                    m_isLoaded = true;
                    Q_EMIT loaded();
                });
}

void CategoryPresenter::enqueue(Step step)
{
    // An answer that is on its way would show the tree as it was before this change.
    m_loads.drop();
    m_isLoading = false;
    m_steps.push_back(std::move(step));
    if (!m_isRunning)
        runNext();
}

void CategoryPresenter::runNext()
{
    m_isRunning = true;
    Q_EMIT busyChanged(true);
    const Step& step = m_steps.front();
    if (step.write) {
        qt::deliver(step.write(), this, [this](const Result<wire::Category>& category) {
            if (!category.ok()) {
                stepEnded(&category.error());
                return;
            }
            answered(*category);
            if (m_steps.front().done)
                m_steps.front().done(*category);
            stepEnded(nullptr);
        });
        return;
    }
    qt::deliver(step.erase(), this, [this](const Outcome& outcome) {
        if (!outcome.ok()) {
            stepEnded(&outcome.error());
            return;
        }
        const QString id = m_steps.front().erasedId;
        const wire::Category* category = m_model.category(id);
        const QString name = category == nullptr ? QString() : qt::toText(category->name);
        m_model.remove(id);
        Q_EMIT removed(name);
        stepEnded(nullptr);
    });
}

void CategoryPresenter::answered(const wire::Category& category)
{
    const QString id = qt::toText(category.id);
    const int left = --m_pending[id];
    if (left > 0) {
        // Newer changes of it are shown already; only the version counts for them.
        m_model.setVersion(id, category.version);
        return;
    }
    m_pending.remove(id);
    m_model.put(category);
}

void CategoryPresenter::stepEnded(const Error* error)
{
    m_isRunning = false;
    if (error != nullptr) {
        // The steps behind were planned for a tree that did not come to be.
        const QString what = m_steps.front().failure;
        m_steps.clear();
        m_pending.clear();
        Q_EMIT changeFailed(*error, what);
        load();
        return;
    }
    m_steps.pop_front();
    if (!m_steps.empty())
        runNext();
    else
        load(); // the counts of those above have changed
}

void CategoryPresenter::change(const QString& id,
                               const QString& failure,
                               const std::function<void(wire::CategoryDraft&)>& edit,
                               std::function<void(const wire::Category&)> done)
{
    wire::Category category = *m_model.category(id);
    edit(category);
    m_model.put(category); // shown at once; the shop's answer confirms or corrects it
    ++m_pending[id];
    Step step;
    step.failure = failure;
    step.done = std::move(done);
    step.write = [this, id, draft = wire::CategoryDraft(category)] {
        const wire::Category* present = m_model.category(id);
        return m_catalog.updateCategory(
            qt::toUtf8(id), present == nullptr ? 0 : present->version, draft);
    };
    enqueue(std::move(step));
}

void CategoryPresenter::create(const QString& parentId, const QString& name)
{
    int position = 0;
    const QStringList siblings = m_model.children(parentId);
    if (!siblings.isEmpty())
        position = m_model.category(siblings.back())->position + 1;
    wire::CategoryDraft draft{
        .name = qt::toUtf8(name), .parentId = qt::toUtf8(parentId), .position = position};
    Step step;
    step.failure = tr("“%1” could not be added.").arg(name);
    step.write = [this, draft = std::move(draft)] { return m_catalog.createCategory(draft); };
    step.done = [this](const wire::Category& category) { Q_EMIT created(qt::toText(category.id)); };
    enqueue(std::move(step));
}

void CategoryPresenter::rename(const QString& id, const QString& name)
{
    const wire::Category* category = m_model.category(id);
    if (category == nullptr || name.isEmpty())
        return;
    const QString before = qt::toText(category->name);
    change(
        id,
        tr("“%1” could not be renamed.").arg(before),
        [name](wire::CategoryDraft& draft) { draft.name = qt::toUtf8(name); },
        [this, id, before](const wire::Category&) { Q_EMIT renamed(id, before); });
}

void CategoryPresenter::move(const QString& id, const CategoryPlace& place)
{
    const CategoryPlace before = m_model.placeOf(id);
    moveTo(id, place, [this, id, before](const wire::Category&) { Q_EMIT moved(id, before); });
}

void CategoryPresenter::moveTo(const QString& id,
                               const CategoryPlace& place,
                               std::function<void(const wire::Category&)> done)
{
    const wire::Category* category = m_model.category(id);
    if (category == nullptr || m_model.isWithin(place.parentId, id))
        return;
    std::vector<SiblingPosition> siblings;
    for (const QString& sibling : m_model.children(place.parentId)) {
        if (sibling != id)
            siblings.push_back({sibling, m_model.category(sibling)->position});
    }
    const QString failure = tr("“%1” could not be moved.").arg(qt::toText(category->name));
    const auto positions = positionsFor(siblings, id, place.row);
    // Those that give way go first, from the end, so that the order is right at every moment.
    for (std::size_t i = positions.size(); i-- > 1;) {
        change(positions[i].id, failure, [&](wire::CategoryDraft& draft) {
            draft.position = positions[i].position;
        });
    }
    change(
        id,
        failure,
        [&](wire::CategoryDraft& draft) {
            draft.parentId = qt::toUtf8(place.parentId);
            draft.position = positions.front().position;
        },
        std::move(done));
}

void CategoryPresenter::remove(const QString& id)
{
    const wire::Category* category = m_model.category(id);
    if (category == nullptr)
        return;
    const CategoryPlace place = m_model.placeOf(id);
    const QString failure = tr("“%1” could not be deleted.").arg(qt::toText(category->name));
    int row = place.row;
    for (const QString& child : m_model.children(id))
        moveTo(child, {place.parentId, ++row}, {});
    Step step;
    step.failure = failure;
    step.erasedId = id;
    step.erase = [this, id]() -> client::Task<Done> {
        const wire::Category* present = m_model.category(id);
        if (present == nullptr)
            return client::finished<Done>(Done{});
        return m_catalog.deleteCategory(present->id, present->version);
    };
    enqueue(std::move(step));
}

void CategoryPresenter::moveUp(const QString& id)
{
    const CategoryPlace place = m_model.placeOf(id);
    if (place.row > 0)
        move(id, {place.parentId, place.row - 1});
}

void CategoryPresenter::moveDown(const QString& id)
{
    const CategoryPlace place = m_model.placeOf(id);
    if (place.row + 1 < m_model.childCount(place.parentId))
        move(id, {place.parentId, place.row + 1});
}

void CategoryPresenter::indent(const QString& id)
{
    const CategoryPlace place = m_model.placeOf(id);
    if (place.row == 0)
        return;
    const QString above = m_model.children(place.parentId).at(place.row - 1);
    move(id, {above, m_model.childCount(above)});
}

void CategoryPresenter::outdent(const QString& id)
{
    const CategoryPlace place = m_model.placeOf(id);
    if (place.parentId.isEmpty())
        return;
    const CategoryPlace parent = m_model.placeOf(place.parentId);
    move(id, {parent.parentId, parent.row + 1});
}

} // namespace vitrine::console
