#pragma once

#include "vitrine/domain/price_rule.hpp"
#include "vitrine/wire/catalog.hpp"

#include <algorithm>
#include <string>
#include <vector>

/// What a bulk edit does in a fake catalogue.
namespace vitrine::client::mocks {

/// `product` after `change`.
[[nodiscard]] inline Result<wire::Product> changedBy(const wire::BulkChange& change,
                                                     wire::Product product)
{
    if (change.price) {
        const auto price = domain::changedPrice(product.price, *change.price);
        if (!price.ok())
            return price.error();
        product.price = *price;
    }
    product.active = change.active.value_or(product.active);
    product.taxCategory = change.taxCategory.value_or(product.taxCategory);
    product.brand = change.brand.value_or(product.brand);
    product.archived = change.archived.value_or(product.archived);
    auto& ids = product.categoryIds;
    for (const std::string& id : change.removeCategoryIds)
        std::erase(ids, id);
    for (const std::string& id : change.addCategoryIds) {
        if (std::find(ids.begin(), ids.end(), id) == ids.end())
            ids.push_back(id);
    }
    return product;
}

/// What differs, as a report tells it; categories by their ids.
[[nodiscard]] inline std::vector<wire::FieldChange> fieldChanges(const wire::Product& before,
                                                                 const wire::Product& after)
{
    std::vector<wire::FieldChange> changes;
    const auto compare = [&](const char* field, const std::string& old, const std::string& now) {
        if (old != now)
            changes.push_back({field, old, now});
    };
    const auto flag = [](bool value) { return std::string(value ? "true" : "false"); };
    const auto joined = [](const std::vector<std::string>& ids) {
        std::string text;
        for (const std::string& id : ids)
            text += (text.empty() ? "" : "|") + id;
        return text;
    };
    const auto decimal = [](const domain::Money& price) {
        const std::string text = price.text(); // "19.99 EUR"
        return text.substr(0, text.find(' '));
    };
    compare("brand", before.brand, after.brand);
    compare("price", decimal(before.price), decimal(after.price));
    compare("taxCategory", before.taxCategory, after.taxCategory);
    compare("categories", joined(before.categoryIds), joined(after.categoryIds));
    compare("active", flag(before.active), flag(after.active));
    compare("archived", flag(before.archived), flag(after.archived));
    return changes;
}

} // namespace vitrine::client::mocks
