#include "services/catalog/application/category_finder.hpp"

#include "services/catalog/application/categories.hpp"
#include "services/catalog/storage/category_store.hpp"
#include "vitrine/domain/uuid.hpp"

namespace vitrine::catalog {

using platform::Transaction;
using storage::CategoryStore;

Result<std::string> CategoryFinder::find(Transaction& tx, const CategoryPath& path)
{
    const Category* category = known(path);
    if (category != nullptr)
        return category->id;
    CategoryPath names;
    for (const std::string& name : path) {
        names.push_back(name);
        const Category* const parent = category;
        category = known(names);
        if (category != nullptr)
            continue;
        auto made = findOrMake(tx, parent, name);
        if (!made.ok())
            return std::move(made).error();
        category = &m_fresh.emplace(names, std::move(made).value()).first->second;
    }
    return category->id;
}

Result<Category>
CategoryFinder::findOrMake(Transaction& tx, const Category* parent, const std::string& name) const
{
    const CategoryFields fields{.name = name, .parentId = parent == nullptr ? "" : parent->id};
    auto checked = checkedCategory(fields);
    if (!checked.ok())
        return std::move(checked).error();
    if (auto category = CategoryStore(tx).findChild(checked->parentId, checked->name))
        return std::move(*category);
    if (!m_dryRun)
        return addCategory(tx, m_context, parent, *checked);
    // What would be made; the id is not stored anywhere.
    Category category{.id = domain::newUuid().text(), .fields = *checked, .path = {}};
    if (parent != nullptr)
        category.path = parent->path;
    if (const auto outcome = checkPlacement(category.id, category.path, 1); !outcome.ok())
        return outcome.error();
    category.path.push_back(category.id);
    return category;
}

const Category* CategoryFinder::known(const CategoryPath& names) const
{
    for (const auto* categories : {&m_known, &m_fresh}) {
        if (const auto found = categories->find(names); found != categories->end())
            return &found->second;
    }
    return nullptr;
}

} // namespace vitrine::catalog
