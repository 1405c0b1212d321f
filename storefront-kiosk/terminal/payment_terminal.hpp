#pragma once

#include "vitrine/domain/money.hpp"
#include "vitrine/transport/task.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace vitrine::kiosk {

/// What the terminal is asked to charge.
struct TerminalCharge
{
    std::string reference; ///< Ours: one per attempt, never used again.
    domain::Money amount;
    std::string language; ///< Of the terminal's own texts, "de".
};

/// How an attempt stands at the provider.
enum class TerminalOutcome {
    Approved,  ///< The money is captured.
    Declined,  ///< Nothing was charged; `declineReason` says why.
    Cancelled, ///< Nothing was charged: the shopper or we gave up.
    TimedOut,  ///< Nothing was charged: no card came.
    Pending    ///< Only of lookUp: it is not decided yet.
};

/// "approved", "declined", "cancelled", "timed_out", "pending".
[[nodiscard]] std::string_view toString(TerminalOutcome outcome) noexcept;

struct TerminalAnswer
{
    TerminalOutcome outcome = TerminalOutcome::Pending;
    std::string providerReference{};
    std::string authorisationCode{};
    std::string cardBrand{};
    std::string cardLastFour{}; ///< Never more of the number.
    std::string declineReason{};
    bool slipPrinted = true; ///< false: its printer is out of paper, so our receipt must carry it.
};

/// What the shopper is to do.
enum class TerminalStep { PresentCard, EnterPin, Processing, RemoveCard };

struct TerminalHealth
{
    bool isReady = false;
    bool hasPaper = true;
    std::string fault{}; ///< For staff, "" when it is ready.
};

/// A card terminal. Its driver may work on any thread; tasks end on any thread. An Error means
/// "nobody knows", never "nothing was charged".
class PaymentTerminal
{
public:
    using OnStep = std::function<void(TerminalStep)>; ///< Called on any thread.

    virtual ~PaymentTerminal() = default;

    /// Whether a payment can begin. Answers within seconds.
    [[nodiscard]] virtual client::Task<TerminalHealth> health() = 0;
    /// Charges once. Answers within a deadline of the driver's own, some minutes.
    [[nodiscard]] virtual client::Task<TerminalAnswer> charge(TerminalCharge charge,
                                                              OnStep onStep) = 0;
    /// Asks the terminal to give up. The answer of `charge` tells whether it did.
    [[nodiscard]] virtual client::Task<Done> cancel(std::string reference) = 0;
    /// What became of an attempt.
    /// @return NotFound: the provider never heard of the reference, and will not charge for it any
    ///         more, should it still be on its way. A driver whose provider cannot promise the
    ///         second must answer Pending.
    [[nodiscard]] virtual client::Task<TerminalAnswer> lookUp(std::string reference) = 0;
};

} // namespace vitrine::kiosk
