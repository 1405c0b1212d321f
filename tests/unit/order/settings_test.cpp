#include "services/order/order_settings.hpp"

#include <gtest/gtest.h>

namespace vitrine::order {
namespace {

using namespace std::chrono_literals;

class OrderSettingsTest : public testing::Test
{
protected:
    OrderSettingsTest() { set("database.url", "postgresql:///x"); }
    void set(const std::string& key, const std::string& value)
    {
        values.put(key, value, platform::SettingSource::CommandLine, "--" + key);
    }
    /// The message of what is wrong, "" when nothing is.
    std::string fault()
    {
        platform::SettingsReader reader(values);
        settings = readOrderSettings(reader);
        const auto checked = reader.check();
        return checked.ok() ? "" : checked.error().message;
    }

    platform::SettingValues values;
    OrderSettings settings;
};

TEST_F(OrderSettingsTest, HaveDefaultsThatWork)
{
    EXPECT_EQ(fault(), "");
    EXPECT_EQ(settings.commands.pricing.taxRates.at("standard"), 190000);
    EXPECT_EQ(settings.commands.pricing.taxRates.at("zero"), 0);
    EXPECT_TRUE(settings.commands.pricing.pricesIncludeTax);
    EXPECT_EQ(settings.saga.attemptsMax, 3);
    EXPECT_EQ(settings.orders.keyAge, 720h);
    EXPECT_EQ(settings.store.numberPrefix, "V-");
    EXPECT_EQ(settings.saga.counterHold, 30min);
    EXPECT_EQ(settings.commands.counterHold, 30min);
    EXPECT_EQ(settings.store.businessDay.zone, "UTC");
    EXPECT_EQ(settings.eventAge, 168h);
}

TEST_F(OrderSettingsTest, TakeHowLongEventsAreKept)
{
    set("outbox.retention-days", "30");
    EXPECT_EQ(fault(), "");
    EXPECT_EQ(settings.eventAge, 720h);
}

TEST_F(OrderSettingsTest, KeepEventsForADayAtLeast)
{
    set("outbox.retention-days", "0");
    EXPECT_NE(fault(), "");
}

TEST_F(OrderSettingsTest, TakeTheShopsOwnTaxes)
{
    set("shop.tax.rates.standard", "210000");
    set("shop.tax.rates.books", "95000");
    set("shop.tax.level", "document");
    set("shop.tax.rounding", "half_even");
    set("shop.prices-include-tax", "false");
    EXPECT_EQ(fault(), "");
    const PricingPolicy& pricing = settings.commands.pricing;
    EXPECT_EQ(pricing.taxRates.at("standard"), 210000);
    EXPECT_EQ(pricing.taxRates.at("books"), 95000);
    EXPECT_EQ(pricing.taxLevel, domain::TaxLevel::Document);
    EXPECT_EQ(pricing.rounding, domain::RoundingMode::HalfEven);
    EXPECT_FALSE(pricing.pricesIncludeTax);
}

TEST_F(OrderSettingsTest, NameTheKeyThatIsWrong)
{
    const std::pair<const char*, const char*> wrong[] = {
        {"shop.tax.rates.standard", "19%"},
        {"shop.tax.rates.standard", "-1"},
        {"shop.tax.level", "page"},
        {"shop.tax.rounding", "banker"},
        {"order.number-prefix", "V2"},
        {"order.number-start", "0"},
        {"order.hold-time", "31m"},
        {"order.counter-hold", "31m"},
        {"shop.day-cut-over", "24:00"},
        {"order.call-timeout", "5s"},
        {"order.backoff-first", "6s"},
        {"order.attempts-max", "0"},
    };
    for (const auto& [key, value] : wrong) {
        values = {};
        set("database.url", "postgresql:///x");
        set(key, value);
        EXPECT_NE(fault().find(key), std::string::npos) << key << "=" << value;
    }
}

} // namespace
} // namespace vitrine::order
