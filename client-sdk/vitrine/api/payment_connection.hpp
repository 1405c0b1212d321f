#pragma once

#include "vitrine/transport/client_options.hpp"
#include "vitrine/transport/task.hpp"
#include "vitrine/wire/payment.hpp"

#include <string>

namespace vitrine::client {

/// What PaymentClient talks to.
class PaymentConnection
{
public:
    virtual ~PaymentConnection() = default;

    virtual Task<wire::Page<wire::Payment>> paymentsOfOrder(std::string orderId,
                                                            CallOptions options) = 0;
    virtual Task<wire::Page<wire::Payment>> list(wire::PaymentQuery query, CallOptions options) = 0;
    virtual Task<wire::Payment> getPayment(std::string id, CallOptions options) = 0;
    virtual Task<wire::Refund> refund(std::string paymentId,
                                      domain::Money amount,
                                      std::string reason,
                                      CallOptions options) = 0;
};

} // namespace vitrine::client
