#pragma once

#include "vitrine/core/encoding.hpp"
#include "vitrine/mocks/fake_feed.hpp"
#include "vitrine/mocks/paging.hpp"
#include "vitrine/wire/catalog.hpp"
#include "vitrine/wire/change_feed.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// What a fake catalogue finds.
namespace vitrine::client::mocks {

using ProductsById = std::map<std::string, wire::Product>;
using StockById = std::map<std::string, wire::StockChange>;

[[nodiscard]] inline bool matches(const wire::Product& product, const wire::ProductQuery& query)
{
    const auto text = asciiLower(product.name + "\n" + product.brand + "\n" + product.sku);
    const auto& categories = product.categoryIds;
    const bool isIn =
        query.categoryId.empty() ||
        std::find(categories.begin(), categories.end(), query.categoryId) != categories.end();
    return text.find(asciiLower(query.text)) != std::string::npos && isIn &&
           (query.brand.empty() || asciiEqualsIgnoreCase(query.brand, product.brand)) &&
           (query.taxCategory.empty() || query.taxCategory == product.taxCategory) &&
           product.archived == query.archived.value_or(false) &&
           product.active == query.active.value_or(product.active) &&
           product.price.amount() >= query.priceMin.value_or(product.price.amount()) &&
           product.price.amount() <= query.priceMax.value_or(product.price.amount());
}

/// Sorts as the query asks; relevance is the name.
inline void sortProducts(std::vector<wire::Product>& products, std::string_view sort)
{
    const bool isDescending = sort.starts_with('-');
    const auto key = sort.substr(isDescending ? 1 : 0);
    if (key == "price")
        return sortBy(
            products, isDescending, [](const wire::Product& p) { return p.price.amount(); });
    sortBy(products, isDescending, [key](const wire::Product& p) -> const std::string& {
        return key == "created"   ? p.createdAt
               : key == "updated" ? p.updatedAt
               : key == "sku"     ? p.sku
               : key == "brand"   ? p.brand
                                  : p.name;
    });
}

/// Whether the stock that the catalogue was told of, or none, is in, low or out as `asked`.
[[nodiscard]] inline bool
matchesStock(const StockById& stock, const std::string& id, const std::string& asked)
{
    const auto told = stock.find(id);
    const bool isThere = told != stock.end() && told->second.available > 0;
    return asked.empty() || (asked == "in" && isThere) || (asked == "out" && !isThere) ||
           (asked == "low" && isThere && told->second.low);
}

/// What the query finds, in its order.
[[nodiscard]] inline std::vector<wire::Product> selectProducts(const ProductsById& products,
                                                               const StockById& stock,
                                                               const wire::ProductQuery& query)
{
    std::vector<wire::Product> chosen;
    for (const auto& [id, product] : products) {
        if (matches(product, query) && matchesStock(stock, id, query.stock))
            chosen.push_back(product);
    }
    sortProducts(chosen, query.sort);
    return chosen;
}

[[nodiscard]] inline bool
isSkuTaken(const ProductsById& products, const std::string& sku, const std::string& exceptId)
{
    return std::any_of(products.begin(), products.end(), [&](const auto& entry) {
        return entry.first != exceptId && asciiEqualsIgnoreCase(entry.second.sku, sku);
    });
}

/// What readers of the feed of changes see.
[[nodiscard]] inline FakeFeed::Things onTheShelves(const ProductsById& products)
{
    FakeFeed::Things things;
    for (const auto& [id, product] : products) {
        if (product.active && !product.archived)
            things[id] = wire::encode(product);
    }
    return things;
}

/// The values counted in `counts`, the most frequent first.
[[nodiscard]] inline std::vector<wire::FacetValue>
facetValues(const std::map<std::string, std::int64_t>& counts)
{
    std::vector<wire::FacetValue> values;
    for (const auto& [value, count] : counts)
        values.push_back({value, count});
    sortBy(values, true, [](const wire::FacetValue& facet) { return facet.count; });
    return values;
}

[[nodiscard]] inline wire::ProductFacets facetsOf(const std::vector<wire::Product>& products)
{
    std::map<std::string, std::int64_t> brands;
    std::map<std::string, std::int64_t> categories;
    std::map<std::string, std::int64_t> taxCategories;
    for (const wire::Product& product : products) {
        if (!product.brand.empty())
            ++brands[product.brand];
        ++taxCategories[product.taxCategory];
        for (const std::string& id : product.categoryIds)
            ++categories[id];
    }
    return {std::int64_t(products.size()),
            facetValues(brands),
            facetValues(categories),
            facetValues(taxCategories)};
}

} // namespace vitrine::client::mocks
