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

namespace {

Error refuseWish(std::size_t index, const char* member, std::string message)
{
    return Error{.code = ErrorCode::InvalidArgument,
                 .message = std::move(message),
                 .field = "/lines/" + std::to_string(index) + "/" + member};
}

/// Everything of every line that is not given back yet.
std::vector<RefundWish> allThatIsLeft(const RefundableOrder& order)
{
    std::vector<RefundWish> wishes;
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        const std::int64_t left =
            order.lines[i].quantity.thousandths - order.lines[i].refundedQuantity.thousandths;
        if (left > 0)
            wishes.push_back({static_cast<std::int64_t>(i) + 1, Quantity{left}});
    }
    return wishes;
}

Result<std::vector<PlannedRefundLine>> planLines(const RefundableOrder& order,
                                                 std::span<const RefundWish> wishes)
{
    std::vector<PlannedRefundLine> planned;
    const auto count = static_cast<std::int64_t>(order.lines.size());
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        const RefundWish& wish = wishes[i];
        if (wish.position < 1 || wish.position > count)
            return refuseWish(i, "position", "the order has no such line");
        const bool twice =
            std::any_of(planned.begin(), planned.end(), [&](const PlannedRefundLine& known) {
                return known.position == wish.position;
            });
        if (twice)
            return refuseWish(i, "position", "a line is named once");
        const RefundableLine& line = order.lines[static_cast<std::size_t>(wish.position - 1)];
        auto step = refundStep(line, wish.quantity, kRefundRounding);
        if (!step.ok())
            return refuseWish(i, "quantity", step.error().message);
        planned.push_back({wish.position, wish.quantity, *step});
    }
    return planned;
}

/// Takes `step` out of what is left: where an amount went back without naming lines, less is left
/// than the lines say.
void takeFrom(std::int64_t& left, RefundStep& step)
{
    if (step.amount > left) {
        step.tax = static_cast<std::int64_t>(
            divideRounded(static_cast<Wide>(step.tax) * left, step.amount, kRefundRounding));
        step.amount = left;
    }
    left -= step.amount;
}

} // namespace

Result<RefundPlan>
planRefund(const RefundableOrder& order, std::span<const RefundWish> wishes, bool includeShipping)
{
    const bool everything = wishes.empty();
    const std::vector<RefundWish> all =
        everything ? allThatIsLeft(order) : std::vector<RefundWish>();
    auto lines = planLines(order, everything ? std::span<const RefundWish>(all) : wishes);
    if (!lines.ok())
        return lines.error();
    RefundPlan plan{.lines = std::move(lines).value()};
    if (everything || includeShipping)
        plan.shipping = {.amount = order.shipping.total - order.shipping.refunded,
                         .tax = order.shipping.tax - order.shipping.refundedTax};
    std::int64_t left = order.refundable;
    for (PlannedRefundLine& line : plan.lines) {
        takeFrom(left, line.step);
        plan.amount += line.step.amount;
        plan.tax += line.step.tax;
    }
    takeFrom(left, plan.shipping);
    plan.amount += plan.shipping.amount;
    plan.tax += plan.shipping.tax;
    if (plan.amount <= 0)
        return failure<RefundPlan>(ErrorCode::Conflict, "nothing is left to give back for this");
    return plan;
}

} // namespace vitrine::domain
