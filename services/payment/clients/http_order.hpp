#pragma once

#include "services/payment/application/order_port.hpp"
#include "services/platform/client/service_client.hpp"

namespace vitrine::payment {

/// The order service over HTTP.
class HttpOrder final : public OrderPort
{
public:
    explicit HttpOrder(platform::ServiceClient& order)
        : m_order(order)
    {
    }

    Outcome refundMade(const platform::CallContext& context,
                       const std::string& orderId,
                       const Refund& refund) override;

private:
    platform::ServiceClient& m_order;
};

} // namespace vitrine::payment
