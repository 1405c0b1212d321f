#include "tests/integration/gateway/gateway_fixture.hpp"
#include "vitrine/wire/device_settings.hpp"
#include "vitrine/wire/shop.hpp"

namespace vitrine::gateway::test {
namespace {

constexpr const char* kPath = "/api/v1/shop";

/// A config server whose answer a test may change.
class FakeConfigServer
{
public:
    void tell(const std::map<std::string, std::string>& settings)
    {
        const nlohmann::json document{
            {"name", "gateway"},
            {"propertySources", {{{"name", "application.yml"}, {"source", settings}}}}};
        m_backend.answers(200, document.dump());
    }
    void beAway() { m_backend.answers(503, "{}"); }
    [[nodiscard]] std::string url() const { return "http://" + m_backend.address(); }
    [[nodiscard]] std::size_t asked() const { return m_backend.count(); }

private:
    Backend m_backend;
};

wire::ShopProfile shopAt(const GatewayUnderTest& gateway)
{
    const auto answer = get(gateway.port(), kPath);
    EXPECT_EQ(answer.status, 200) << answer.body;
    const auto shop = wire::decodeShopProfile(answer.body);
    EXPECT_TRUE(shop.ok()) << answer.body;
    return shop.ok() ? *shop : wire::ShopProfile{};
}

TEST(GatewayShop, TellsGuestsWhatTheShopIs)
{
    const GatewayUnderTest gateway(
        {}, {}, {{"shop.name", "Main Street"}, {"shop.currency", "CHF"}});
    const auto shop = shopAt(gateway);
    EXPECT_EQ(shop.name, "Main Street");
    EXPECT_EQ(shop.currency, "CHF");
    expectProblem(ask(gateway.port(), {.method = "PUT", .target = kPath, .body = "{}"}), 405);
}

TEST(GatewayShop, FollowsTheConfigServerAndKeepsTheLastGoodAnswer)
{
    FakeConfigServer config;
    config.tell({{"shop.name", "Before"}, {"shop.kiosk.idle-seconds", "60"}});
    const GatewayUnderTest gateway(
        {}, {}, {{"config.url", config.url()}, {"gateway.shop-interval", "20ms"}});
    EXPECT_EQ(shopAt(gateway).name, "Before");

    config.tell({{"shop.name", "After"}, {"shop.kiosk.idle-seconds", "45"}});
    ASSERT_TRUE(eventually([&] { return shopAt(gateway).name == "After"; }));
    EXPECT_EQ(shopAt(gateway).kiosk.at("idle-seconds"), "45");

    const std::size_t before = config.asked();
    config.beAway();
    ASSERT_TRUE(eventually([&] { return config.asked() > before + 1; }));
    EXPECT_EQ(shopAt(gateway).name, "After");
}

TEST(GatewayDeviceSettings, AreToldToKiosksOnly)
{
    constexpr const char* kOwn = "/api/v1/devices/me/settings";
    FakeConfigServer config;
    config.tell({{"kiosk.idle-seconds", "45"}, {"database.url", "postgresql://secret"}});
    const GatewayUnderTest gateway({}, {}, {{"config.url", config.url()}});
    expectProblem(get(gateway.port(), kOwn), 401);
    expectProblem(get(gateway.port(), kOwn, bearer(gateway.identity.tokenFor({"ADMIN"}))), 403);
    Headers kiosk = bearer(gateway.identity.tokenFor({"KIOSK"}));
    const auto answer = get(gateway.port(), kOwn, kiosk);
    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto told = wire::decodeDeviceSettings(answer.body);
    ASSERT_TRUE(told.ok()) << answer.body;
    EXPECT_EQ(told->settings, (std::map<std::string, std::string>{{"idle-seconds", "45"}}));
    kiosk.set("If-None-Match", std::string(answer.field("ETag")));
    EXPECT_EQ(get(gateway.port(), kOwn, kiosk).status, 304);
}

TEST(GatewayDeviceSettings, AreNotMadeUpWhileTheConfigServerIsAway)
{
    FakeConfigServer config;
    config.tell({});
    const GatewayUnderTest gateway({}, {}, {{"config.url", config.url()}});
    config.beAway();
    expectProblem(get(gateway.port(),
                      "/api/v1/devices/me/settings",
                      bearer(gateway.identity.tokenFor({"KIOSK"}))),
                  503);
}

} // namespace
} // namespace vitrine::gateway::test
