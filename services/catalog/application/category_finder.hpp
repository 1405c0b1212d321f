#pragma once

#include "services/catalog/application/product_csv.hpp"
#include "services/catalog/domain/category.hpp"
#include "services/platform/call_context.hpp"
#include "services/platform/database/database.hpp"

#include <map>
#include <string>

namespace vitrine::catalog {

/// Finds the categories that a table names; makes the missing ones unless it is a dry run. What a
/// transaction found out counts only once it is committed: begin, find..., keep.
class CategoryFinder
{
public:
    CategoryFinder(const platform::CallContext& context, bool dryRun)
        : m_context(context)
        , m_dryRun(dryRun)
    {
    }

    void begin() { m_fresh.clear(); }
    void keep() { m_known.merge(m_fresh); }

    /// @return The id of the category at the end of `path`. InvalidArgument for a name or a depth
    /// that the tree refuses.
    [[nodiscard]] Result<std::string> find(platform::Transaction& tx, const CategoryPath& path);

private:
    Result<Category>
    findOrMake(platform::Transaction& tx, const Category* parent, const std::string& name) const;
    [[nodiscard]] const Category* known(const CategoryPath& names) const;

    const platform::CallContext& m_context;
    const bool m_dryRun;
    std::map<CategoryPath, Category> m_known; ///< Of committed transactions.
    std::map<CategoryPath, Category> m_fresh; ///< Of the one under way.
};

} // namespace vitrine::catalog
