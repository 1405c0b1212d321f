#pragma once

#include "services/payment/application/attempt_desk.hpp"
#include "services/payment/application/payments.hpp"
#include "services/payment/application/refund_desk.hpp"
#include "services/payment/simulator/simulated_provider.hpp"
#include "services/platform/http/route.hpp"

#include <vector>

namespace vitrine::payment {

/// The use cases of the service; they outlive the routes.
struct PaymentParts
{
    AttemptDesk& attempts;
    RefundDesk& refunds;
    Payments& payments;
    SimulatedProvider& simulator;
    platform::Database& database; ///< For its audit.
};

/// The whole HTTP surface of the service.
[[nodiscard]] std::vector<platform::Route> paymentRoutes(const PaymentParts& parts);

} // namespace vitrine::payment
