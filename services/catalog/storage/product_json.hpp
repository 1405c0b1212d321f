#pragma once

#include "services/catalog/domain/product.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The catalogue's own JSON inside its database: jsonb columns, and sets of rows handed to one
/// statement. Never sent to anybody; its readers trust it, since only its writers write it.
namespace vitrine::catalog::storage {

/// A product about to be written.
struct ProductWrite
{
    std::string id;
    ProductContent content;
    std::int64_t version = 1;
    bool archived = false;
    bool withdrawn = false; ///< Archived by undoing the batch that made it.
    std::string
        creationKey{}; ///< Caller and Idempotency-Key, "" when there was none. New products only.
    std::string creationHash{}; ///< Fingerprint of that request.
};

[[nodiscard]] std::string rowsJson(std::span<const ProductWrite> products);
[[nodiscard]] std::vector<Specification> readSpecifications(std::string_view json);
[[nodiscard]] std::map<std::string, std::string> readMetadata(std::string_view json);
/// @param json [[hash, content type, alt text, width, height], ...]
[[nodiscard]] std::vector<ProductImage> readImages(std::string_view json);
/// A product as people know it: its fields, pictures and whether it is archived. What the audit
/// compares, and what a batch keeps of the time before it.
[[nodiscard]] std::string stateJson(const Product& product);
/// What stateJson wrote, without pictures.
[[nodiscard]] Product readState(std::string_view json);
/// [{"hash": ..., "alt": ...}, ...] in order.
[[nodiscard]] std::string imagesJson(std::span<const ProductImage> images);

} // namespace vitrine::catalog::storage
