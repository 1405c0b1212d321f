#include "services/catalog/application/field_changes.hpp"

#include "services/catalog/storage/category_store.hpp"

namespace vitrine::catalog {

CategoryNames CategoryNames::read(platform::Transaction& tx)
{
    CategoryNames names;
    for (const Category& category : storage::CategoryStore(tx).all()) { // parents come first
        CategoryPath path;
        if (!category.fields.parentId.empty())
            path = names.m_paths[category.fields.parentId];
        path.push_back(category.fields.name);
        names.m_paths.emplace(category.id, std::move(path));
    }
    return names;
}

std::vector<CategoryPath> CategoryNames::pathsOf(const std::vector<std::string>& ids) const
{
    std::vector<CategoryPath> paths;
    for (const std::string& id : ids) {
        if (const auto path = m_paths.find(id); path != m_paths.end())
            paths.push_back(path->second);
    }
    return paths;
}

std::vector<FieldChange>
fieldChanges(const ProductState& before, const ProductState& after, const CategoryNames& names)
{
    const auto cellsOf = [&](const ProductState& state) {
        return writeCsvProduct(state.fields, names.pathsOf(state.fields.categoryIds));
    };
    const auto old = cellsOf(before);
    const auto now = cellsOf(after);
    const auto columns = csvHeader();
    std::vector<FieldChange> changes;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (old[i] != now[i])
            changes.push_back({columns[i], old[i], now[i]});
    }
    const auto flag = [](bool value) { return value ? "true" : "false"; };
    if (before.archived != after.archived)
        changes.push_back({"archived", flag(before.archived), flag(after.archived)});
    return changes;
}

} // namespace vitrine::catalog
