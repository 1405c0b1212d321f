#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"
#include "vitrine/domain/money.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::catalog {

struct Specification
{
    std::string name;
    std::string value;

    bool operator==(const Specification&) const = default;
};

/// What an administrator says about a product.
struct ProductFields
{
    std::string sku;
    std::vector<std::string> gtins;
    std::string name;
    std::string brand;
    std::string description;
    domain::Money price;
    std::string taxCategory = "standard";
    std::vector<Specification> specifications;
    std::map<std::string, std::string> metadata;
    std::vector<std::string> categoryIds;
    bool active = true;

    bool operator==(const ProductFields&) const = default;
};

/// Fields that keep the catalogue's rules, in their canonical form: trimmed, GTINs as 14 digits, no
/// repetitions.
class ProductContent
{
public:
    /// @return InvalidArgument with the JSON pointer of the field that breaks a rule.
    [[nodiscard]] static Result<ProductContent> create(ProductFields fields);

    [[nodiscard]] const ProductFields& fields() const { return m_fields; }
    /// What the SKU is compared by.
    [[nodiscard]] const std::string& skuKey() const { return m_skuKey; }

private:
    ProductContent(ProductFields fields, std::string skuKey)
        : m_fields(std::move(fields))
        , m_skuKey(std::move(skuKey))
    {
    }

    ProductFields m_fields;
    std::string m_skuKey;
};

/// Which picture a product shows, and how.
struct ProductImage
{
    std::string hash; ///< SHA-256 of the picture's bytes, lower-case hexadecimal.
    std::string contentType;
    std::string altText;
    int width = 0;
    int height = 0;
};

/// A product as it is stored.
struct Product
{
    std::string id; ///< UUIDv7
    ProductFields fields;
    std::vector<ProductImage> images;
    std::int64_t version = 0;
    Timestamp createdAt;
    Timestamp updatedAt;
    std::optional<Timestamp> archivedAt{};
    bool withdrawn = false; ///< Archived by undoing the batch that made it.

    [[nodiscard]] bool isArchived() const { return archivedAt.has_value(); }
};

/// The price of a product from an instant on.
struct PriceChange
{
    Timestamp since;
    domain::Money price;
};

/// The lowest price that held at any time in the 30 days before `now`, as a shop must name it
/// beside a discount.
/// @param history every change, oldest first.
/// @return Nothing when the product had no price then, or prices of several currencies.
[[nodiscard]] std::optional<domain::Money>
lowestRecentPrice(const std::vector<PriceChange>& history, Timestamp now);

} // namespace vitrine::catalog
