#include "storefront-kiosk/terminal/payment_terminal.hpp"

namespace vitrine::kiosk {

std::string_view toString(TerminalOutcome outcome) noexcept
{
    switch (outcome) {
    case TerminalOutcome::Approved:
        return "approved";
    case TerminalOutcome::Declined:
        return "declined";
    case TerminalOutcome::Cancelled:
        return "cancelled";
    case TerminalOutcome::TimedOut:
        return "timed_out";
    case TerminalOutcome::Pending:
        break;
    }
    return "pending";
}

} // namespace vitrine::kiosk
