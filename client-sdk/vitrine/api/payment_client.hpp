#pragma once

#include "vitrine/api/payment_connection.hpp"

#include <memory>
#include <utility>

namespace vitrine::client {

/// Reads payments and refunds them. Cheap to copy; copies share the connection. Safe to call from
/// any thread. See CatalogClient for the errors that all calls have.
class PaymentClient
{
public:
    explicit PaymentClient(std::shared_ptr<PaymentConnection> connection)
        : m_connection(std::move(connection))
    {
    }

    /// What was paid for an order.
    [[nodiscard]] Task<wire::Page<wire::Payment>> paymentsOfOrder(std::string orderId,
                                                                  CallOptions options = {}) const
    {
        return m_connection->paymentsOfOrder(std::move(orderId), std::move(options));
    }
    /// One page of the caller's payments (of all payments for administrators), newest first.
    [[nodiscard]] Task<wire::Page<wire::Payment>> list(wire::PaymentQuery query = {},
                                                       CallOptions options = {}) const
    {
        return m_connection->list(std::move(query), std::move(options));
    }
    /// @return NotFound: there is no such payment, or it is somebody else's.
    [[nodiscard]] Task<wire::Payment> getPayment(std::string id, CallOptions options = {}) const
    {
        return m_connection->getPayment(std::move(id), std::move(options));
    }
    /// Gives back all or part of a payment. One refund per idempotency key.
    /// @return Conflict: more than is left of what was captured.
    [[nodiscard]] Task<wire::Refund> refund(std::string paymentId,
                                            domain::Money amount,
                                            std::string reason,
                                            CallOptions options = {}) const
    {
        return m_connection->refund(
            std::move(paymentId), amount, std::move(reason), std::move(options));
    }

private:
    std::shared_ptr<PaymentConnection> m_connection;
};

} // namespace vitrine::client
