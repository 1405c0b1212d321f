#include "services/catalog/application/product_checks.hpp"

#include "services/catalog/storage/category_store.hpp"
#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <map>

namespace vitrine::catalog {
namespace {

/// @param kind "SKU" or "GTIN"
Error taken(const char* kind, std::string field, const std::string& value, const std::string& owner)
{
    return {.code = ErrorCode::Conflict,
            .message = std::string(kind) + " " + value + " belongs to product " + owner,
            .field = std::move(field),
            .reason = {asciiLower(kind) + "_taken", {value, owner}}};
}

} // namespace

std::vector<Obstacle> findTaken(platform::Transaction& tx,
                                std::span<const storage::ProductWrite> products)
{
    std::vector<std::string> skuKeys;
    std::vector<std::string> gtins;
    for (const auto& product : products) {
        skuKeys.push_back(product.content.skuKey());
        if (product.archived) // its barcodes are free
            continue;
        const auto& own = product.content.fields().gtins;
        gtins.insert(gtins.end(), own.begin(), own.end());
    }
    storage::ProductStore store(tx);
    auto skuOwners = store.skuOwners(skuKeys);
    auto gtinOwners =
        gtins.empty() ? std::map<std::string, std::string>() : store.gtinOwners(gtins);

    std::vector<Obstacle> obstacles;
    for (std::size_t i = 0; i < products.size(); ++i) {
        const auto& product = products[i];
        const ProductFields& fields = product.content.fields();
        // A free SKU or barcode goes to the first product that asks for it.
        const auto& skuOwner =
            skuOwners.try_emplace(product.content.skuKey(), product.id).first->second;
        if (skuOwner != product.id) {
            obstacles.push_back({i, taken("SKU", "/sku", fields.sku, skuOwner)});
            continue;
        }
        for (std::size_t g = 0; !product.archived && g < fields.gtins.size(); ++g) {
            const auto& owner = gtinOwners.try_emplace(fields.gtins[g], product.id).first->second;
            if (owner != product.id) {
                obstacles.push_back(
                    {i, taken("GTIN", "/gtins/" + std::to_string(g), fields.gtins[g], owner)});
                break;
            }
        }
    }
    return obstacles;
}

Outcome checkCategories(platform::Transaction& tx, const std::vector<std::string>& categoryIds)
{
    if (categoryIds.empty())
        return Done{};
    const auto existing = storage::CategoryStore(tx).existing(categoryIds);
    for (std::size_t i = 0; i < categoryIds.size(); ++i) {
        if (std::find(existing.begin(), existing.end(), categoryIds[i]) == existing.end())
            return Error{.code = ErrorCode::InvalidArgument,
                         .message = "there is no category " + categoryIds[i],
                         .field = "/categoryIds/" + std::to_string(i),
                         .reason = {"no_category"}};
    }
    return Done{};
}

} // namespace vitrine::catalog
