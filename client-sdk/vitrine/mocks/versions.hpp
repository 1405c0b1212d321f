#pragma once

#include "vitrine/core/result.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace vitrine::client::mocks {

/// Whether `items`, a map by id, has the item at this version; at any when none is given.
/// @return NotFound, PreconditionFailed.
template <typename Items>
[[nodiscard]] Outcome
checkVersion(const Items& items, const std::string& id, std::optional<std::int64_t> version)
{
    const auto found = items.find(id);
    if (found == items.end())
        return failure<Done>(ErrorCode::NotFound, "there is no " + id);
    if (found->second.version != version.value_or(found->second.version))
        return failure<Done>(ErrorCode::PreconditionFailed, "somebody else changed it meanwhile");
    return Done{};
}

} // namespace vitrine::client::mocks
