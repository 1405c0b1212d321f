#include "services/catalog/application/categories.hpp"

#include "services/catalog/storage/catalog_audit.hpp"
#include "services/catalog/storage/catalog_events.hpp"
#include "services/catalog/storage/category_store.hpp"
#include "services/catalog/storage/product_store.hpp"
#include "vitrine/domain/uuid.hpp"

namespace vitrine::catalog {
namespace {

using platform::CallContext;
using platform::Transaction;
using storage::CategoryStore;

Error notFound(const std::string& id)
{
    return {.code = ErrorCode::NotFound, .message = "there is no category " + id};
}

Error noParent(const std::string& id)
{
    return {.code = ErrorCode::InvalidArgument,
            .message = "there is no category " + id,
            .field = "/parentId"};
}

Error nameTaken(const std::string& name)
{
    return {.code = ErrorCode::Conflict,
            .message = "there is a category \"" + name + "\" at this place already",
            .field = "/name"};
}

/// The path of what hangs below `parentId` ("" = root). @return InvalidArgument when there is no
/// such parent.
Result<std::vector<std::string>> pathOf(CategoryStore& store, const std::string& parentId)
{
    if (parentId.empty())
        return std::vector<std::string>();
    auto parent = store.find(parentId);
    if (!parent)
        return noParent(parentId);
    return std::move(parent->path);
}

Result<Category> findForWrite(CategoryStore& store, const std::string& id, ExpectedVersion expected)
{
    auto category = store.find(id);
    if (!category)
        return notFound(id);
    if (const auto outcome = checkVersion(expected, category->version); !outcome.ok())
        return outcome.error();
    return std::move(*category);
}

/// Rules of the tree that need the stored one. @param after with its new parent, its path still to
/// be made
Result<Category> placed(CategoryStore& store, const Category& before, Category after)
{
    const auto parentPath = pathOf(store, after.fields.parentId);
    if (!parentPath.ok())
        return parentPath.error();
    if (const auto outcome = checkPlacement(after.id, *parentPath, store.height(before));
        !outcome.ok())
        return outcome.error();
    const auto sibling = store.findChild(after.fields.parentId, after.fields.name);
    if (sibling && sibling->id != after.id)
        return nameTaken(after.fields.name);
    after.path = *parentPath;
    after.path.push_back(after.id);
    return after;
}

} // namespace

Result<Category> addCategory(Transaction& tx,
                             const CallContext& context,
                             const Category* parent,
                             CategoryFields fields)
{
    auto checked = checkedCategory(std::move(fields));
    if (!checked.ok())
        return std::move(checked).error();
    Category category{.id = domain::newUuid().text(),
                      .fields = std::move(checked).value(),
                      .path = {},
                      .version = 1};
    if (parent != nullptr)
        category.path = parent->path;
    if (const auto outcome = checkPlacement(category.id, category.path, 1); !outcome.ok())
        return outcome.error();
    category.path.push_back(category.id);
    CategoryStore store(tx);
    if (store.findChild(category.fields.parentId, category.fields.name))
        return nameTaken(category.fields.name);
    store.insert(category);
    platform::writeAudit(tx, context, storage::categoryAudit(nullptr, &category));
    return category;
}

Result<std::int64_t> Categories::change(const CallContext& context)
{
    return m_database.read(context.deadline,
                           [](Transaction& tx) { return Result(CategoryStore(tx).change()); });
}

Result<std::vector<Category>> Categories::all(const CallContext& context)
{
    return m_database.read(context.deadline,
                           [](Transaction& tx) { return Result(CategoryStore(tx).all()); });
}

Result<Category> Categories::find(const CallContext& context, const std::string& id)
{
    if (!domain::isUuid(id))
        return notFound(id);
    return m_database.read(context.deadline, [&](Transaction& tx) -> Result<Category> {
        auto category = CategoryStore(tx).find(id);
        if (!category)
            return notFound(id);
        return std::move(*category);
    });
}

Result<Category> Categories::create(const CallContext& context, CategoryFields fields)
{
    auto checked = checkedCategory(std::move(fields));
    if (!checked.ok())
        return std::move(checked).error();
    return m_database.inTransaction(context.deadline, [&](Transaction& tx) -> Result<Category> {
        storage::ProductStore(tx).lockWrites();
        if (checked->parentId.empty())
            return addCategory(tx, context, nullptr, *checked);
        const auto parent = CategoryStore(tx).find(checked->parentId);
        if (!parent)
            return noParent(checked->parentId);
        return addCategory(tx, context, &*parent, *checked);
    });
}

Result<Category> Categories::update(const CallContext& context,
                                    const std::string& id,
                                    ExpectedVersion expected,
                                    CategoryFields fields)
{
    if (!domain::isUuid(id))
        return notFound(id);
    const auto checked = checkedCategory(std::move(fields));
    if (!checked.ok())
        return checked.error();
    return m_database.inTransaction(context.deadline, [&](Transaction& tx) -> Result<Category> {
        storage::ProductStore(tx).lockWrites();
        CategoryStore store(tx);
        const auto before = findForWrite(store, id, expected);
        if (!before.ok())
            return before.error();
        Category wanted = *before;
        wanted.fields = *checked;
        wanted.version = before->version + 1;
        auto after = placed(store, *before, std::move(wanted));
        if (!after.ok())
            return after;
        store.update(*before, *after);
        platform::writeAudit(tx, context, storage::categoryAudit(&*before, &*after));
        return after;
    });
}

Outcome
Categories::archive(const CallContext& context, const std::string& id, ExpectedVersion expected)
{
    if (!domain::isUuid(id))
        return notFound(id);
    return m_database.inTransaction(context.deadline, [&](Transaction& tx) -> Outcome {
        storage::ProductStore(tx).lockWrites();
        CategoryStore store(tx);
        const auto category = findForWrite(store, id, expected);
        if (!category.ok())
            return category.error();
        if (store.height(*category) > 1)
            return failure<Done>(ErrorCode::Conflict,
                                 "the category has others below it; remove or move those first");
        std::vector<platform::OutboxEvent> events;
        for (const std::string& productId : store.archive(category->id, m_clock.now()))
            events.push_back(storage::productTouched(productId));
        platform::writeOutbox(tx, events, context.trace);
        platform::writeAudit(tx, context, storage::categoryAudit(&*category, nullptr));
        return Done{};
    });
}

} // namespace vitrine::catalog
