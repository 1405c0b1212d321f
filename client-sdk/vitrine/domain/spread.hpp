#pragma once

#include "vitrine/core/result.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::domain {

/// Splits `amount` over `weights` by the largest-remainder method: the parts sum exactly to
/// `amount`, each is its exact share rounded down or up, equal remainders favour the earlier part,
/// and a part never exceeds its weight while `amount` does not exceed the sum of the weights.
///
/// @param amount zero or more.
/// @param weights each zero or more; a weight of zero gets nothing.
/// @return InvalidArgument for a negative number, or when there is something to split and nothing
/// to carry it.
[[nodiscard]] Result<std::vector<std::int64_t>> spread(std::int64_t amount,
                                                       std::span<const std::int64_t> weights);

} // namespace vitrine::domain
