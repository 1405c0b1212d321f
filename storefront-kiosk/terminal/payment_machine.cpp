#include "storefront-kiosk/terminal/payment_machine.hpp"

#include <algorithm>
#include <utility>

namespace vitrine::kiosk {
namespace {

namespace event = payment_event;
namespace command = payment_command;
using std::chrono::milliseconds;
using Phase = PaymentPhase;

constexpr milliseconds kAskFirst{500};
constexpr milliseconds kAskLongest{30'000};
constexpr milliseconds kRecordAgain{2'000};
constexpr int kAskedForStaff = 6;    ///< After about half a minute.
constexpr int kFailuresForStaff = 2; ///< The disk is full, or worse.

/// At once, then less and less often.
milliseconds askDelay(int asked)
{
    if (asked == 0)
        return milliseconds(0);
    const int doublings = std::min(asked - 1, 10);
    return std::min(kAskFirst * (1 << doublings), kAskLongest);
}

Phase phaseOf(TerminalOutcome outcome)
{
    switch (outcome) {
    case TerminalOutcome::Approved:
        return Phase::Paid;
    case TerminalOutcome::Declined:
        return Phase::Declined;
    case TerminalOutcome::TimedOut:
        return Phase::TimedOut;
    default:
        return Phase::Cancelled;
    }
}

bool awaitsTerminal(Phase phase)
{
    return phase == Phase::AtTerminal || phase == Phase::Cancelling;
}

PaymentStep stay(PaymentState state)
{
    return {std::move(state), {}};
}

PaymentStep ask(PaymentState state, bool mark)
{
    PaymentStep step{std::move(state), {}};
    step.state.phase = Phase::OutcomeUnknown;
    if (mark)
        step.commands.emplace_back(command::MarkUnknown{});
    step.commands.emplace_back(command::LookUp{askDelay(step.state.asked)});
    ++step.state.asked;
    step.state.needsStaff = step.state.needsStaff || step.state.asked > kAskedForStaff;
    return step;
}

PaymentStep record(PaymentState state, TerminalAnswer answer)
{
    state.phase = Phase::Recording;
    state.answer = std::move(answer);
    return {std::move(state), {command::Record{milliseconds(0)}}};
}

/// One overload per event; `state` is the one before it.
struct Advance
{
    PaymentState state;

    PaymentStep operator()(const event::Begin& begin)
    {
        if (state.phase != Phase::Idle)
            return stay(std::move(state));
        state =
            PaymentState{.phase = Phase::Storing, .saleId = begin.saleId, .amount = begin.amount};
        return {std::move(state), {command::Store{}}};
    }
    PaymentStep operator()(const event::Resume& resume)
    {
        if (state.phase != Phase::Idle)
            return stay(std::move(state));
        state = PaymentState{
            .saleId = resume.saleId, .amount = resume.amount, .reference = resume.reference};
        return ask(std::move(state), true);
    }
    PaymentStep operator()(const event::Stored& stored)
    {
        if (state.phase != Phase::Storing)
            return stay(std::move(state));
        state.phase = Phase::AtTerminal;
        state.reference = stored.reference;
        return {std::move(state), {command::Charge{}}};
    }
    PaymentStep operator()(const event::NotStored& failed)
    {
        if (state.phase != Phase::Storing)
            return stay(std::move(state));
        state.phase = Phase::NotBegun;
        state.error = failed.error;
        return stay(std::move(state));
    }
    PaymentStep operator()(const event::Answered& answered)
    {
        // one that comes while the provider is being asked is as true as the provider's
        if (!awaitsTerminal(state.phase) && state.phase != Phase::OutcomeUnknown)
            return stay(std::move(state));
        if (answered.answer.outcome == TerminalOutcome::Pending)
            return (*this)(event::AnswerLost{});
        return record(std::move(state), answered.answer);
    }
    PaymentStep operator()(const event::AnswerLost&)
    {
        if (!awaitsTerminal(state.phase))
            return stay(std::move(state));
        return ask(std::move(state), true);
    }
    PaymentStep operator()(const event::CancelWanted&)
    {
        if (state.phase != Phase::AtTerminal)
            return stay(std::move(state));
        state.phase = Phase::Cancelling;
        return {std::move(state), {command::Cancel{}}};
    }
    PaymentStep operator()(const event::LookedUp& told)
    {
        if (state.phase != Phase::OutcomeUnknown)
            return stay(std::move(state));
        if (told.answer.outcome == TerminalOutcome::Pending)
            return ask(std::move(state), false);
        return record(std::move(state), told.answer);
    }
    PaymentStep operator()(const event::NeverArrived&)
    {
        if (state.phase != Phase::OutcomeUnknown)
            return stay(std::move(state));
        return record(std::move(state),
                      {.outcome = TerminalOutcome::Cancelled, .declineReason = "never_arrived"});
    }
    PaymentStep operator()(const event::LookUpFailed&)
    {
        if (state.phase != Phase::OutcomeUnknown)
            return stay(std::move(state));
        return ask(std::move(state), false);
    }
    PaymentStep operator()(const event::Recorded&)
    {
        if (state.phase != Phase::Recording)
            return stay(std::move(state));
        state.phase = phaseOf(state.answer.outcome);
        state.needsStaff = false;
        return stay(std::move(state));
    }
    PaymentStep operator()(const event::NotRecorded&)
    {
        if (state.phase != Phase::Recording)
            return stay(std::move(state));
        ++state.recordFailures;
        state.needsStaff = state.needsStaff || state.recordFailures >= kFailuresForStaff;
        return {std::move(state), {command::Record{kRecordAgain}}};
    }
};

} // namespace

bool isOver(PaymentPhase phase) noexcept
{
    switch (phase) {
    case Phase::Paid:
    case Phase::Declined:
    case Phase::Cancelled:
    case Phase::TimedOut:
    case Phase::NotBegun:
        return true;
    default:
        return false;
    }
}

PaymentStep advance(PaymentState state, const PaymentEvent& event)
{
    return std::visit(Advance{std::move(state)}, event);
}

} // namespace vitrine::kiosk
