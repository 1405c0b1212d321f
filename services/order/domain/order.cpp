#include "services/order/domain/order.hpp"

#include "vitrine/domain/uuid.hpp"

#include <algorithm>
#include <iterator>

namespace vitrine::order {

domain::PaymentStatus Order::paymentStatus() const
{
    const bool wasPaid = state() == OrderState::Paid || state() == OrderState::PartiallyFulfilled ||
                         state() == OrderState::Fulfilled || state() == OrderState::Refunded ||
                         refunded > 0;
    return domain::derivePaymentStatus(
        {.total = amounts.total,
         .authorized = state() == OrderState::Authorized ? amounts.total : 0,
         .captured = wasPaid ? amounts.total : 0,
         .refunded = refunded,
         .attemptOpen = state() == OrderState::PaymentPending,
         .attemptUnknown = state() == OrderState::PaymentUnknown});
}

bool Order::isDoneDeal() const
{
    return sale.soldOffline && paymentKind == payment_kind::kTerminal;
}

bool Order::keepsItsPrice() const
{
    const bool isVoucher = paymentKind == payment_kind::kCounter && expectedTotal.has_value();
    return isDoneDeal() || (sale.soldOffline && isVoucher);
}

std::vector<WantedLine> Order::priceDifferences() const
{
    std::vector<WantedLine> different;
    std::copy_if(wanted.begin(), wanted.end(), std::back_inserter(different), [](const auto& line) {
        return line.expectedUnitPrice && line.currentUnitPrice;
    });
    return different;
}

bool Order::isPaid() const
{
    return state() == OrderState::Paid || state() == OrderState::PartiallyFulfilled ||
           state() == OrderState::Fulfilled;
}

std::int64_t Order::refundable() const
{
    // While a cancellation gives everything back, nothing is left for anybody else.
    const bool ending = saga.step != SagaStep::Idle;
    return isPaid() && !ending ? std::max<std::int64_t>(0, amounts.total - saga.givenBack) : 0;
}

domain::RefundableOrder Order::refundableOrder() const
{
    domain::RefundableOrder out;
    std::int64_t linesTax = 0;
    for (const OrderLine& line : lines) {
        out.lines.push_back({.total = line.total,
                             .tax = line.tax,
                             .quantity = domain::Quantity::whole(line.quantity),
                             .refundedQuantity = domain::Quantity::whole(line.refundedQuantity),
                             .refunded = line.refunded,
                             .refundedTax = line.refundedTax});
        linesTax += line.tax;
    }
    out.shipping.total = amounts.shipping;
    out.shipping.tax = amounts.tax - linesTax;
    out.shipping.refunded = shippingRefunded;
    out.shipping.refundedTax = shippingTaxRefunded;
    out.refundable = refundable();
    return out;
}

domain::FulfillableOrder Order::fulfillableOrder() const
{
    domain::FulfillableOrder out{.state = state(), .fulfilment = fulfilment, .lines = {}};
    for (const OrderLine& line : lines)
        out.lines.push_back({line.quantity, line.refundedQuantity, line.fulfilledQuantity});
    return out;
}

std::string operationId(const std::string& orderId, const SagaCommand& command)
{
    auto bytes = domain::Uuid::parse(orderId).value().bytes();
    // Version 8 keeps it apart from every order id; the last bytes tell an order's operations
    // apart.
    bytes[6] = static_cast<std::uint8_t>(0x80 | (bytes[6] & 0x0f));
    bytes[13] = static_cast<std::uint8_t>(bytes[13] ^ (static_cast<unsigned>(command.kind) + 1));
    bytes[14] = static_cast<std::uint8_t>(bytes[14] ^ (static_cast<unsigned>(command.number) >> 8));
    bytes[15] = static_cast<std::uint8_t>(bytes[15] ^ static_cast<unsigned>(command.number));
    return domain::Uuid(bytes).text();
}

} // namespace vitrine::order
