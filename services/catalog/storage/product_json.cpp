#include "services/catalog/storage/product_json.hpp"

#include <nlohmann/json.hpp>

namespace vitrine::catalog::storage {
namespace {

using nlohmann::json;

json specificationsJson(const std::vector<Specification>& specifications)
{
    auto list = json::array();
    for (const Specification& specification : specifications)
        list.push_back({{"name", specification.name}, {"value", specification.value}});
    return list;
}

} // namespace

std::string rowsJson(std::span<const ProductWrite> products)
{
    auto rows = json::array();
    for (const ProductWrite& product : products) {
        const ProductFields& fields = product.content.fields();
        rows.push_back({{"id", product.id},
                        {"sku", fields.sku},
                        {"sku_key", product.content.skuKey()},
                        {"gtins", fields.gtins},
                        {"name", fields.name},
                        {"brand", fields.brand},
                        {"description", fields.description},
                        {"price_amount", fields.price.amount()},
                        {"price_currency", fields.price.currency().code()},
                        {"tax_category", fields.taxCategory},
                        {"specifications", specificationsJson(fields.specifications)},
                        {"metadata", json(fields.metadata)},
                        {"category_ids", fields.categoryIds},
                        {"active", fields.active},
                        {"version", product.version},
                        {"creation_key", product.creationKey},
                        {"creation_hash", product.creationHash}});
    }
    return rows.dump();
}

std::vector<Specification> readSpecifications(std::string_view text)
{
    std::vector<Specification> specifications;
    for (const json& member : json::parse(text))
        specifications.push_back(
            {member.at("name").get<std::string>(), member.at("value").get<std::string>()});
    return specifications;
}

std::map<std::string, std::string> readMetadata(std::string_view text)
{
    return json::parse(text).get<std::map<std::string, std::string>>();
}

std::vector<ProductImage> readImages(std::string_view text)
{
    std::vector<ProductImage> images;
    for (const json& member : json::parse(text))
        images.push_back({.hash = member.at(0).get<std::string>(),
                          .contentType = member.at(1).get<std::string>(),
                          .altText = member.at(2).get<std::string>(),
                          .width = member.at(3).get<int>(),
                          .height = member.at(4).get<int>()});
    return images;
}

std::string imagesJson(std::span<const ProductImage> images)
{
    auto list = json::array();
    for (const ProductImage& image : images)
        list.push_back({{"hash", image.hash}, {"alt", image.altText}});
    return list.dump();
}

} // namespace vitrine::catalog::storage
