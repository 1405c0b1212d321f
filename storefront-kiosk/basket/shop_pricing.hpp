#pragma once

#include "vitrine/domain/totals.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace vitrine::kiosk {

/// How the shop prices: the same settings that its order service has.
struct ShopPricing
{
    domain::Currency currency;
    bool pricesIncludeTax = true;
    domain::TaxLevel taxLevel = domain::TaxLevel::Line;
    domain::RoundingMode rounding = domain::RoundingMode::HalfAwayFromZero;
    std::map<std::string, std::int64_t> taxRates; ///< Tax category -> millionths.
};

} // namespace vitrine::kiosk
