#include "services/order/domain/order.hpp"

#include "vitrine/domain/uuid.hpp"

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
