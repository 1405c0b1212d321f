#include "storefront-kiosk/checkout/recovery_decision.hpp"

namespace vitrine::kiosk {
namespace {

using Kind = RecoveryDecision::Kind;

/// The provider never heard of the last attempt there could have been.
bool isPastTheLast(const std::vector<TerminalAttempt>& attempts)
{
    return !attempts.empty() && attempts.back().answer.declineReason == "never_arrived";
}

} // namespace

RecoveryDecision decideRecovery(const std::vector<TerminalAttempt>& attempts, bool logWasLost)
{
    for (const auto& attempt : attempts) {
        if (!attempt.isSettled())
            return {Kind::Ask, attempt};
    }
    for (const auto& attempt : attempts) {
        if (attempt.isCaptured())
            return {Kind::Take, attempt};
    }
    if (logWasLost && !isPastTheLast(attempts))
        return {.kind = Kind::Presume};
    return {.kind = Kind::Discard};
}

SalePayment paymentOf(const TerminalAttempt& attempt)
{
    return {.way = SalePayment::Way::Terminal,
            .reference = attempt.reference,
            .providerReference = attempt.answer.providerReference,
            .authorisationCode = attempt.answer.authorisationCode,
            .cardBrand = attempt.answer.cardBrand,
            .cardLastFour = attempt.answer.cardLastFour,
            .captured = attempt.amount};
}

} // namespace vitrine::kiosk
