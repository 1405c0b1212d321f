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

/// How shares of a line are rounded when they are given back: one rule for service and screens.
inline constexpr RoundingMode kRefundRounding = RoundingMode::HalfAwayFromZero;

/// A paid order as far as giving it back is concerned; amounts in minor units of its currency.
struct RefundableOrder
{
    std::vector<RefundableLine> lines;
    RefundableLine shipping{}; ///< Of one unit; `total` 0 when there was none.
    /// Captured - refunded - under way. Less than the lines still hold when an amount was given
    /// back without naming lines.
    std::int64_t refundable = 0;
};

/// What is to be given back of the line at `position` (from 1 on).
struct RefundWish
{
    std::int64_t position = 0;
    Quantity quantity{};
};

struct PlannedRefundLine
{
    std::int64_t position = 0;
    Quantity quantity{};
    RefundStep step{};
};

/// A refund worked out: `amount` and `tax` are the sums of the lines' and the shipping's.
struct RefundPlan
{
    std::vector<PlannedRefundLine> lines;
    RefundStep shipping{};
    std::int64_t amount = 0;
    std::int64_t tax = 0;
};

/// What giving back `wishes` comes to, line by line by the cumulative method (`refundStep`), never
/// more than `order.refundable`: where an amount went back without naming lines, the last lines
/// here get less.
/// @param wishes at most one per line; empty: all that is left, shipping included.
/// @return InvalidArgument for a position or quantity that the order does not have; Conflict when
///         nothing is left to give back for it.
[[nodiscard]] Result<RefundPlan>
planRefund(const RefundableOrder& order, std::span<const RefundWish> wishes, bool includeShipping);

} // namespace vitrine::domain
