#pragma once

#include "services/payment/domain/payment.hpp"
#include "services/platform/call_context.hpp"
#include "vitrine/core/result.hpp"

#include <string>

namespace vitrine::payment {

/// What this service tells the order service.
class OrderPort
{
public:
    virtual ~OrderPort() = default;
    /// A refund settled that the order service has not asked for. May be repeated.
    /// @return NotFound when there is no such order.
    [[nodiscard]] virtual Outcome refundMade(const platform::CallContext& context,
                                             const std::string& orderId,
                                             const Refund& refund) = 0;
};

} // namespace vitrine::payment
