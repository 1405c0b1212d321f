#pragma once

#include "services/platform/http/http_types.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace vitrine::platform {

/// Which part of a list a request asks for. Beside `limit` it may have `after` (the cursor of the
/// page before), or `skip` (so many rows left out, for tables with a scroll bar), not both.
struct ListWindow
{
    int limit = 50;
    std::int64_t skip = 0;
    bool count = false; ///< The answer shall tell how many rows match altogether.
};

inline constexpr int kListLimitMax = 200;
inline constexpr std::int64_t kListSkipMax = 1'000'000'000;

/// @return InvalidArgument, with `field` the key, for what is out of bounds or malformed.
[[nodiscard]] Result<ListWindow> readListWindow(const QueryParams& query);

/// true or false; nothing when the query has no `key`.
/// @return InvalidArgument, with `field` the key, for anything else.
[[nodiscard]] Result<std::optional<bool>> readFlag(const QueryParams& query, std::string_view key);

} // namespace vitrine::platform
