#include "vitrine/wire/shop.hpp"

#include "vitrine/wire/codec_support.hpp"

namespace vitrine::wire {
namespace {

using nlohmann::json;

constexpr std::size_t kLanguagesMax = 50;
constexpr std::size_t kRatesMax = 1000;
constexpr std::size_t kKioskSettingsMax = 1000;
constexpr std::int64_t kRateMax = 10'000'000;

json writePricing(const ShopPricing& pricing)
{
    json rates = json::array();
    for (const auto& [category, rate] : pricing.taxRates)
        rates.push_back({{"category", category}, {"millionths", rate}});
    return {{"pricesIncludeTax", pricing.pricesIncludeTax},
            {"taxLevel", pricing.taxLevel},
            {"rounding", pricing.rounding},
            {"taxRates", std::move(rates)}};
}

ShopPricing readPricing(ObjectReader& in)
{
    ShopPricing pricing;
    pricing.pricesIncludeTax = in.flagOr("pricesIncludeTax", true);
    pricing.taxLevel = in.text("taxLevel", {.min = 1, .max = 64});
    pricing.rounding = in.text("rounding", {.min = 1, .max = 64});
    in.objects("taxRates", kRatesMax, [&](ObjectReader& rate) {
        auto category = rate.text("category", {.min = 1, .max = 64});
        pricing.taxRates.emplace(std::move(category), rate.integer("millionths", 0, kRateMax));
    });
    return pricing;
}

} // namespace

std::string encode(const ShopProfile& profile)
{
    return json{{"name", profile.name},
                {"currency", profile.currency},
                {"timeZone", profile.timeZone},
                {"dayCutOver", profile.dayCutOver},
                {"taxDisplay", profile.taxDisplay},
                {"languages", profile.languages},
                {"pricing", writePricing(profile.pricing)},
                {"kiosk", json(profile.kiosk)}}
        .dump();
}

Result<ShopProfile> decodeShopProfile(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        ShopProfile profile;
        profile.name = in.optionalText("name");
        profile.currency = in.text("currency", {.min = 3, .max = 3});
        profile.timeZone = in.text("timeZone", {.min = 1, .max = 64});
        profile.dayCutOver = in.text("dayCutOver", {.min = 5, .max = 5});
        profile.taxDisplay = in.text("taxDisplay", {.min = 1, .max = 64});
        profile.languages = in.texts("languages", kLanguagesMax);
        if (profile.languages.empty())
            in.fault("languages", "must name a language");
        in.object("pricing",
                  [&profile](ObjectReader& pricing) { profile.pricing = readPricing(pricing); });
        profile.kiosk = in.textMap("kiosk", kKioskSettingsMax);
        return profile;
    });
}

} // namespace vitrine::wire
