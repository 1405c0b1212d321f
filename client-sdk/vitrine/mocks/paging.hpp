#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/wire/page.hpp"

#include <algorithm>
#include <charconv>
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

} // namespace vitrine::client::mocks
