#include "services/order/domain/after_sale/refund_effect.hpp"

#include <algorithm>

namespace vitrine::order {
namespace {

void addTimes(std::int64_t times, Order& order, const OrderRefund& refund)
{
    for (const RefundLine& back : refund.lines) {
        OrderLine& line = order.lines.at(static_cast<std::size_t>(back.position - 1));
        line.refundedQuantity += times * back.quantity;
        line.refunded += times * back.amount;
        line.refundedTax += times * back.tax;
    }
    order.shippingRefunded += times * refund.shipping;
    order.shippingTaxRefunded += times * refund.shippingTax;
}

} // namespace

void takePlan(const domain::RefundPlan& plan, OrderRefund& refund)
{
    refund.amount = plan.amount;
    refund.tax = plan.tax;
    refund.shipping = plan.shipping.amount;
    refund.shippingTax = plan.shipping.tax;
    for (const domain::PlannedRefundLine& line : plan.lines)
        refund.lines.push_back({.position = line.position,
                                .quantity = line.quantity.thousandths / 1000,
                                .amount = line.step.amount,
                                .tax = line.step.tax});
}

void applyRefund(Order& order, const OrderRefund& refund)
{
    addTimes(1, order, refund);
    order.refundCount = std::max(order.refundCount, refund.number);
}

void takeRefundBack(Order& order, const OrderRefund& refund)
{
    addTimes(-1, order, refund);
}

bool nothingOpen(const Order& order)
{
    const domain::FulfillableOrder goods = order.fulfillableOrder();
    return std::all_of(
        goods.lines.begin(), goods.lines.end(), [](const auto& line) { return line.open() == 0; });
}

} // namespace vitrine::order
