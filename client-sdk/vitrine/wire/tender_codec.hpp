#pragma once

#include "vitrine/wire/json_reader.hpp"
#include "vitrine/wire/tender.hpp"

#include <optional>
#include <string_view>

/// Private to the codecs in this folder; not installed.
namespace vitrine::wire::codec {

[[nodiscard]] nlohmann::json writeTender(const Tender& tender);
/// Nothing when the member is absent or null.
[[nodiscard]] std::optional<Tender> readTender(ObjectReader& in, std::string_view name);

} // namespace vitrine::wire::codec
