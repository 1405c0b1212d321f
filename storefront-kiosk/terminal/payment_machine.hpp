#pragma once

#include "storefront-kiosk/terminal/payment_terminal.hpp"
#include "vitrine/core/result.hpp"

#include <chrono>
#include <string>
#include <variant>
#include <vector>

namespace vitrine::kiosk {

/// Where one payment at the terminal stands.
enum class PaymentPhase {
    Idle,
    Storing,        ///< The attempt is on its way to the disk; the terminal knows nothing.
    AtTerminal,     ///< The shopper pays.
    Cancelling,     ///< We asked the terminal to give up and wait for what it says.
    OutcomeUnknown, ///< Nobody has told how it ended: the provider is asked. No other attempt can
                    ///< begin.
    Recording,      ///< The outcome is known and on its way to the disk.
    Paid,
    Declined,
    Cancelled,
    TimedOut,
    NotBegun ///< The attempt could not be written down: nothing was charged.
};

/// Whether the payment is over.
[[nodiscard]] bool isOver(PaymentPhase phase) noexcept;

/// What is known of the payment.
struct PaymentState
{
    PaymentPhase phase = PaymentPhase::Idle;
    std::string saleId{};
    domain::Money amount{};
    std::string reference{}; ///< Of the attempt; "" until it is stored.
    TerminalAnswer answer{}; ///< From Recording on.
    Error error{};           ///< Of NotBegun.
    int asked = 0;           ///< How often the provider was asked.
    int recordFailures = 0;  ///< How often the outcome could not be written.
    bool needsStaff = false; ///< It takes too long: somebody should help the shopper.
};

/// What can happen to a payment.
namespace payment_event {

struct Begin
{
    std::string saleId;
    domain::Money amount;
};
/// After a restart: the attempt is there, and nobody knows how it ended.
struct Resume
{
    std::string saleId;
    domain::Money amount;
    std::string reference;
};
struct Stored
{
    std::string reference;
};
struct NotStored
{
    Error error;
};
/// The terminal's own answer, in time or late.
struct Answered
{
    TerminalAnswer answer;
};
struct AnswerLost
{
};
struct CancelWanted
{
};
struct LookedUp
{
    TerminalAnswer answer;
};
/// The provider never heard of it, and will not charge.
struct NeverArrived
{
};
struct LookUpFailed
{
};
struct Recorded
{
};
struct NotRecorded
{
};

} // namespace payment_event

using PaymentEvent = std::variant<payment_event::Begin,
                                  payment_event::Resume,
                                  payment_event::Stored,
                                  payment_event::NotStored,
                                  payment_event::Answered,
                                  payment_event::AnswerLost,
                                  payment_event::CancelWanted,
                                  payment_event::LookedUp,
                                  payment_event::NeverArrived,
                                  payment_event::LookUpFailed,
                                  payment_event::Recorded,
                                  payment_event::NotRecorded>;

/// What is to be done next.
namespace payment_command {

struct Store
{
}; ///< Write the attempt down: Stored or NotStored.
struct Charge
{
}; ///< Tell the terminal: Answered or AnswerLost.
struct Cancel
{
}; ///< Ask the terminal to give up; no answer of its own.
struct MarkUnknown
{
}; ///< Write down that nobody knows; no answer.
struct LookUp
{
    std::chrono::milliseconds delay;
}; ///< Ask the provider: LookedUp, NeverArrived or LookUpFailed.
struct Record
{
    std::chrono::milliseconds delay;
}; ///< Write `answer` down: Recorded or NotRecorded.

} // namespace payment_command

using PaymentCommand = std::variant<payment_command::Store,
                                    payment_command::Charge,
                                    payment_command::Cancel,
                                    payment_command::MarkUnknown,
                                    payment_command::LookUp,
                                    payment_command::Record>;

struct PaymentStep
{
    PaymentState state;
    std::vector<PaymentCommand> commands;
};

/// The state after `event` and what is to be done then. Pure. An event that does not belong to the
/// state (an answer that came twice, a cancel that came late) changes nothing.
[[nodiscard]] PaymentStep advance(PaymentState state, const PaymentEvent& event);

} // namespace vitrine::kiosk
