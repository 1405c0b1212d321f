#pragma once

#include "services/platform/settings/settings.hpp"
#include "vitrine/domain/totals.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace vitrine::platform {

/// How the shop works out prices, the same for every service that has to know.
struct ShopPricing
{
    bool pricesIncludeTax = true;
    domain::TaxLevel taxLevel = domain::TaxLevel::Line;
    domain::RoundingMode rounding = domain::RoundingMode::HalfAwayFromZero;
    std::map<std::string, std::int64_t> taxRates{
        {"standard", 190000}, {"reduced", 70000}, {"zero", 0}}; ///< Category -> millionths.
};

/// shop.prices-include-tax and shop.tax.*. Faults are remembered by the reader.
[[nodiscard]] ShopPricing readShopPricing(SettingsReader& reader);

/// shop.currency: what the shop prices new things in. A fault is remembered by the reader.
[[nodiscard]] domain::Currency readShopCurrency(SettingsReader& reader);

} // namespace vitrine::platform
