#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/wire/page.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::client::mocks {

/// The part of `all` that a page request asks for; tokens of fakes are positions.
template <typename T>
[[nodiscard]] Result<wire::Page<T>>
pageOf(const std::vector<T>& all, int limit, const std::string& after)
{
    std::size_t begin = 0;
    if (!after.empty()) {
        const auto [end, error] = std::from_chars(after.data(), after.data() + after.size(), begin);
        if (error != std::errc() || end != after.data() + after.size() || begin > all.size())
            return failure<wire::Page<T>>(
                ErrorCode::InvalidArgument, "unknown page token", "/after");
    }
    if (limit < 1 || limit > 200)
        return failure<wire::Page<T>>(
            ErrorCode::InvalidArgument, "limit must be 1 to 200", "/limit");
    const auto end = std::min(all.size(), begin + std::size_t(limit));
    return wire::Page<T>{{all.begin() + std::ptrdiff_t(begin), all.begin() + std::ptrdiff_t(end)},
                         end < all.size() ? std::to_string(end) : std::string()};
}

/// As above for a query that may skip rows instead, and may ask how many there are.
template <typename T, typename Query>
[[nodiscard]] Result<wire::Page<T>> pageOf(const std::vector<T>& all, const Query& query)
{
    if (query.skip < 0 || (query.skip > 0 && !query.after.empty()))
        return failure<wire::Page<T>>(ErrorCode::InvalidArgument,
                                      "skip must not be negative and does not go with after",
                                      "/skip");
    const auto skipped = std::min(all.size(), std::size_t(query.skip));
    auto page = pageOf(all, query.limit, query.skip > 0 ? std::to_string(skipped) : query.after);
    if (page.ok() && query.count)
        page->total = std::int64_t(all.size());
    return page;
}

/// Sorts by `key`, or from the greatest down when `isDescending`; equal ones stay as they are.
template <typename T, typename Key>
void sortBy(std::vector<T>& items, bool isDescending, const Key& key)
{
    std::stable_sort(items.begin(), items.end(), [&](const T& a, const T& b) {
        return isDescending ? key(b) < key(a) : key(a) < key(b);
    });
}

} // namespace vitrine::client::mocks
