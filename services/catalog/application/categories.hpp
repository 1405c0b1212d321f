#pragma once

#include "services/catalog/application/products.hpp"
#include "services/catalog/domain/category.hpp"
#include "services/platform/call_context.hpp"
#include "services/platform/database/database.hpp"

#include <string>
#include <vector>

namespace vitrine::catalog {

/// Reads and writes the tree of categories. Safe to call from any thread.
class Categories
{
public:
    Categories(platform::Database& database, const Clock& clock)
        : m_database(database)
        , m_clock(clock)
    {
    }

    /// A number that changes with every write of the catalogue: what was made of `all` after this
    /// was read is good while it stays the same.
    [[nodiscard]] Result<std::int64_t> change(const platform::CallContext& context);
    /// The whole tree with counts of active products, parents before children.
    [[nodiscard]] Result<std::vector<Category>> all(const platform::CallContext& context);
    [[nodiscard]] Result<Category> find(const platform::CallContext& context,
                                        const std::string& id);

    /// @return InvalidArgument for a bad name or an unknown parent; Conflict when a sibling has the
    /// name.
    [[nodiscard]] Result<Category> create(const platform::CallContext& context,
                                          CategoryFields fields);
    /// Renames or moves; everything below moves along.
    /// @return as create; NotFound; PreconditionFailed; InvalidArgument when it would come below
    /// itself or too deep.
    [[nodiscard]] Result<Category> update(const platform::CallContext& context,
                                          const std::string& id,
                                          ExpectedVersion expected,
                                          CategoryFields fields);
    /// Takes it out of the tree; its products stay, without it.
    /// @return NotFound; PreconditionFailed; Conflict while it has children.
    [[nodiscard]] Outcome
    archive(const platform::CallContext& context, const std::string& id, ExpectedVersion expected);

private:
    platform::Database& m_database;
    const Clock& m_clock;
};

/// Adds a category below `parent` (null: a root). @pre ProductStore::lockWrites
/// @return as Categories::create
[[nodiscard]] Result<Category> addCategory(platform::Transaction& tx,
                                           const platform::CallContext& context,
                                           const Category* parent,
                                           CategoryFields fields);

} // namespace vitrine::catalog
