#include "services/gateway/application/shop_document.hpp"
#include "services/gateway/shop_settings.hpp"

#include <gtest/gtest.h>

namespace vitrine::gateway {
namespace {

using platform::SettingSource;
using platform::SettingValues;

SettingValues valuesOf(const std::map<std::string, std::string>& settings)
{
    SettingValues values;
    for (const auto& [key, value] : settings)
        values.put(key, value, SettingSource::ConfigServer, "application.yml");
    return values;
}

Result<wire::ShopProfile> profileOf(const std::map<std::string, std::string>& settings)
{
    const SettingValues values = valuesOf(settings);
    platform::SettingsReader reader(values);
    return readShopProfile(reader);
}

wire::ShopProfile shownBy(const ShopDocument& document)
{
    return wire::decodeShopProfile(document.text()).value();
}

TEST(ShopProfile, HasDefaultsThatWork)
{
    const auto shop = profileOf({});
    ASSERT_TRUE(shop.ok());
    EXPECT_EQ(shop->currency, "EUR");
    EXPECT_EQ(shop->timeZone, "UTC");
    EXPECT_EQ(shop->taxDisplay, "INCLUDED");
    EXPECT_FALSE(shop->languages.empty());
    EXPECT_EQ(shop->pricing.taxRates.at("standard"), 190000);
}

TEST(ShopProfile, TakesEverythingBelowShop)
{
    const auto shop = profileOf({{"shop.name", "Hauptstraße"},
                                 {"shop.currency", "CHF"},
                                 {"shop.time-zone", "Europe/Zurich"},
                                 {"shop.day-cut-over", "04:30"},
                                 {"shop.languages", "de, fr"},
                                 {"shop.tax-display", "excluded"},
                                 {"shop.prices-include-tax", "false"},
                                 {"shop.tax.level", "document"},
                                 {"shop.tax.rates.books", "26000"},
                                 {"shop.kiosk.idle-seconds", "60"},
                                 {"shop.kiosk.attract.text.de", "Willkommen"}});
    ASSERT_TRUE(shop.ok());
    const wire::ShopProfile expected{
        .name = "Hauptstraße",
        .currency = "CHF",
        .timeZone = "Europe/Zurich",
        .dayCutOver = "04:30",
        .taxDisplay = "EXCLUDED",
        .languages = {"de", "fr"},
        .pricing =
            {.pricesIncludeTax = false,
             .taxLevel = "document",
             .taxRates = {{"standard", 190000}, {"reduced", 70000}, {"zero", 0}, {"books", 26000}}},
        .kiosk = {{"idle-seconds", "60"}, {"attract.text.de", "Willkommen"}}};
    EXPECT_TRUE(*shop == expected) << encode(*shop);
}

TEST(ShopProfile, NamesTheKeyThatIsWrong)
{
    const std::string tooLong(101, 'x');
    const std::pair<const char*, const char*> wrong[] = {
        {"shop.time-zone", "Berlin time"},
        {"shop.time-zone", ""},
        {"shop.tax-display", "maybe"},
        {"shop.day-cut-over", "4 am"},
        {"shop.day-cut-over", "24:00"},
        {"shop.languages", ","},
        {"shop.languages", "d"},
        {"shop.name", tooLong.c_str()},
    };
    for (const auto& [key, value] : wrong) {
        const auto shop = profileOf({{key, value}});
        ASSERT_FALSE(shop.ok()) << key << "=" << value;
        EXPECT_NE(shop.error().message.find(key), std::string::npos) << shop.error().message;
    }
}

TEST(ShopDocument, FollowsWhatMayChangeWhileTheShopRuns)
{
    ShopDocument document(profileOf({{"shop.name", "Before"}, {"shop.currency", "EUR"}}).value());
    ASSERT_TRUE(document
                    .update(valuesOf({{"shop.name", "After"},
                                      {"shop.currency", "USD"},
                                      {"shop.time-zone", "America/New_York"},
                                      {"shop.tax.rates.standard", "1"},
                                      {"shop.tax-display", "excluded"},
                                      {"shop.kiosk.idle-seconds", "45"}}))
                    .ok());
    const auto shop = shownBy(document);
    EXPECT_EQ(shop.name, "After");
    EXPECT_EQ(shop.taxDisplay, "EXCLUDED");
    EXPECT_EQ(shop.kiosk.at("idle-seconds"), "45");
    // The services read theirs when they started.
    EXPECT_EQ(shop.currency, "EUR");
    EXPECT_EQ(shop.timeZone, "UTC");
    EXPECT_EQ(shop.pricing.taxRates.at("standard"), 190000);
}

TEST(ShopDocument, KeepsTheLastGoodOne)
{
    ShopDocument document(profileOf({{"shop.name", "Before"}}).value());
    const auto updated =
        document.update(valuesOf({{"shop.name", "After"}, {"shop.tax-display", "maybe"}}));
    ASSERT_FALSE(updated.ok());
    EXPECT_EQ(shownBy(document).name, "Before");
}

} // namespace
} // namespace vitrine::gateway
