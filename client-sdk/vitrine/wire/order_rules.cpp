// An order of the API as the rules of vitrine-domain see it.
#include "vitrine/wire/order.hpp"

namespace vitrine::wire {

domain::RefundableOrder refundableOrder(const Order& order)
{
    domain::RefundableOrder out;
    std::int64_t linesTax = 0;
    for (const OrderLine& line : order.lines) {
        out.lines.push_back({.total = line.total.amount(),
                             .tax = line.tax.amount(),
                             .quantity = domain::Quantity::whole(line.quantity),
                             .refundedQuantity = domain::Quantity::whole(line.refundedQuantity),
                             .refunded = line.refunded.amount(),
                             .refundedTax = line.refundedTax.amount()});
        linesTax += line.tax.amount();
    }
    out.shipping = {.total = order.shipping.amount(), .tax = order.tax.amount() - linesTax};
    for (const OrderRefund& refund : order.refunds) {
        if (refund.shipping.amount() > 0 && refund.status != "FAILED" &&
            refund.status != "REJECTED") {
            out.shipping.refundedQuantity = out.shipping.quantity;
            out.shipping.refunded += refund.shipping.amount();
            out.shipping.refundedTax = out.shipping.tax; // it goes back whole
        }
    }
    out.refundable = order.refundable.amount();
    return out;
}

domain::FulfillableOrder fulfillableOrder(const Order& order)
{
    domain::FulfillableOrder out;
    // A status of a later version of the service offers nothing.
    const auto state = domain::parseOrderState(order.status);
    out.state = state.ok() ? *state : domain::OrderState::Pending;
    out.fulfilment = order.fulfilmentStatus;
    for (const OrderLine& line : order.lines)
        out.lines.push_back({line.quantity, line.refundedQuantity, line.fulfilledQuantity});
    return out;
}

} // namespace vitrine::wire
