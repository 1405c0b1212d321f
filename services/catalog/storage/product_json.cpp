#include "services/catalog/storage/product_json.hpp"

#include "vitrine/wire/json_reader.hpp"

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

std::vector<Specification> specificationsOf(const json& list)
{
    std::vector<Specification> specifications;
    for (const json& member : list)
        specifications.push_back(
            {member.at("name").get<std::string>(), member.at("value").get<std::string>()});
    return specifications;
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
                        {"archived", product.archived},
                        {"withdrawn", product.withdrawn},
                        {"creation_key", product.creationKey},
                        {"creation_hash", product.creationHash}});
    }
    return rows.dump();
}

std::string stateJson(const Product& product)
{
    const ProductFields& fields = product.fields;
    return json{{"sku", fields.sku},
                {"gtins", fields.gtins},
                {"name", fields.name},
                {"brand", fields.brand},
                {"description", fields.description},
                {"price", wire::toJson(fields.price)},
                {"taxCategory", fields.taxCategory},
                {"specifications", specificationsJson(fields.specifications)},
                {"metadata", json(fields.metadata)},
                {"categoryIds", fields.categoryIds},
                {"active", fields.active},
                {"archived", product.isArchived()},
                {"images", json::parse(imagesJson(product.images))}}
        .dump();
}

Product readState(std::string_view text)
{
    const json state = json::parse(text);
    Product product;
    ProductFields& fields = product.fields;
    state.at("sku").get_to(fields.sku);
    state.at("gtins").get_to(fields.gtins);
    state.at("name").get_to(fields.name);
    state.at("brand").get_to(fields.brand);
    state.at("description").get_to(fields.description);
    const json& price = state.at("price");
    const auto money = domain::Money::create(price.at("amount").get<std::int64_t>(),
                                             price.at("currency").get<std::string>());
    fields.price = money.ok() ? *money : domain::Money();
    state.at("taxCategory").get_to(fields.taxCategory);
    fields.specifications = specificationsOf(state.at("specifications"));
    state.at("metadata").get_to(fields.metadata);
    state.at("categoryIds").get_to(fields.categoryIds);
    state.at("active").get_to(fields.active);
    if (state.at("archived").get<bool>())
        product.archivedAt = Timestamp();
    return product;
}

std::vector<Specification> readSpecifications(std::string_view text)
{
    return specificationsOf(json::parse(text));
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
