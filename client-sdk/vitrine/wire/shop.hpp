#pragma once

#include "vitrine/core/result.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::wire {

/// How the shop works out what a basket costs, in the words of vitrine-domain.
struct ShopPricing
{
    bool pricesIncludeTax = true;
    std::string taxLevel = "line";                ///< domain::parseTaxLevel
    std::string rounding = "half_away_from_zero"; ///< domain::parseRoundingMode
    std::map<std::string, std::int64_t> taxRates; ///< Tax category -> millionths.

    bool operator==(const ShopPricing&) const = default;
};

/// GET /api/v1/shop: what every program of the shop has to know before it shows a price. Open to
/// guests. Name, languages, tax display and kiosk settings follow the config server within seconds;
/// currency and pricing are those that the shop started with.
struct ShopProfile
{
    std::string name;
    std::string currency = "EUR";        ///< ISO 4217; what the shop prices new things in.
    std::string timeZone = "UTC";        ///< IANA; whose days the shop's business days are.
    std::string dayCutOver = "00:00";    ///< "HH:MM" of local time at which a business day begins.
    std::string taxDisplay = "INCLUDED"; ///< How prices are shown: INCLUDED or EXCLUDED.
    std::vector<std::string> languages;  ///< BCP 47, the shop's own first; never empty.
    ShopPricing pricing;
    /// Settings of kiosks as dotted keys: what stands below `shop.kiosk.` at the config server (no
    /// secrets), e.g. {"idle-seconds": "60", "attract.text.de": "Willkommen"}. An unknown one is
    /// nobody's.
    std::map<std::string, std::string> kiosk;

    bool operator==(const ShopProfile&) const = default;
};

[[nodiscard]] std::string encode(const ShopProfile& profile);
[[nodiscard]] Result<ShopProfile> decodeShopProfile(std::string_view json);

} // namespace vitrine::wire
