#include "services/catalog/http/catalog_mapping.hpp"

#include "services/platform/http/list_query.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/domain/gtin.hpp"
#include "vitrine/domain/uuid.hpp"

#include <limits>

namespace vitrine::catalog {
namespace {

using storage::ProductFilter;
using storage::ProductSort;

constexpr std::size_t kSearchCharsMax = 200;

Error wrong(const char* key, const std::string& what)
{
    return {
        .code = ErrorCode::InvalidArgument, .message = std::string(key) + " " + what, .field = key};
}

std::string textOf(const platform::QueryParams& query, const char* key)
{
    return std::string(trim(query.get(key).value_or("")));
}

Outcome readSort(const platform::QueryParams& query, ProductFilter& filter)
{
    std::string name = textOf(query, "sort");
    if (name.empty())
        name = filter.text.empty() ? "name" : "relevance";
    filter.descending = name.starts_with('-');
    const std::string_view key = std::string_view(name).substr(filter.descending ? 1 : 0);
    if (key == "name")
        filter.sort = ProductSort::Name;
    else if (key == "price")
        filter.sort = ProductSort::Price;
    else if (key == "created")
        filter.sort = ProductSort::Created;
    else if (key == "updated")
        filter.sort = ProductSort::Updated;
    else if (key == "sku")
        filter.sort = ProductSort::Sku;
    else if (key == "brand")
        filter.sort = ProductSort::Brand;
    else if (name == "relevance")
        filter.sort = ProductSort::Relevance;
    else
        return wrong(
            "sort",
            "must be name, price, created, updated, sku, brand (with '-' for descending) or "
            "relevance");
    if (filter.sort == ProductSort::Relevance && filter.text.empty())
        return wrong("sort", "by relevance needs a text in q");
    return Done{};
}

Outcome readText(const platform::QueryParams& query, ProductFilter& filter)
{
    filter.text = textOf(query, "q");
    if (filter.text.size() > kSearchCharsMax)
        return wrong("q", "has more than " + std::to_string(kSearchCharsMax) + " bytes");
    filter.textSkuKey = asciiLower(filter.text);
    if (const auto gtin = domain::Gtin::create(filter.text); gtin.ok())
        filter.textGtin = gtin->text();
    return Done{};
}

Outcome
readPrice(const platform::QueryParams& query, const char* key, std::optional<std::int64_t>& price)
{
    if (!query.get(key))
        return Done{};
    const auto value = query.integer(key, 0, 0, std::numeric_limits<std::int64_t>::max());
    if (!value.ok())
        return value.error();
    price = *value;
    return Done{};
}

Outcome readState(const platform::QueryParams& query, ProductFilter& filter)
{
    const auto active = platform::readFlag(query, "active");
    if (!active.ok())
        return active.error();
    const auto archived = platform::readFlag(query, "archived");
    if (!archived.ok())
        return archived.error();
    const std::string stock = textOf(query, "stock");
    if (stock == "in")
        filter.stock = storage::StockState::In;
    else if (stock == "low")
        filter.stock = storage::StockState::Low;
    else if (stock == "out")
        filter.stock = storage::StockState::Out;
    else if (!stock.empty())
        return wrong("stock", "must be in, low or out");
    filter.active = *active;
    filter.archived = archived->value_or(false);
    return Done{};
}

Outcome readWindow(const platform::QueryParams& query, ProductWindow& window)
{
    const auto asked = platform::readListWindow(query);
    if (!asked.ok())
        return asked.error();
    window = {.after = textOf(query, "after"),
              .skip = asked->skip,
              .limit = static_cast<std::size_t>(asked->limit),
              .count = asked->count};
    return Done{};
}

Outcome readCategory(const platform::QueryParams& query, std::string& categoryId)
{
    const std::string text = textOf(query, "categoryId");
    if (text.empty())
        return Done{};
    const auto id = domain::Uuid::parse(text);
    if (!id.ok())
        return wrong("categoryId", "must be the id of a category");
    categoryId = id->text();
    return Done{};
}

std::string nameOf(ImportRow::Outcome outcome)
{
    switch (outcome) {
    case ImportRow::Outcome::Created:
        return "CREATED";
    case ImportRow::Outcome::Updated:
        return "UPDATED";
    case ImportRow::Outcome::Unchanged:
        return "UNCHANGED";
    case ImportRow::Outcome::Faulty:
        break;
    }
    return "FAULTY";
}

std::string nameOf(BulkItem::Outcome outcome)
{
    switch (outcome) {
    case BulkItem::Outcome::Changed:
        return "CHANGED";
    case BulkItem::Outcome::Unchanged:
        return "UNCHANGED";
    case BulkItem::Outcome::Failed:
        break;
    }
    return "FAILED";
}

std::vector<wire::FieldChange> changesToWire(const std::vector<FieldChange>& changes)
{
    std::vector<wire::FieldChange> result;
    for (const FieldChange& change : changes)
        result.push_back({change.field, change.before, change.after});
    return result;
}

} // namespace

ProductFields fieldsOf(wire::ProductDraft draft)
{
    ProductFields fields{.sku = std::move(draft.sku),
                         .gtins = std::move(draft.gtins),
                         .name = std::move(draft.name),
                         .brand = std::move(draft.brand),
                         .description = std::move(draft.description),
                         .price = draft.price,
                         .taxCategory = std::move(draft.taxCategory),
                         .specifications = {},
                         .metadata = std::move(draft.metadata),
                         .categoryIds = std::move(draft.categoryIds),
                         .active = draft.active};
    for (auto& specification : draft.specifications)
        fields.specifications.push_back(
            {std::move(specification.name), std::move(specification.value)});
    return fields;
}

wire::Product toWire(const Product& product)
{
    wire::Product result;
    result.sku = product.fields.sku;
    result.gtins = product.fields.gtins;
    result.name = product.fields.name;
    result.brand = product.fields.brand;
    result.description = product.fields.description;
    result.price = product.fields.price;
    result.taxCategory = product.fields.taxCategory;
    for (const Specification& specification : product.fields.specifications)
        result.specifications.push_back({specification.name, specification.value});
    result.metadata = product.fields.metadata;
    result.categoryIds = product.fields.categoryIds;
    result.active = product.fields.active;
    result.id = product.id;
    for (const ProductImage& image : product.images)
        result.images.push_back(
            {image.hash, image.contentType, image.altText, image.width, image.height});
    result.version = product.version;
    result.createdAt = formatTimestamp(product.createdAt);
    result.updatedAt = formatTimestamp(product.updatedAt);
    result.archived = product.isArchived();
    if (product.archivedAt)
        result.archivedAt = formatTimestamp(*product.archivedAt);
    return result;
}

wire::Page<wire::Product> toWire(const ProductPage& page)
{
    wire::Page<wire::Product> result;
    for (const Product& product : page.products)
        result.items.push_back(toWire(product));
    result.nextToken = page.nextToken;
    result.total = page.total;
    return result;
}

wire::ProductBatch toWire(const ProductSelection& selection)
{
    wire::ProductBatch result;
    for (const Product& product : selection.found)
        result.items.push_back(toWire(product));
    result.missing = selection.missing;
    return result;
}

CategoryFields fieldsOf(wire::CategoryDraft draft)
{
    return {.name = std::move(draft.name),
            .parentId = std::move(draft.parentId),
            .position = draft.position};
}

wire::Category toWire(const Category& category)
{
    wire::Category result;
    result.name = category.fields.name;
    result.parentId = category.fields.parentId;
    result.position = category.fields.position;
    result.id = category.id;
    result.productCount = category.productCount;
    result.version = category.version;
    return result;
}

std::vector<wire::Category> toWire(const std::vector<Category>& categories)
{
    std::vector<wire::Category> result;
    for (const Category& category : categories)
        result.push_back(toWire(category));
    return result;
}

wire::ImportReport toWire(const ImportReport& report)
{
    wire::ImportReport result{.dryRun = report.dryRun,
                              .rows = report.rows,
                              .created = report.created,
                              .updated = report.updated,
                              .unchanged = report.unchanged,
                              .faults = {},
                              .batchId = report.batchId,
                              .details = {}};
    for (const ImportFault& fault : report.faults)
        result.faults.push_back({fault.row, fault.column, fault.message, fault.reason});
    for (const ImportRow& row : report.details)
        result.details.push_back(
            {row.row, row.sku, nameOf(row.outcome), changesToWire(row.changes)});
    return result;
}

BulkChange changeOf(wire::BulkChange change)
{
    return {.price = change.price,
            .active = change.active,
            .taxCategory = std::move(change.taxCategory),
            .brand = std::move(change.brand),
            .addCategoryIds = std::move(change.addCategoryIds),
            .removeCategoryIds = std::move(change.removeCategoryIds),
            .archived = change.archived};
}

wire::BulkReport toWire(const BulkReport& report)
{
    wire::BulkReport result{.dryRun = report.dryRun, .batchId = report.batchId};
    for (const BulkItem& item : report.items) {
        ++(item.outcome == BulkItem::Outcome::Changed  ? result.changed
           : item.outcome == BulkItem::Outcome::Failed ? result.failed
                                                       : result.unchanged);
        result.items.push_back({item.id,
                                item.sku,
                                item.name,
                                nameOf(item.outcome),
                                item.message,
                                changesToWire(item.changes),
                                item.reason});
    }
    return result;
}

wire::Page<wire::CatalogBatch> toWire(const BatchPage& page)
{
    wire::Page<wire::CatalogBatch> result;
    for (const Batch& batch : page.batches)
        result.items.push_back(
            {.id = batch.id,
             .kind = batch.kind == BatchKind::Bulk ? "BULK" : "IMPORT",
             .state = batch.undoneAt ? "UNDONE" : "DONE",
             .created = batch.created,
             .updated = batch.updated,
             .actor = batch.actor,
             .at = formatTimestamp(batch.at),
             .undoneAt = batch.undoneAt ? formatTimestamp(*batch.undoneAt) : ""});
    result.nextToken = page.nextToken;
    result.total = page.total;
    return result;
}

wire::UndoReport toWire(const UndoReport& report)
{
    wire::UndoReport result{.restored = report.restored, .removed = report.removed, .skipped = {}};
    for (const UndoSkip& skip : report.skipped)
        result.skipped.push_back({skip.sku, skip.message, skip.reason});
    return result;
}

wire::ProductFacets toWire(const storage::Facets& facets)
{
    const auto values = [](const storage::Facets::Counts& counts) {
        std::vector<wire::FacetValue> result;
        for (const auto& [value, count] : counts)
            result.push_back({value, count});
        return result;
    };
    return {facets.total,
            values(facets.brands),
            values(facets.categories),
            values(facets.taxCategories)};
}

wire::PriceHistory toWire(const PriceReport& report)
{
    wire::PriceHistory history;
    for (auto change = report.changes.rbegin(); change != report.changes.rend(); ++change)
        history.items.push_back({formatTimestamp(change->since), change->price});
    history.lowestInThirtyDays = report.lowestRecent;
    return history;
}

Result<ListRequest> listRequestOf(const platform::QueryParams& query)
{
    ListRequest request;
    request.filter.brand = textOf(query, "brand");
    request.filter.taxCategory = textOf(query, "taxCategory");
    for (const auto& outcome : {readWindow(query, request.window),
                                readText(query, request.filter),
                                readCategory(query, request.filter.categoryId),
                                readState(query, request.filter),
                                readPrice(query, "priceMin", request.filter.priceMin),
                                readPrice(query, "priceMax", request.filter.priceMax),
                                readSort(query, request.filter)}) {
        if (!outcome.ok())
            return outcome.error();
    }
    return request;
}

} // namespace vitrine::catalog
