#include "vitrine/domain/refund.hpp"

#include <algorithm>

namespace vitrine::domain {
namespace {

/// The rounded share of `total` for `done` of `all`, minus `already`; never below zero or above
/// what is left.
std::int64_t cumulative(std::int64_t total,
                        std::int64_t already,
                        std::int64_t done,
                        std::int64_t all,
                        RoundingMode mode)
{
    if (done == all)
        return total - already;
    const auto share =
        static_cast<std::int64_t>(divideRounded(static_cast<Wide>(total) * done, all, mode));
    return std::clamp<std::int64_t>(share - already, 0, total - already);
}

Error refuse(std::string message)
{
    return Error{
        .code = ErrorCode::InvalidArgument, .message = std::move(message), .field = "/quantity"};
}

} // namespace

Result<RefundStep> refundStep(const RefundableLine& line, Quantity quantity, RoundingMode mode)
{
    const std::int64_t left = line.quantity.thousandths - line.refundedQuantity.thousandths;
    if (quantity.thousandths <= 0)
        return refuse("a quantity to give back is more than zero");
    if (quantity.thousandths > left)
        return refuse("of " + std::to_string(line.quantity.thousandths) +
                      " thousandths sold only " + std::to_string(left) + " are left to give back");
    const std::int64_t done = line.refundedQuantity.thousandths + quantity.thousandths;
    const std::int64_t all = line.quantity.thousandths;
    return RefundStep{.amount = cumulative(line.total, line.refunded, done, all, mode),
                      .tax = cumulative(line.tax, line.refundedTax, done, all, mode)};
}

Result<RefundStep> applyRefund(RefundableLine& line, Quantity quantity, RoundingMode mode)
{
    auto step = refundStep(line, quantity, mode);
    if (!step.ok())
        return step;
    line.refundedQuantity.thousandths += quantity.thousandths;
    line.refunded += step->amount;
    line.refundedTax += step->tax;
    return step;
}

Result<std::int64_t> refundable(std::int64_t captured, std::int64_t refunded, std::int64_t inFlight)
{
    if (captured < 0 || refunded < 0 || inFlight < 0)
        return failure<std::int64_t>(ErrorCode::InvalidArgument,
                                     "captured, refunded and in-flight sums are zero or more");
    const Wide left = static_cast<Wide>(captured) - refunded - inFlight;
    if (left < 0)
        return failure<std::int64_t>(ErrorCode::InvalidArgument,
                                     "more was given back than was captured");
    return static_cast<std::int64_t>(left);
}

} // namespace vitrine::domain
