#pragma once

#include "storefront-kiosk/terminal/payment_terminal.hpp"

#include <string>
#include <utility>

namespace vitrine::kiosk {

/// In the place of a terminal that is not set up, or cannot be used: it is never ready, charges
/// nothing, and knows nothing of what an earlier one has charged.
class AbsentTerminal final : public PaymentTerminal
{
public:
    /// @param fault for staff, "" when none is wanted.
    explicit AbsentTerminal(std::string fault)
        : m_fault(std::move(fault))
    {
    }

    client::Task<TerminalHealth> health() override
    {
        return client::finished(Result<TerminalHealth>(TerminalHealth{.fault = m_fault}));
    }
    client::Task<TerminalAnswer> charge(TerminalCharge, OnStep) override
    {
        return client::finished(
            Result<TerminalAnswer>(TerminalAnswer{.outcome = TerminalOutcome::Cancelled}));
    }
    client::Task<Done> cancel(std::string) override { return client::finished(Outcome(Done{})); }
    client::Task<TerminalAnswer> lookUp(std::string) override
    {
        return client::finished(
            failure<TerminalAnswer>(ErrorCode::Unavailable, "there is no terminal to ask"));
    }

private:
    std::string m_fault;
};

} // namespace vitrine::kiosk
