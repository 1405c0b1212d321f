#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace vitrine::platform {

/// The text of a PostgreSQL array, to be cast in the statement: `$1::uuid[]`, `$2::text[]`.
[[nodiscard]] std::string sqlArray(std::span<const std::string> values);
/// As above for `$1::bigint[]`.
[[nodiscard]] std::string sqlArray(std::span<const std::int64_t> values);

} // namespace vitrine::platform
