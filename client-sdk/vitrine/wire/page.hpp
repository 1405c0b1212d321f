#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::wire {

/// One page of a list. JSON: {"items": [...], "next": "token" or null, "total": 4103 when asked
/// for}.
template <typename T> struct Page
{
    std::vector<T> items;
    std::string nextToken; ///< Opaque, for `after`; empty on the last page. An empty `items` does
                           ///< not mean the end.
    std::optional<std::int64_t>
        total{}; ///< How many match altogether, when the query asked to count them.
};

} // namespace vitrine::wire
