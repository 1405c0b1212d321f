#pragma once

#include "vitrine/core/clock.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine::payment {

namespace tender_kind {
inline constexpr std::string_view kTerminal = "terminal";
inline constexpr std::string_view kCash = "cash";
inline constexpr std::string_view kCard = "card";
} // namespace tender_kind

/// Why a payment at a terminal is not taken: another order was paid by it.
inline constexpr const char* kTerminalReferenceUsed = "terminal_reference_used";

/// How money was taken outside the provider.
struct Tender
{
    std::string kind;        ///< One of tender_kind.
    std::string reference{}; ///< terminal: the kiosk's own, pays one order; card: of the slip.
    std::string providerReference{};
    std::string cardBrand{};
    std::string cardLastFour{};
    std::string authorisationCode{};
    std::optional<Timestamp> takenAt{};
    std::string deviceId{};                 ///< terminal: of the kiosk.
    std::string actor{};                    ///< cash, card: account of who took it.
    std::optional<std::int64_t> received{}; ///< cash: change included; minor units.

    bool operator==(const Tender&) const = default;
};

/// The ledger's account of what lies there: "terminal", "cash" or "card".
[[nodiscard]] inline std::string_view ledgerAccount(const Tender& tender)
{
    return tender.kind;
}

} // namespace vitrine::payment
