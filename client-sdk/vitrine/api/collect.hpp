#pragma once

#include "vitrine/transport/task.hpp"
#include "vitrine/wire/page.hpp"

#include <cstddef>
#include <functional>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

namespace vitrine::client {

/// Gathers items page by page, at most `limit` of them: for tools and tests. Screens ask for a page
/// at a time.
///
///     collect<wire::Product>([&](std::string after) { return catalog.listProducts({.after =
///     after}); }, 1000)
///
/// @param page fetches the page after a token; "" is the first.
template <typename T>
[[nodiscard]] Task<std::vector<T>>
collect(std::function<Task<wire::Page<T>>(std::string after)> page,
        std::size_t limit,
        std::string after = {},
        std::vector<T> before = {})
{
    return settle<std::vector<T>>(
        page(after).then([page, limit, after, before = std::move(before)](
                             Result<wire::Page<T>> next) mutable -> Task<std::vector<T>> {
            if (!next.ok())
                return finished(Result<std::vector<T>>(next.error()));
            for (T& item : next->items) {
                if (before.size() < limit)
                    before.push_back(std::move(item));
            }
            // A token that leads to itself would never end.
            if (next->nextToken.empty() || before.size() >= limit || next->nextToken == after)
                return finished(Result<std::vector<T>>(std::move(before)));
            return collect<T>(page, limit, next->nextToken, std::move(before));
        }));
}

} // namespace vitrine::client
