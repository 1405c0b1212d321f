#include "services/gateway/application/device_settings.hpp"
#include "vitrine/wire/device_settings.hpp"

#include <gtest/gtest.h>

namespace vitrine::gateway {
namespace {

using namespace std::chrono_literals;
using platform::SettingSource;
using platform::SettingValues;

constexpr const char* kDevice = "0190a1b2-0000-7000-8000-00000000000d";

/// A config server in memory, and a clock that stands still.
struct Fixture
{
    Outcome answer = Done{};
    std::vector<std::string> asked;
    DeviceSettings::Monotonic::time_point now{};
    DeviceSettings settings{
        [this](SettingValues& values, const std::string& application, const std::string& profile) {
            asked.push_back(application + "/" + profile);
            values.put("kiosk.idle-seconds",
                       std::to_string(40 + asked.size()),
                       SettingSource::ConfigServer,
                       "kiosk.yml");
            values.put("kiosk.staff[0].name", "Ada", SettingSource::ConfigServer, "kiosk.yml");
            values.put("database.url",
                       "postgresql://secret",
                       SettingSource::ConfigServer,
                       "application.yml");
            return answer;
        },
        {.now = [this] { return now; }}};
};

TEST(DeviceSettings, TellWhatIsForKiosksAndNothingElse)
{
    Fixture shop;
    const auto text = shop.settings.document(kDevice);
    ASSERT_TRUE(text.ok());
    EXPECT_EQ(shop.asked, std::vector<std::string>{std::string("kiosk/") + kDevice});
    EXPECT_EQ(text->find("secret"), std::string::npos);
    const auto settings = wire::decodeDeviceSettings(*text);
    ASSERT_TRUE(settings.ok());
    EXPECT_EQ(
        settings->settings,
        (std::map<std::string, std::string>{{"idle-seconds", "41"}, {"staff[0].name", "Ada"}}));
}

TEST(DeviceSettings, AreAskedForOnceInAWhileForEachDevice)
{
    Fixture shop;
    const auto first = shop.settings.document("a");
    EXPECT_EQ(*shop.settings.document("a"), *first);
    (void)shop.settings.document("b");
    EXPECT_EQ(shop.asked.size(), 2u);
    shop.now += 5s;
    EXPECT_NE(*shop.settings.document("a"), *first);
}

TEST(DeviceSettings, DoNotWaitAgainAndAgainForAConfigServerThatIsAway)
{
    Fixture shop;
    shop.answer = Error{.code = ErrorCode::DeadlineExceeded, .message = "away"};
    EXPECT_EQ(shop.settings.document("a").error().code, ErrorCode::Unavailable);
    EXPECT_EQ(shop.settings.document("b").error().code, ErrorCode::Unavailable);
    EXPECT_EQ(shop.asked.size(), 1u);
    shop.answer = Done{};
    shop.now += 5s;
    EXPECT_TRUE(shop.settings.document("a").ok());
}

} // namespace
} // namespace vitrine::gateway
