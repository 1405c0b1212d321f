#pragma once

#include "storefront-kiosk/queue/sale.hpp"
#include "storefront-kiosk/terminal/attempt_log.hpp"

#include <vector>

namespace vitrine::kiosk {

/// What becomes of a draft that nobody is working on.
struct RecoveryDecision
{
    enum class Kind {
        Ask,     ///< How `attempt` ended; then decide again.
        Take,    ///< It was paid by `attempt`: the shopper gets what they paid for.
        Presume, ///< The log was lost: there may have been one more attempt. Write it down as if
                 ///< there had been, and ask.
        Discard  ///< Nothing was paid.
    };
    Kind kind = Kind::Discard;
    TerminalAttempt attempt{};
};

/// @param attempts of the draft, oldest first.
/// @param logWasLost the attempts may not be all.
[[nodiscard]] RecoveryDecision decideRecovery(const std::vector<TerminalAttempt>& attempts,
                                              bool logWasLost);

/// How a sale was paid by a captured attempt.
[[nodiscard]] SalePayment paymentOf(const TerminalAttempt& attempt);

} // namespace vitrine::kiosk
