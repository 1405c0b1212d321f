#pragma once

#include "services/order/application/ports.hpp"
#include "services/platform/client/service_client.hpp"

namespace vitrine::order {

/// The payment service over HTTP.
class HttpPayment final : public PaymentPort
{
public:
    explicit HttpPayment(platform::ServiceClient& payment)
        : m_payment(payment)
    {
    }

    Result<ChargeAnswered> charge(const platform::CallContext& context,
                                  const SagaCommand& command,
                                  const Order& order) override;
    Result<ChargeAnswered> lookUp(const platform::CallContext& context,
                                  const SagaCommand& command) override;
    Outcome cancel(const platform::CallContext& context, const SagaCommand& command) override;
    Result<RefundStatus> refund(const platform::CallContext& context,
                                const RefundCall& call) override;
    Result<RefundStatus> lookUpRefund(const platform::CallContext& context,
                                      const std::string& key) override;

private:
    platform::ServiceClient& m_payment;
};

} // namespace vitrine::order
