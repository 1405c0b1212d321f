#include "services/catalog/domain/bulk_change.hpp"

#include <algorithm>

namespace vitrine::catalog {

Result<ProductFields> changedFields(ProductFields fields, const BulkChange& change)
{
    if (change.price) {
        const auto price = domain::changedPrice(fields.price, *change.price);
        if (!price.ok())
            return price.error();
        fields.price = *price;
    }
    fields.active = change.active.value_or(fields.active);
    fields.taxCategory = change.taxCategory.value_or(fields.taxCategory);
    fields.brand = change.brand.value_or(fields.brand);
    auto& ids = fields.categoryIds;
    for (const std::string& id : change.removeCategoryIds)
        std::erase(ids, id);
    for (const std::string& id : change.addCategoryIds) {
        if (std::find(ids.begin(), ids.end(), id) == ids.end())
            ids.push_back(id);
    }
    return fields;
}

} // namespace vitrine::catalog
