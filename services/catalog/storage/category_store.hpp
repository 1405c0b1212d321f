#pragma once

#include "services/catalog/domain/category.hpp"
#include "services/platform/database/database.hpp"
#include "vitrine/core/clock.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vitrine::catalog::storage {

/// The category tree within one transaction. Archived categories do not exist here. Everything that
/// writes needs ProductStore::lockWrites first.
class CategoryStore
{
public:
    explicit CategoryStore(platform::Transaction& tx)
        : m_tx(tx)
    {
    }

    /// How often the catalogue was written.
    [[nodiscard]] std::int64_t change();
    /// The whole tree with counts, parents before children, siblings in their order; one round
    /// trip.
    [[nodiscard]] std::vector<Category> all();
    /// @param id a UUID
    [[nodiscard]] std::optional<Category> find(const std::string& id);
    /// The child of `parentId` ("" = root) with this name, case ignored.
    [[nodiscard]] std::optional<Category> findChild(const std::string& parentId,
                                                    const std::string& name);
    /// Those of `ids` that name a category.
    [[nodiscard]] std::vector<std::string> existing(std::span<const std::string> ids);
    /// Levels of the category with all below it; 1 for a leaf.
    [[nodiscard]] std::size_t height(const Category& category);

    void insert(const Category& category);
    /// Writes name, position and place; all below it move along.
    /// @param before the category as it is stored
    void update(const Category& before, const Category& after);
    /// @return The products that lose the category; their versions have been counted up.
    std::vector<std::string> archive(const std::string& id, Timestamp now);

    /// Derives category_member anew for these products.
    void rebuildMembers(std::span<const std::string> productIds);
    /// Takes products out of the counts of their categories: before they, or their categories, are
    /// changed in whatever way. `countIn` puts them back afterwards.
    void countOut(std::span<const std::string> productIds);
    void countIn(std::span<const std::string> productIds);

private:
    platform::Transaction& m_tx;
};

} // namespace vitrine::catalog::storage
