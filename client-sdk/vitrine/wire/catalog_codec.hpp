#pragma once

#include "vitrine/wire/catalog.hpp"
#include "vitrine/wire/json_reader.hpp"

/// How products and categories are written inside other documents; not installed.
namespace vitrine::wire::codec {

[[nodiscard]] nlohmann::json writeProduct(const Product& product);
[[nodiscard]] Product readProduct(ObjectReader& in);
[[nodiscard]] nlohmann::json writeCategory(const Category& category);
[[nodiscard]] Category readCategory(ObjectReader& in);

} // namespace vitrine::wire::codec
