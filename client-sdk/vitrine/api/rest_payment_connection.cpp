#include "vitrine/api/rest_connections.hpp"
#include "vitrine/core/encoding.hpp"

namespace vitrine::client {
namespace {

constexpr auto kPayments = "/api/v1/payments";

class RestPaymentConnection final : public PaymentConnection
{
public:
    explicit RestPaymentConnection(std::shared_ptr<const Caller> caller)
        : m_caller(std::move(caller))
    {
    }

    Task<wire::Page<wire::Payment>> paymentsOfOrder(std::string orderId,
                                                    CallOptions options) override
    {
        return m_caller->fetch<wire::Page<wire::Payment>>(
            {.operation = "payments.of-order",
             .method = "GET",
             .path = Path(kPayments),
             .query = "orderId=" + percentEncode(orderId)},
            std::move(options),
            wire::decodePaymentPage);
    }

    Task<wire::Page<wire::Payment>> list(wire::PaymentQuery query, CallOptions options) override
    {
        return m_caller->fetch<wire::Page<wire::Payment>>({.operation = "payments.list",
                                                           .method = "GET",
                                                           .path = Path(kPayments),
                                                           .query = wire::encodeQuery(query)},
                                                          std::move(options),
                                                          wire::decodePaymentPage);
    }

    Task<wire::Payment> getPayment(std::string id, CallOptions options) override
    {
        return m_caller->fetch<wire::Payment>(
            {.operation = "payments.get", .method = "GET", .path = Path(kPayments) / id},
            std::move(options),
            wire::decodePayment);
    }

    Task<wire::Refund> refund(std::string paymentId,
                              domain::Money amount,
                              std::string reason,
                              CallOptions options) override
    {
        const wire::RefundRequest request{{}, {}, amount, std::move(reason)};
        return m_caller->fetch<wire::Refund>({.operation = "payments.refund",
                                              .method = "POST",
                                              .path = (Path(kPayments) / paymentId).then("/refund"),
                                              .body = wire::encode(request),
                                              .repeatable = true}, // by its Idempotency-Key
                                             std::move(options),
                                             wire::decodeRefund);
    }

private:
    std::shared_ptr<const Caller> m_caller;
};

} // namespace

std::shared_ptr<PaymentConnection> makeRestPayments(std::shared_ptr<const Caller> caller)
{
    return std::make_shared<RestPaymentConnection>(std::move(caller));
}

} // namespace vitrine::client
