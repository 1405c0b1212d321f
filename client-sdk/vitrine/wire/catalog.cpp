#include "vitrine/wire/catalog.hpp"

#include "vitrine/wire/catalog_codec.hpp"
#include "vitrine/wire/codec_support.hpp"

namespace vitrine::wire {
namespace {

using codec::readProduct;
using codec::writeProduct;
using nlohmann::json;

constexpr std::size_t kGtinsMax = 20;
constexpr std::size_t kSpecificationsMax = 200;
constexpr std::size_t kMetadataMax = 100;
constexpr std::size_t kIdsMax = 500;
constexpr std::size_t kFacetsMax = 100000;
constexpr std::int64_t kPixelsMax = 100000;

json writeSpecification(const Specification& specification)
{
    return {{"name", specification.name}, {"value", specification.value}};
}

Specification readSpecification(ObjectReader& in)
{
    return {in.text("name", {.min = 1, .max = 200}), in.text("value", {.max = 2000})};
}

json writeImage(const ProductImage& image)
{
    return {{"hash", image.hash},
            {"contentType", image.contentType},
            {"altText", image.altText},
            {"width", image.width},
            {"height", image.height}};
}

ProductImage readImage(ObjectReader& in)
{
    return {in.text("hash", {.min = 1, .max = 128}),
            in.text("contentType", {.max = 100}),
            in.optionalText("altText"),
            int(in.integerOr("width", 0, 0, kPixelsMax)),
            int(in.integerOr("height", 0, 0, kPixelsMax))};
}

json writeDraft(const ProductDraft& draft)
{
    return {{"sku", draft.sku},
            {"gtins", draft.gtins},
            {"name", draft.name},
            {"brand", draft.brand},
            {"description", draft.description},
            {"price", toJson(draft.price)},
            {"taxCategory", draft.taxCategory},
            {"specifications", codec::listOf(draft.specifications, writeSpecification)},
            {"metadata", draft.metadata},
            {"categoryIds", draft.categoryIds},
            {"active", draft.active}};
}

void readMetadata(ObjectReader& in, ProductDraft& draft)
{
    draft.metadata = in.textMap("metadata", kMetadataMax);
    for (const auto& [key, value] : draft.metadata) {
        if (key.empty() || key.size() > 64)
            in.fault("metadata", "must have keys of 1 to 64 bytes");
        else if (value.size() > 4000)
            in.fault("metadata",
                     "must have values of at most 4000 bytes; that of \"" + key + "\" is longer");
    }
}

void readDraft(ObjectReader& in, ProductDraft& draft)
{
    draft.sku = in.text("sku", {.min = 1, .max = 256});
    draft.gtins = in.texts("gtins", kGtinsMax);
    draft.name = in.text("name", {.min = 1, .max = 1000});
    draft.brand = in.text("brand", {.max = 200, .required = false});
    draft.description = in.text("description", {.max = 20000, .required = false});
    draft.price = in.money("price");
    if (auto category = in.text("taxCategory", {.max = 64, .required = false}); !category.empty())
        draft.taxCategory = std::move(category);
    draft.specifications =
        codec::listFrom<Specification>(in, "specifications", kSpecificationsMax, readSpecification);
    readMetadata(in, draft);
    draft.categoryIds = in.texts("categoryIds", codec::kCategoriesMax);
    draft.active = in.flagOr("active", true);
}

json writeFacet(const FacetValue& facet)
{
    return {{"value", facet.value}, {"count", facet.count}};
}

std::vector<FacetValue> readFacets(ObjectReader& in, std::string_view name)
{
    return codec::listFrom<FacetValue>(in, name, kFacetsMax, [](ObjectReader& member) {
        return FacetValue{member.optionalText("value"),
                          member.integerOr("count", 0, 0, codec::kInt64Max)};
    });
}

} // namespace

json codec::writeProduct(const Product& product)
{
    json document = writeDraft(product);
    document["id"] = product.id;
    document["images"] = codec::listOf(product.images, writeImage);
    document["version"] = product.version;
    document["createdAt"] = product.createdAt;
    document["updatedAt"] = product.updatedAt;
    document["archived"] = product.archived;
    document["archivedAt"] = product.archivedAt.empty() ? json(nullptr) : json(product.archivedAt);
    return document;
}

Product codec::readProduct(ObjectReader& in)
{
    Product product;
    product.id = in.text("id", {.min = 1, .max = 64});
    readDraft(in, product);
    product.images = codec::listFrom<ProductImage>(in, "images", codec::kListMax, readImage);
    product.version = in.integer("version", 0, codec::kInt64Max);
    product.createdAt = in.optionalText("createdAt");
    product.updatedAt = in.optionalText("updatedAt");
    product.archived = in.flagOr("archived", false);
    product.archivedAt = in.optionalText("archivedAt");
    return product;
}

std::string encode(const ProductDraft& draft)
{
    return writeDraft(draft).dump();
}

std::string encode(const Product& product)
{
    return writeProduct(product).dump();
}

std::string encode(const ProductBatch& batch)
{
    return json{{"items", codec::listOf(batch.items, writeProduct)}, {"missing", batch.missing}}
        .dump();
}

std::string encode(const Page<Product>& page)
{
    return codec::encodePage(page, writeProduct);
}

std::string encode(const PriceHistory& history)
{
    const auto writeChange = [](const PriceChange& change) {
        return json{{"since", change.since}, {"price", toJson(change.price)}};
    };
    const auto lowest =
        history.lowestInThirtyDays ? toJson(*history.lowestInThirtyDays) : json(nullptr);
    return json{{"items", codec::listOf(history.items, writeChange)},
                {"lowestInThirtyDays", lowest}}
        .dump();
}

std::string encode(const ProductFacets& facets)
{
    return json{{"total", facets.total},
                {"brands", codec::listOf(facets.brands, writeFacet)},
                {"categories", codec::listOf(facets.categories, writeFacet)},
                {"taxCategories", codec::listOf(facets.taxCategories, writeFacet)}}
        .dump();
}

std::string encodeImageOrder(const std::vector<ProductImage>& images)
{
    const auto writeEntry = [](const ProductImage& image) {
        return json{{"hash", image.hash}, {"altText", image.altText}};
    };
    return json{{"images", codec::listOf(images, writeEntry)}}.dump();
}

std::string encodeIds(const std::vector<std::string>& ids)
{
    return json{{"ids", ids}}.dump();
}

std::string encodeQuery(const ProductQuery& query)
{
    codec::QueryWriter out;
    out.add("q", query.text).add("categoryId", query.categoryId).add("brand", query.brand);
    if (query.active)
        out.add("active", *query.active ? "true" : "false");
    if (query.archived)
        out.add("archived", *query.archived ? "true" : "false");
    out.add("taxCategory", query.taxCategory).add("stock", query.stock);
    if (query.priceMin)
        out.addNumber("priceMin", *query.priceMin);
    if (query.priceMax)
        out.addNumber("priceMax", *query.priceMax);
    return out.add("sort", query.sort).addPage(query).take();
}

Result<ProductDraft> decodeProductDraft(std::string_view text)
{
    return codec::decodeStrictly(text, [](ObjectReader& in) {
        ProductDraft draft;
        readDraft(in, draft);
        return draft;
    });
}

Result<Product> decodeProduct(std::string_view text)
{
    return codec::decode(text, readProduct);
}

Result<ProductBatch> decodeProductBatch(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        return ProductBatch{codec::listFrom<Product>(in, "items", codec::kListMax, readProduct),
                            in.texts("missing", codec::kListMax)};
    });
}

Result<Page<Product>> decodeProductPage(std::string_view text)
{
    return codec::decodePage<Product>(text, readProduct);
}

Result<PriceHistory> decodePriceHistory(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        PriceHistory history;
        history.items =
            codec::listFrom<PriceChange>(in, "items", codec::kListMax, [](ObjectReader& member) {
                return PriceChange{member.optionalText("since"), member.money("price")};
            });
        history.lowestInThirtyDays = in.optionalMoney("lowestInThirtyDays");
        return history;
    });
}

Result<ProductFacets> decodeProductFacets(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        return ProductFacets{in.integerOr("total", 0, 0, codec::kInt64Max),
                             readFacets(in, "brands"),
                             readFacets(in, "categories"),
                             readFacets(in, "taxCategories")};
    });
}

Result<std::vector<std::string>> decodeIds(std::string_view text)
{
    return codec::decodeStrictly(text, [](ObjectReader& in) { return in.texts("ids", kIdsMax); });
}

} // namespace vitrine::wire
