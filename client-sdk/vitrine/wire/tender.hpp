#pragma once

#include "vitrine/domain/money.hpp"

#include <optional>
#include <string>

namespace vitrine::wire {

/// How the shop got the money of an order. Kind: "token" (charged at the payment provider),
/// "terminal" (by a kiosk's card terminal), "cash" or "card" (by a person at a till). What is not
/// "token" was taken outside the platform, which records it.
struct Tender
{
    std::string kind;
    /// terminal: the kiosk's own of the payment, recorded once in the whole shop; card: what the
    /// slip says.
    std::string reference{};
    std::string providerReference{};
    std::string cardBrand{};
    std::string cardLastFour{}; ///< Never more of the number.
    std::string authorisationCode{};
    std::string takenAt{};                   ///< terminal: by the kiosk's clock.
    std::string deviceId{};                  ///< Of the kiosk whose terminal took it.
    std::string actor{};                     ///< Account of the person who took it at a till.
    std::optional<domain::Money> received{}; ///< cash: what was handed over, change included.
};

} // namespace vitrine::wire
