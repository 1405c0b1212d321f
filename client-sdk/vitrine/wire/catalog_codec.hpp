#pragma once

#include "vitrine/wire/catalog.hpp"
#include "vitrine/wire/json_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

/// What several documents of the catalogue have in them; not installed.
namespace vitrine::wire::codec {

inline constexpr std::size_t kCategoriesMax = 50; ///< Of one product.
inline constexpr std::int64_t kRowsMax = 10'000'000;

[[nodiscard]] nlohmann::json writeProduct(const Product& product);
[[nodiscard]] Product readProduct(ObjectReader& in);
[[nodiscard]] nlohmann::json writeCategory(const Category& category);
[[nodiscard]] Category readCategory(ObjectReader& in);

[[nodiscard]] nlohmann::json writeFieldChange(const FieldChange& change);
/// Member `changes`.
[[nodiscard]] std::vector<FieldChange> readFieldChanges(ObjectReader& in);
/// How many rows or products; 0 when it is not there.
[[nodiscard]] int readCount(ObjectReader& in, std::string_view name);

} // namespace vitrine::wire::codec
