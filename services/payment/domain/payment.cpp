#include "services/payment/domain/payment.hpp"

#include <algorithm>
#include <array>

namespace vitrine::payment {

bool isPaymentStatus(std::string_view status)
{
    static constexpr std::array<std::string_view, 8> kAll{"NONE",
                                                          "PENDING",
                                                          "AUTHORIZED",
                                                          "PAID",
                                                          "PARTIALLY_REFUNDED",
                                                          "REFUNDED",
                                                          "UNKNOWN",
                                                          "FAILED"};
    return std::find(kAll.begin(), kAll.end(), status) != kAll.end();
}

std::string_view statusOf(const Payment& payment)
{
    if (payment.captured > 0 && payment.refunded == payment.captured)
        return "REFUNDED";
    if (payment.refunded > 0)
        return "PARTIALLY_REFUNDED";
    if (payment.captured > 0)
        return "PAID";
    const auto has = [&](std::string_view status) {
        return std::any_of(payment.attempts.begin(),
                           payment.attempts.end(),
                           [&](const Attempt& attempt) { return attempt.status == status; });
    };
    if (has(state::kAuthorized))
        return "AUTHORIZED";
    if (has(state::kUnknown))
        return "UNKNOWN";
    if (has(state::kSent) || has(state::kCreated))
        return "PENDING";
    return payment.attempts.empty() ? "NONE" : "FAILED";
}

} // namespace vitrine::payment
