#pragma once

#include "storefront-kiosk/terminal/payment_terminal.hpp"
#include "vitrine/core/result.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::kiosk {

/// How the simulated terminal treats one charge.
struct ScriptedCharge
{
    /// What becomes of it at the provider; Pending: it never gets there, nothing is charged.
    TerminalOutcome outcome = TerminalOutcome::Approved;
    bool answerLost = false; ///< The provider decides, we do not hear of it.
    bool hasPaper = true;
    std::chrono::milliseconds after{0}; ///< How long the shopper takes.
    int unreachable = 0;                ///< So many look-ups fail first,
    int pending = 0;                    ///< then so many answer that it is not decided.
    std::string declineReason = "card_declined";
    std::string cardBrand = "Visa";
    std::string cardLastFour = "4242";
};

/// What the simulated terminal does: the charges one after the other, then always `otherwise`.
struct TerminalScript
{
    std::vector<ScriptedCharge> charges{};
    ScriptedCharge otherwise{};
    bool isReady = true;

    /// Reads
    /// {"ready": true,
    ///  "charges": [{"outcome": "approved" | "declined" | "cancelled" | "timed_out" |
    ///               "never_arrives", "answer": "given" | "lost", "paper": true, "afterMs": 1500,
    ///               "unreachable": 2, "pending": 1, "declineReason": "...", "cardBrand": "...",
    ///               "cardLastFour": "4242"}, ...],
    ///  "otherwise": {...}}; every member may be left out.
    /// @return InvalidArgument with the member at fault.
    [[nodiscard]] static Result<TerminalScript> parse(std::string_view json);
    /// @return As parse, or as readFile.
    [[nodiscard]] static Result<TerminalScript> load(const std::string& path);
};

} // namespace vitrine::kiosk
