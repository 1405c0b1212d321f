#include "services/platform/settings/shop_pricing.hpp"

#include <charconv>

namespace vitrine::platform {
namespace {

constexpr std::int64_t kRateMax = 10 * domain::kMillion;
constexpr const char* kLevels = "unit, line, document_per_rate or document";
constexpr const char* kRoundings = "half_away_from_zero, half_up, half_down, half_even, up or down";

void readTaxRates(SettingsReader& reader, std::map<std::string, std::int64_t>& rates)
{
    const auto given = reader.group("shop.tax.rates",
                                    "tax rate of each category in millionths (default: "
                                    "standard=190000, reduced=70000, zero=0)");
    for (const auto& [category, text] : given) {
        std::int64_t rate = -1;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), rate);
        if (error != std::errc{} || end != text.data() + text.size() || rate < 0 || rate > kRateMax)
            reader.fault("shop.tax.rates." + category, "a rate of 0 to 10000000 millionths");
        else
            rates[category] = rate;
    }
}

} // namespace

ShopPricing readShopPricing(SettingsReader& reader)
{
    ShopPricing pricing;
    pricing.pricesIncludeTax = reader.flag("shop.prices-include-tax",
                                           pricing.pricesIncludeTax,
                                           "whether catalogue prices contain tax");
    const auto level = domain::parseTaxLevel(
        reader.text("shop.tax.level",
                    domain::toString(pricing.taxLevel),
                    "where tax is rounded: unit, line, document_per_rate or document"));
    if (level)
        pricing.taxLevel = *level;
    else
        reader.fault("shop.tax.level", kLevels);
    const auto rounding = domain::parseRoundingMode(
        reader.text("shop.tax.rounding", domain::toString(pricing.rounding), kRoundings));
    if (rounding)
        pricing.rounding = *rounding;
    else
        reader.fault("shop.tax.rounding", kRoundings);
    readTaxRates(reader, pricing.taxRates);
    return pricing;
}

domain::Currency readShopCurrency(SettingsReader& reader)
{
    const auto currency = domain::Currency::create(
        reader.text("shop.currency", "EUR", "currency that new prices are in (ISO 4217)"));
    if (currency.ok())
        return *currency;
    reader.fault("shop.currency", "a currency's code, such as EUR");
    return domain::Currency::create("EUR").value();
}

} // namespace vitrine::platform
