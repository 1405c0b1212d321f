#include "vitrine/domain/spread.hpp"

#include "vitrine/domain/rounding.hpp"

#include <algorithm>
#include <numeric>

namespace vitrine::domain {
namespace {

Error refuse(const char* message)
{
    return Error{.code = ErrorCode::InvalidArgument, .message = message};
}

/// Gives one unit each to the `left` parts with the largest remainders.
void handOut(std::int64_t left,
             const std::vector<Wide>& remainders,
             std::vector<std::int64_t>& parts)
{
    if (left == 0)
        return;
    std::vector<std::size_t> order(parts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return remainders[a] > remainders[b];
    });
    for (std::int64_t i = 0; i < left; ++i)
        ++parts[order[static_cast<std::size_t>(i)]];
}

} // namespace

Result<std::vector<std::int64_t>> spread(std::int64_t amount, std::span<const std::int64_t> weights)
{
    if (amount < 0)
        return refuse("a negative amount cannot be spread");
    Wide total = 0;
    for (const std::int64_t weight : weights) {
        if (weight < 0)
            return refuse("an amount cannot be spread over a negative weight");
        total += weight;
    }
    std::vector<std::int64_t> parts(weights.size(), 0);
    if (amount == 0)
        return parts;
    if (total == 0)
        return refuse("there is nothing over which the amount could be spread");
    std::vector<Wide> remainders(weights.size(), 0);
    std::int64_t left = amount;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const Wide product = static_cast<Wide>(amount) * weights[i];
        parts[i] = static_cast<std::int64_t>(product / total); // at most `amount`
        remainders[i] = product % total;
        left -= parts[i];
    }
    handOut(left, remainders, parts);
    return parts;
}

} // namespace vitrine::domain
