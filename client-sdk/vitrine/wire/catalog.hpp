#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/domain/money.hpp"
#include "vitrine/domain/price_rule.hpp"
#include "vitrine/wire/page.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::wire {

/// A picture of a product.
struct ProductImage
{
    std::string hash; ///< SHA-256 of its bytes in hex: /api/v1/images/{hash},
                      ///< /api/v1/images/{hash}?size=thumb
    std::string contentType;
    std::string altText;
    int width = 0;
    int height = 0;
};

struct Specification
{
    std::string name;
    std::string value;
};

/// The fields of a product that an administrator writes.
struct ProductDraft
{
    std::string sku;
    std::vector<std::string> gtins; ///< Any of GTIN-8, 12, 13, 14 or UPC-E; stored as 14 digits.
    std::string name;
    std::string brand;
    std::string description;
    domain::Money price;                  ///< With tax or without, as the shop has declared.
    std::string taxCategory = "standard"; ///< standard, reduced, zero, or one of the shop's own.
    std::vector<Specification> specifications;
    std::map<std::string, std::string> metadata; ///< Free; keys of 1 to 64 characters.
    std::vector<std::string> categoryIds;
    bool active = true;
};

struct Product : ProductDraft
{
    std::string id; ///< UUIDv7
    std::vector<ProductImage> images;
    std::int64_t version = 0; ///< Also its ETag: "\"<version>\"".
    std::string createdAt;
    std::string updatedAt;
    bool archived = false;  ///< Off the shelves; restoreProduct brings it back.
    std::string archivedAt; ///< "" unless archived.
};

/// The answer of POST /api/v1/products/batch.
struct ProductBatch
{
    std::vector<Product> items;
    std::vector<std::string> missing; ///< Ids that name no product.
};

struct CategoryDraft
{
    std::string name{};
    std::string parentId{}; ///< "" at the root.
    int position = 0;       ///< Among its siblings.
};

struct Category : CategoryDraft
{
    std::string id;
    std::int64_t productCount = 0; ///< Active products in it and below it.
    std::int64_t version = 0;
};

/// Which products, in which order.
struct ProductQuery
{
    std::string text{}; ///< Words with typo tolerance over name, brand, SKU and description; a GTIN
                        ///< or SKU matches exactly.
    std::string categoryId{}; ///< It and all below it.
    std::string brand{};
    std::optional<bool> active{};
    std::optional<bool> archived{}; ///< Unset is false: what is archived is not in the list.
    std::string taxCategory{};
    std::string stock{}; ///< in (some can be bought), low (few of them) or out, by what the
                         ///< catalogue was last told of the stock: a second or two ago. "": any.
    std::optional<std::int64_t> priceMin{};
    std::optional<std::int64_t> priceMax{};
    std::string sort{}; ///< name, price, created, updated, sku, brand, each with '-' for
                        ///< descending; relevance; "" is relevance with text, else name.
    int limit = 50;     ///< 1 to 200
    std::string after{};
    std::int64_t skip = 0; ///< Rows to leave out, instead of `after`.
    bool count = false;    ///< Whether the page tells its `total`.
};

/// How many products have a value.
struct FacetValue
{
    std::string value; ///< A brand, the id of a category, a tax category.
    std::int64_t count = 0;
};

/// What the products of a query have in common. Each list is counted within the whole query, the
/// most frequent value first.
struct ProductFacets
{
    std::int64_t total = 0;
    std::vector<FacetValue> brands;        ///< At most 200; products without a brand are in none.
    std::vector<FacetValue> categories;    ///< Every category with a product in it or below it.
    std::vector<FacetValue> taxCategories; ///< At most 200.
};

/// One field of a product, before and after a change: both written as in the column `field` of the
/// CSV that importProducts reads ("price" is a decimal number, "categories" are paths of names);
/// "archived" is true or false.
struct FieldChange
{
    std::string field;
    std::string before;
    std::string after;
};

/// What a bulk edit does to each of its products; what is unset stays as it is.
struct BulkChange
{
    std::optional<domain::PriceRule> price{};
    std::optional<bool> active{};
    std::optional<std::string> taxCategory{};
    std::optional<std::string> brand{};
    std::vector<std::string> addCategoryIds{};
    std::vector<std::string> removeCategoryIds{};
    std::optional<bool> archived{};
};

/// POST /api/v1/products/bulk
struct BulkEdit
{
    std::vector<std::string> ids; ///< 1 to 1000 products
    BulkChange change;
};

struct BulkItem
{
    std::string id;
    std::string sku;
    std::string name;
    std::string outcome; ///< CHANGED, UNCHANGED, FAILED
    std::string message; ///< Why it failed, else "".
    std::vector<FieldChange> changes;
    Reason reason{}; ///< The same for programs.
};

/// The answer to a bulk edit, its items in the order in which it named them. A product that fails
/// stays as it is; the others are changed, all at once.
struct BulkReport
{
    bool dryRun = false;
    std::string batchId; ///< For undoBatch; "" for a dry run, and when nothing was changed.
    int changed = 0;
    int unchanged = 0;
    int failed = 0;
    std::vector<BulkItem> items;
};

/// An import or a bulk edit that can be undone.
struct CatalogBatch
{
    std::string id;
    std::string kind;  ///< IMPORT, BULK
    std::string state; ///< DONE, UNDONE
    int created = 0;
    int updated = 0;
    std::string actor; ///< Who did it, as the audit names them.
    std::string at;
    std::string undoneAt; ///< "" until it is.
};

/// Newest first.
struct BatchQuery
{
    int limit = 50;
    std::string after{};
    std::int64_t skip = 0;
    bool count = false;
};

/// A product that an undo left as it is.
struct UndoSkip
{
    std::string sku;
    std::string message;
    Reason reason{}; ///< The same for programs.
};

/// The answer of POST /api/v1/products/batches/{id}/undo.
struct UndoReport
{
    int restored = 0; ///< Products that are again what they were.
    int removed = 0;  ///< Products that the batch had made, archived now.
    std::vector<UndoSkip> skipped;
};

/// A price that was asked from a time on.
struct PriceChange
{
    std::string since;
    domain::Money price;
};

/// The answer of GET /api/v1/products/{id}/prices, newest first.
struct PriceHistory
{
    std::vector<PriceChange> items;
    std::optional<domain::Money>
        lowestInThirtyDays; ///< What a reduced price must be compared with by EU law.
};

struct ImportFault
{
    int row = 0; ///< 1 is the header line.
    std::string column;
    std::string message;
    Reason reason{}; ///< The same for programs.
};

/// How a table is imported.
struct ImportOptions
{
    bool dryRun = false;   ///< Checks only.
    bool details = false;  ///< Whether the report tells of each row; a dry run's always does.
    std::string batchId{}; ///< A UUID of the caller's: several imports with the same id are one
                           ///< batch, undone together. "" lets the shop make one.
};

/// What a row of the table does, or did.
struct ImportRow
{
    int row = 0; ///< 1 is the header line.
    std::string sku;
    std::string outcome;              ///< CREATED, UPDATED, UNCHANGED, FAULTY
    std::vector<FieldChange> changes; ///< Of UPDATED rows.
};

/// The answer of POST /api/v1/products/import.
struct ImportReport
{
    bool dryRun = false;
    int rows = 0;
    int created = 0;
    int updated = 0;
    int unchanged = 0;
    std::vector<ImportFault> faults; ///< A faulty row changes nothing; the others are applied.
    std::string batchId;             ///< For undoBatch; "" for a dry run.
    std::vector<ImportRow> details;  ///< Only when asked for, in order of rows.
};

[[nodiscard]] std::string encode(const ProductDraft& draft);
[[nodiscard]] std::string encode(const Product& product);
[[nodiscard]] std::string encode(const ProductBatch& batch);
[[nodiscard]] std::string encode(const Page<Product>& page);
[[nodiscard]] std::string encode(const CategoryDraft& draft);
[[nodiscard]] std::string encode(const Category& category);
[[nodiscard]] std::string encode(const std::vector<Category>& categories); ///< {"items":[...]}
[[nodiscard]] std::string encode(const ImportReport& report);
[[nodiscard]] std::string encode(const PriceHistory& history);
[[nodiscard]] std::string encode(const ProductFacets& facets);
[[nodiscard]] std::string encode(const BulkEdit& edit);
[[nodiscard]] std::string encode(const BulkReport& report);
[[nodiscard]] std::string encode(const Page<CatalogBatch>& page);
[[nodiscard]] std::string encode(const UndoReport& report);
/// {"images":[{"hash","altText"}]}: PUT /api/v1/products/{id}/images, which sets their order and
/// texts.
[[nodiscard]] std::string encodeImageOrder(const std::vector<ProductImage>& images);
/// {"ids":[...]}
[[nodiscard]] std::string encodeIds(const std::vector<std::string>& ids);
/// The query string of a list, without '?': q (the text), categoryId, brand, active, archived,
/// taxCategory, priceMin, priceMax, sort, limit, after, skip, count.
[[nodiscard]] std::string encodeQuery(const ProductQuery& query);
[[nodiscard]] std::string encodeQuery(const BatchQuery& query);
[[nodiscard]] std::string encodeQuery(const ImportOptions& options);

// Each decoder answers InvalidArgument with `field` the JSON pointer of the first fault. Unknown
// members are skipped by clients' types and refused in drafts.
[[nodiscard]] Result<ProductDraft> decodeProductDraft(std::string_view json);
[[nodiscard]] Result<Product> decodeProduct(std::string_view json);
[[nodiscard]] Result<ProductBatch> decodeProductBatch(std::string_view json);
[[nodiscard]] Result<Page<Product>> decodeProductPage(std::string_view json);
[[nodiscard]] Result<CategoryDraft> decodeCategoryDraft(std::string_view json);
[[nodiscard]] Result<Category> decodeCategory(std::string_view json);
[[nodiscard]] Result<std::vector<Category>> decodeCategories(std::string_view json);
[[nodiscard]] Result<PriceHistory> decodePriceHistory(std::string_view json);
[[nodiscard]] Result<ImportReport> decodeImportReport(std::string_view json);
[[nodiscard]] Result<ProductFacets> decodeProductFacets(std::string_view json);
[[nodiscard]] Result<BulkEdit> decodeBulkEdit(std::string_view json);
[[nodiscard]] Result<BulkReport> decodeBulkReport(std::string_view json);
[[nodiscard]] Result<Page<CatalogBatch>> decodeBatchPage(std::string_view json);
[[nodiscard]] Result<UndoReport> decodeUndoReport(std::string_view json);
[[nodiscard]] Result<std::vector<std::string>> decodeIds(std::string_view json);

} // namespace vitrine::wire
