#pragma once

#include "services/catalog/application/product_csv.hpp"
#include "services/catalog/domain/product.hpp"
#include "services/platform/database/database.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace vitrine::catalog {

/// The path of names of every category, for people to read instead of ids.
class CategoryNames
{
public:
    /// Reads the whole tree.
    [[nodiscard]] static CategoryNames read(platform::Transaction& tx);

    /// Names a category that was made since.
    void add(const std::string& id, const CategoryPath& path) { m_paths.try_emplace(id, path); }
    /// Those of `ids` that are known.
    [[nodiscard]] std::vector<CategoryPath> pathsOf(const std::vector<std::string>& ids) const;

private:
    std::unordered_map<std::string, CategoryPath> m_paths;
};

/// A field that a change touches, both sides as in the column of a product table.
struct FieldChange
{
    std::string field;
    std::string before;
    std::string after;

    bool operator==(const FieldChange&) const = default;
};

/// What becomes of a product.
struct ProductState
{
    const ProductFields& fields;
    bool archived = false;
};

/// Column by column what differs, "archived" last.
[[nodiscard]] std::vector<FieldChange>
fieldChanges(const ProductState& before, const ProductState& after, const CategoryNames& names);

} // namespace vitrine::catalog
