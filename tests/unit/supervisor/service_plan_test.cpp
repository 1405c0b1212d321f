#include "services/supervisor/domain/service_plan.hpp"

#include <gtest/gtest.h>

#include <set>

namespace vitrine::supervisor {
namespace {

const PlanFolders kFolders{.databaseSocket = "/d/s", .config = "/d/c", .ports = "/d/p"};

const PlannedInstance& named(const std::vector<PlannedInstance>& plan, const std::string& name)
{
    const auto found = std::find_if(
        plan.begin(), plan.end(), [&name](const PlannedInstance& i) { return i.name == name; });
    EXPECT_NE(found, plan.end()) << name;
    return *found;
}

TEST(ServicePlan, RunsEachServiceOnceOnItsOwnPort)
{
    const auto plan = planShop({}, {}, kFolders);
    ASSERT_TRUE(plan.ok());
    std::set<std::uint16_t> ports;
    for (const PlannedInstance& instance : *plan)
        ports.insert(instance.port);
    EXPECT_EQ(plan->size(), serviceKinds().size());
    EXPECT_EQ(ports.size(), plan->size());
    EXPECT_EQ(named(*plan, "gateway").port, 8080);
}

TEST(ServicePlan, CountsPortsFromTheBase)
{
    const auto plan = planShop({.portBase = 20000}, {}, kFolders);
    ASSERT_TRUE(plan.ok());
    EXPECT_EQ(named(*plan, "gateway").port, 20000);
    EXPECT_EQ(named(*plan, "registry").port, 20001);
    EXPECT_EQ(named(*plan, "order").settings.at("registry.url"), "http://127.0.0.1:20001/eureka");
    EXPECT_EQ(named(*plan, "order").settings.at("identity.issuer"),
              "http://127.0.0.1:20000/oauth2/default");
}

TEST(ServicePlan, GivesFurtherInstancesAnyPort)
{
    const auto plan = planShop({.instances = {{"order", 3}}}, {}, kFolders);
    ASSERT_TRUE(plan.ok());
    EXPECT_EQ(named(*plan, "order-2").port, 0);
    EXPECT_EQ(named(*plan, "order-3").settings.at("service.port-file"), "/d/p/order-3");
}

TEST(ServicePlan, TellsEachServiceItsOwnSecretsOnly)
{
    const auto plan = planShop({},
                               {{"database.order", "pw-order"},
                                {"database.payment", "pw-payment"},
                                {"service.order", "s-order"},
                                {"service.payment", "s-payment"}},
                               kFolders);
    ASSERT_TRUE(plan.ok());
    const PlannedInstance& order = named(*plan, "order");
    EXPECT_EQ(order.settings.at("database.url"),
              "host=/d/s dbname=vitrine_order user=vitrine_order password=pw-order");
    EXPECT_EQ(order.settings.at("service.client-secret"), "s-order");
    for (const auto& [key, value] : order.settings) {
        EXPECT_EQ(value.find("pw-payment"), std::string::npos) << key;
        EXPECT_EQ(value.find("s-payment"), std::string::npos) << key;
    }
    EXPECT_EQ(named(*plan, "identity").settings.at("identity.services.payment"), "s-payment");
    EXPECT_FALSE(named(*plan, "gateway").settings.contains("database.url"));
}

TEST(ServicePlan, HandsOverThePersonsSettingsWhereTheyWin)
{
    const auto plan = planShop({.settings = {{"tracing.url", "http://zipkin:9411"}}}, {}, kFolders);
    ASSERT_TRUE(plan.ok());
    EXPECT_EQ(named(*plan, "catalog").overrides.at("tracing.url"), "http://zipkin:9411");
}

TEST(ServicePlan, HandsASettingToTheServiceThatKnowsIt)
{
    const auto plan =
        planShop({.settings = {{"gateway.rate.burst", "9"}, {"log.level", "warn"}}}, {}, kFolders);
    ASSERT_TRUE(plan.ok());
    EXPECT_EQ(named(*plan, "gateway").overrides.at("gateway.rate.burst"), "9");
    EXPECT_FALSE(named(*plan, "registry").overrides.contains("gateway.rate.burst"));
    EXPECT_EQ(named(*plan, "registry").overrides.at("log.level"), "warn");
}

TEST(ServicePlan, HandsTheShopsOwnSettingsToThoseWhoReadThem)
{
    const auto plan = planShop(
        {.settings = {{"shop.currency", "CHF"}, {"shop.tax.level", "line"}, {"shop.name", "Main"}}},
        {},
        kFolders);
    ASSERT_TRUE(plan.ok());
    using Overrides = std::map<std::string, std::string>;
    EXPECT_EQ(
        named(*plan, "gateway").overrides,
        (Overrides{{"shop.currency", "CHF"}, {"shop.name", "Main"}, {"shop.tax.level", "line"}}));
    EXPECT_EQ(named(*plan, "catalog").overrides, (Overrides{{"shop.currency", "CHF"}}));
    EXPECT_EQ(named(*plan, "order").overrides, (Overrides{{"shop.tax.level", "line"}}));
    EXPECT_EQ(named(*plan, "payment").overrides, Overrides{});
}

TEST(ServicePlan, NamesWhatItRefuses)
{
    EXPECT_EQ(planShop({.instances = {{"cash", 1}}}, {}, kFolders).error().message,
              "there is no service 'cash'");
    EXPECT_FALSE(planShop({.instances = {{"order", 17}}}, {}, kFolders).ok());
    EXPECT_FALSE(planShop({.instances = {{"gateway", 2}}}, {}, kFolders).ok());
    EXPECT_FALSE(planShop({.portBase = 65530}, {}, kFolders).ok());
}

} // namespace
} // namespace vitrine::supervisor
