#pragma once

#include "services/catalog/domain/category.hpp"
#include "services/catalog/domain/product.hpp"
#include "vitrine/core/clock.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::catalog {

/// How far a reader has got with the changes of the catalogue.
struct FeedPlace
{
    std::string epoch{};      ///< Of the database that the numbers are from; "" at the beginning.
    std::int64_t change = -1; ///< Number of the last change that was read.
    std::string productId{};  ///< And of which product; "" when every one of that number was.
    std::int64_t snapshotTo = INT64_MAX; ///< The last change when the reader's snapshot began; -1
                                         ///< after it.
    std::int64_t tree = -1;              ///< Number of the categories that the reader was told.

    [[nodiscard]] bool isInSnapshot() const { return snapshotTo >= 0; }
};

/// A product that was written since.
struct FeedItem
{
    std::string productId;
    std::optional<Product> product{}; ///< Nothing: it is off the shelves.
};

struct FeedPage
{
    std::vector<FeedItem> items{};
    std::optional<std::vector<Category>> categories{}; ///< When they are not what the reader knows.
    FeedPlace next{};
    bool isSnapshot = false;
    bool hasMore = false;
    Timestamp asOf{};
};

} // namespace vitrine::catalog
