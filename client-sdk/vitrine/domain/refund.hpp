#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/domain/rounding.hpp"
#include "vitrine/domain/totals.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::domain {

/// A sold line (or the shipping) as far as giving it back is concerned; amounts in minor units.
struct RefundableLine
{
    std::int64_t total = 0; ///< What was paid for it, tax included.
    std::int64_t tax = 0;   ///< The tax in it.
    Quantity quantity{};
    Quantity refundedQuantity{0};
    std::int64_t refunded = 0;    ///< Of `total`, so far.
    std::int64_t refundedTax = 0; ///< Of `tax`, so far.
};

/// One step of giving back.
struct RefundStep
{
    std::int64_t amount = 0; ///< Tax included.
    std::int64_t tax = 0;
};

/// What giving back `quantity` more of `line` comes to, by the cumulative method: the rounded share
/// of everything given back so far, minus what was given back already; the last step takes the
/// rest. Whatever the steps and their order, they sum exactly to what was paid, and so does the
/// tax.
/// @return InvalidArgument when `quantity` is not positive or exceeds what is left.
[[nodiscard]] Result<RefundStep>
refundStep(const RefundableLine& line, Quantity quantity, RoundingMode mode);

/// As `refundStep`, and records the step in `line`.
[[nodiscard]] Result<RefundStep>
applyRefund(RefundableLine& line, Quantity quantity, RoundingMode mode);

/// What may still be given back of a payment: captured - refunded - refunds under way.
/// @return InvalidArgument when the figures are negative or more went back than came in.
[[nodiscard]] Result<std::int64_t>
refundable(std::int64_t captured, std::int64_t refunded, std::int64_t inFlight);

} // namespace vitrine::domain
