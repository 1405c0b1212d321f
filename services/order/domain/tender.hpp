#pragma once

#include "vitrine/core/clock.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine::order {

/// How an order is to be paid, as its buyer chose.
namespace payment_kind {
inline constexpr std::string_view kToken = "token";       ///< At the payment provider.
inline constexpr std::string_view kCounter = "counter";   ///< To a person at a till.
inline constexpr std::string_view kTerminal = "terminal"; ///< A kiosk's card terminal has done it.
} // namespace payment_kind

namespace tender_kind {
inline constexpr std::string_view kTerminal = "terminal";
inline constexpr std::string_view kCash = "cash";
inline constexpr std::string_view kCard = "card";
} // namespace tender_kind

/// Money of an order that was taken outside the payment provider.
struct Tender
{
    std::string kind;        ///< One of tender_kind.
    std::string reference{}; ///< terminal: the kiosk's own; card: of the slip.
    std::string providerReference{};
    std::string cardBrand{};
    std::string cardLastFour{};
    std::string authorisationCode{};
    std::optional<Timestamp> takenAt{};     ///< terminal: by the kiosk's clock.
    std::string deviceId{};                 ///< Of the kiosk whose terminal took it.
    std::string actor{};                    ///< Account of who took it at a till.
    std::optional<std::int64_t> received{}; ///< cash: what was handed over; minor units.

    bool operator==(const Tender&) const = default;
};

/// What an order has beside others because of where and how it was sold.
struct SaleDetails
{
    bool soldOffline = false;          ///< Without asking the shop: the goods are gone already.
    std::optional<Timestamp> soldAt{}; ///< By the kiosk's clock.
    std::string leaseId{};             ///< Of the stock lease that the goods come from.
    std::string receiptNumber{};       ///< The kiosk's own.
    std::int64_t pickupNumber = 0;     ///< 1 to 999; 0: none, or not given yet.
    std::optional<Tender> tender{};    ///< Of a terminal at once, of a till once it was taken.
    /// What the lines would have cost by the catalogue, when that is not the total.
    std::optional<std::int64_t> catalogTotal{};

    bool operator==(const SaleDetails&) const = default;
};

} // namespace vitrine::order
