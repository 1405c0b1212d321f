#pragma once

#include <string>
#include <vector>

namespace vitrine::wire {

/// One page of a list. JSON: {"items": [...], "next": "token" or null}.
template <typename T>
struct Page
{
    std::vector<T> items;
    std::string nextToken; ///< Opaque, for `after`; empty on the last page. An empty `items` does not mean the end.
};

} // namespace vitrine::wire
