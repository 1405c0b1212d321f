#include "vitrine/wire/catalog.hpp"

#include "vitrine/wire/catalog_codec.hpp"
#include "vitrine/wire/codec_support.hpp"

namespace vitrine::wire {
namespace {

using codec::readCategory;
using codec::readProduct;
using codec::writeCategory;
using codec::writeProduct;
using nlohmann::json;

constexpr std::size_t kGtinsMax = 20;
constexpr std::size_t kSpecificationsMax = 200;
constexpr std::size_t kMetadataMax = 100;
constexpr std::size_t kCategoriesMax = 50;
constexpr std::size_t kIdsMax = 500;
constexpr std::size_t kBulkIdsMax = 1000;
constexpr std::size_t kImportFaultsMax = 100000;
constexpr std::size_t kFacetsMax = 100000;
constexpr std::int64_t kPixelsMax = 100000;
constexpr std::int64_t kRowsMax = 10'000'000;

// --- products -----------------------------------------------------------------------------------

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
    draft.categoryIds = in.texts("categoryIds", kCategoriesMax);
    draft.active = in.flagOr("active", true);
}

// --- categories ---------------------------------------------------------------------------------

json writeCategoryDraft(const CategoryDraft& draft)
{
    const auto parent = draft.parentId.empty() ? json(nullptr) : json(draft.parentId);
    return {{"name", draft.name}, {"parentId", parent}, {"position", draft.position}};
}

void readCategoryDraft(ObjectReader& in, CategoryDraft& draft)
{
    draft.name = in.text("name", {.min = 1, .max = 200});
    draft.parentId = in.text("parentId", {.max = 64, .required = false});
    draft.position = int(in.integerOr("position", 0, 0, 1'000'000));
}

// --- import -------------------------------------------------------------------------------------

json writeImportFault(const ImportFault& fault)
{
    json document = {{"row", fault.row}, {"column", fault.column}, {"message", fault.message}};
    codec::putReason(document, fault.reason);
    return document;
}

ImportFault readImportFault(ObjectReader& in)
{
    return {int(in.integer("row", 0, kRowsMax)),
            in.optionalText("column"),
            in.optionalText("message"),
            codec::readReason(in)};
}

int readCount(ObjectReader& in, std::string_view name)
{
    return int(in.integerOr(name, 0, 0, kRowsMax));
}

json writeFieldChange(const FieldChange& change)
{
    return {{"field", change.field}, {"before", change.before}, {"after", change.after}};
}

FieldChange readFieldChange(ObjectReader& in)
{
    constexpr std::size_t kCellBytesMax = 1'000'000;
    return {in.text("field", {.min = 1, .max = 100}),
            in.text("before", {.max = kCellBytesMax, .required = false}),
            in.text("after", {.max = kCellBytesMax, .required = false})};
}

std::vector<FieldChange> readFieldChanges(ObjectReader& in)
{
    return codec::listFrom<FieldChange>(in, "changes", 100, readFieldChange);
}

json writeImportRow(const ImportRow& row)
{
    return {{"row", row.row},
            {"sku", row.sku},
            {"outcome", row.outcome},
            {"changes", codec::listOf(row.changes, writeFieldChange)}};
}

ImportRow readImportRow(ObjectReader& in)
{
    return {int(in.integer("row", 0, kRowsMax)),
            in.optionalText("sku"),
            in.text("outcome", {.min = 1, .max = 20}),
            readFieldChanges(in)};
}

// --- bulk edits ---------------------------------------------------------------------------------

json writeBulkChange(const BulkChange& change)
{
    json document = json::object();
    if (change.price)
        document["price"] = {{"kind", std::string(domain::toString(change.price->kind))},
                             {"value", change.price->value}};
    if (change.active)
        document["active"] = *change.active;
    if (change.taxCategory)
        document["taxCategory"] = *change.taxCategory;
    if (change.brand)
        document["brand"] = *change.brand;
    document["addCategoryIds"] = change.addCategoryIds;
    document["removeCategoryIds"] = change.removeCategoryIds;
    if (change.archived)
        document["archived"] = *change.archived;
    return document;
}

domain::PriceRule readPriceRule(ObjectReader& in)
{
    domain::PriceRule rule;
    if (const auto kind = domain::parsePriceRuleKind(in.text("kind", {.max = 20})))
        rule.kind = *kind;
    else
        in.fault("kind", "must be amount, percent or set");
    rule.value = in.integer("value", -codec::kInt64Max, codec::kInt64Max);
    in.refuseUnknown();
    return rule;
}

std::optional<std::string> readTextIfThere(ObjectReader& in, std::string_view name, std::size_t max)
{
    if (!in.has(name))
        return std::nullopt;
    return in.text(name, {.max = max, .required = false});
}

BulkChange readBulkChange(ObjectReader& in)
{
    BulkChange change;
    in.object("price", [&](ObjectReader& member) { change.price = readPriceRule(member); });
    change.active = in.optionalFlag("active");
    change.taxCategory = readTextIfThere(in, "taxCategory", 64);
    change.brand = readTextIfThere(in, "brand", 200);
    change.addCategoryIds = in.texts("addCategoryIds", kCategoriesMax);
    change.removeCategoryIds = in.texts("removeCategoryIds", kCategoriesMax);
    change.archived = in.optionalFlag("archived");
    in.refuseUnknown();
    return change;
}

json writeBulkItem(const BulkItem& item)
{
    json document = {{"id", item.id},
                     {"sku", item.sku},
                     {"name", item.name},
                     {"outcome", item.outcome},
                     {"message", item.message},
                     {"changes", codec::listOf(item.changes, writeFieldChange)}};
    codec::putReason(document, item.reason);
    return document;
}

BulkItem readBulkItem(ObjectReader& in)
{
    return {in.text("id", {.min = 1, .max = 64}),
            in.optionalText("sku"),
            in.optionalText("name"),
            in.text("outcome", {.min = 1, .max = 20}),
            in.optionalText("message"),
            readFieldChanges(in),
            codec::readReason(in)};
}

json writeBatch(const CatalogBatch& batch)
{
    return {{"id", batch.id},
            {"kind", batch.kind},
            {"state", batch.state},
            {"created", batch.created},
            {"updated", batch.updated},
            {"actor", batch.actor},
            {"at", batch.at},
            {"undoneAt", batch.undoneAt.empty() ? json(nullptr) : json(batch.undoneAt)}};
}

CatalogBatch readBatch(ObjectReader& in)
{
    CatalogBatch batch;
    batch.id = in.text("id", {.min = 1, .max = 64});
    batch.kind = in.text("kind", {.min = 1, .max = 20});
    batch.state = in.text("state", {.min = 1, .max = 20});
    batch.created = readCount(in, "created");
    batch.updated = readCount(in, "updated");
    batch.actor = in.optionalText("actor");
    batch.at = in.optionalText("at");
    batch.undoneAt = in.optionalText("undoneAt");
    return batch;
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

json codec::writeCategory(const Category& category)
{
    json document = writeCategoryDraft(category);
    document["id"] = category.id;
    document["productCount"] = category.productCount;
    document["version"] = category.version;
    return document;
}

Category codec::readCategory(ObjectReader& in)
{
    Category category;
    category.id = in.text("id", {.min = 1, .max = 64});
    readCategoryDraft(in, category);
    category.productCount = in.integerOr("productCount", 0, 0, codec::kInt64Max);
    category.version = in.integer("version", 0, codec::kInt64Max);
    return category;
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

std::string encode(const CategoryDraft& draft)
{
    return writeCategoryDraft(draft).dump();
}

std::string encode(const Category& category)
{
    return writeCategory(category).dump();
}

std::string encode(const std::vector<Category>& categories)
{
    return json{{"items", codec::listOf(categories, writeCategory)}}.dump();
}

std::string encode(const ImportReport& report)
{
    return json{{"dryRun", report.dryRun},
                {"rows", report.rows},
                {"created", report.created},
                {"updated", report.updated},
                {"unchanged", report.unchanged},
                {"faults", codec::listOf(report.faults, writeImportFault)},
                {"batchId", report.batchId},
                {"details", codec::listOf(report.details, writeImportRow)}}
        .dump();
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

std::string encode(const BulkEdit& edit)
{
    return json{{"ids", edit.ids}, {"change", writeBulkChange(edit.change)}}.dump();
}

std::string encode(const BulkReport& report)
{
    return json{{"dryRun", report.dryRun},
                {"batchId", report.batchId},
                {"changed", report.changed},
                {"unchanged", report.unchanged},
                {"failed", report.failed},
                {"items", codec::listOf(report.items, writeBulkItem)}}
        .dump();
}

std::string encode(const Page<CatalogBatch>& page)
{
    return codec::encodePage(page, writeBatch);
}

std::string encode(const UndoReport& report)
{
    const auto writeSkip = [](const UndoSkip& skip) {
        json document{{"sku", skip.sku}, {"message", skip.message}};
        codec::putReason(document, skip.reason);
        return document;
    };
    return json{{"restored", report.restored},
                {"removed", report.removed},
                {"skipped", codec::listOf(report.skipped, writeSkip)}}
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

std::string encodeQuery(const BatchQuery& query)
{
    return codec::QueryWriter().addPage(query).take();
}

std::string encodeQuery(const ImportOptions& options)
{
    return codec::QueryWriter()
        .add("dryRun", options.dryRun ? "true" : "")
        .add("details", options.details ? "true" : "")
        .add("batchId", options.batchId)
        .take();
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

Result<CategoryDraft> decodeCategoryDraft(std::string_view text)
{
    return codec::decodeStrictly(text, [](ObjectReader& in) {
        CategoryDraft draft;
        readCategoryDraft(in, draft);
        return draft;
    });
}

Result<Category> decodeCategory(std::string_view text)
{
    return codec::decode(text, readCategory);
}

Result<std::vector<Category>> decodeCategories(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        return codec::listFrom<Category>(in, "items", codec::kListMax, readCategory);
    });
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

Result<ImportReport> decodeImportReport(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        ImportReport report;
        report.dryRun = in.flagOr("dryRun", false);
        report.rows = readCount(in, "rows");
        report.created = readCount(in, "created");
        report.updated = readCount(in, "updated");
        report.unchanged = readCount(in, "unchanged");
        report.faults =
            codec::listFrom<ImportFault>(in, "faults", kImportFaultsMax, readImportFault);
        report.batchId = in.optionalText("batchId");
        report.details = codec::listFrom<ImportRow>(in, "details", kImportFaultsMax, readImportRow);
        return report;
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

Result<BulkEdit> decodeBulkEdit(std::string_view text)
{
    return codec::decodeStrictly(text, [](ObjectReader& in) {
        BulkEdit edit;
        edit.ids = in.texts("ids", kBulkIdsMax);
        if (!in.has("change"))
            in.fault("change", "is missing");
        in.object("change", [&](ObjectReader& member) { edit.change = readBulkChange(member); });
        return edit;
    });
}

Result<BulkReport> decodeBulkReport(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        BulkReport report;
        report.dryRun = in.flagOr("dryRun", false);
        report.batchId = in.optionalText("batchId");
        report.changed = readCount(in, "changed");
        report.unchanged = readCount(in, "unchanged");
        report.failed = readCount(in, "failed");
        report.items = codec::listFrom<BulkItem>(in, "items", codec::kListMax, readBulkItem);
        return report;
    });
}

Result<Page<CatalogBatch>> decodeBatchPage(std::string_view text)
{
    return codec::decodePage<CatalogBatch>(text, readBatch);
}

Result<UndoReport> decodeUndoReport(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        UndoReport report;
        report.restored = readCount(in, "restored");
        report.removed = readCount(in, "removed");
        report.skipped =
            codec::listFrom<UndoSkip>(in, "skipped", kImportFaultsMax, [](ObjectReader& member) {
                return UndoSkip{member.optionalText("sku"),
                                member.optionalText("message"),
                                codec::readReason(member)};
            });
        return report;
    });
}

Result<std::vector<std::string>> decodeIds(std::string_view text)
{
    return codec::decodeStrictly(text, [](ObjectReader& in) { return in.texts("ids", kIdsMax); });
}

} // namespace vitrine::wire
