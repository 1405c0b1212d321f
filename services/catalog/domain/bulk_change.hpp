#pragma once

#include "services/catalog/domain/product.hpp"
#include "vitrine/domain/price_rule.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vitrine::catalog {

/// What is done to many products alike; what is unset stays as it is.
struct BulkChange
{
    std::optional<domain::PriceRule> price{};
    std::optional<bool> active{};
    std::optional<std::string> taxCategory{};
    std::optional<std::string> brand{};
    std::vector<std::string> addCategoryIds{};
    std::vector<std::string> removeCategoryIds{};
    std::optional<bool> archived{};

    bool operator==(const BulkChange&) const = default;
};

/// The fields of a product after `change`.
/// @return InvalidArgument when its price cannot follow the rule.
[[nodiscard]] Result<ProductFields> changedFields(ProductFields fields, const BulkChange& change);

} // namespace vitrine::catalog
