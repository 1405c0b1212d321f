#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/domain/money.hpp"
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
    std::optional<std::int64_t> priceMin{};
    std::optional<std::int64_t> priceMax{};
    std::string sort{}; ///< name, -name, price, -price, created, -created, sku, -sku, relevance; ""
                        ///< is relevance with text, else name.
    int limit = 50;     ///< 1 to 200
    std::string after{};
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
/// {"images":[{"hash","altText"}]}: PUT /api/v1/products/{id}/images, which sets their order and
/// texts.
[[nodiscard]] std::string encodeImageOrder(const std::vector<ProductImage>& images);
/// {"ids":[...]}
[[nodiscard]] std::string encodeIds(const std::vector<std::string>& ids);
/// The query string of a list, without '?': q (the text), categoryId, brand, active, priceMin,
/// priceMax, sort, limit, after.
[[nodiscard]] std::string encodeQuery(const ProductQuery& query);

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
[[nodiscard]] Result<std::vector<std::string>> decodeIds(std::string_view json);

} // namespace vitrine::wire
