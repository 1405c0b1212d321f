#include "services/platform/settings/settings.hpp"

#include <gtest/gtest.h>

namespace {

using namespace vitrine::platform;

TEST(SettingValues, LetsTheStrongerSourceWinWhateverTheOrder)
{
    SettingValues values;
    values.put("a", "file", SettingSource::File, "f:1");
    values.put("a", "server", SettingSource::ConfigServer, "s");
    values.put("b", "line", SettingSource::CommandLine, "--b");
    values.put("b", "file", SettingSource::File, "f:2");

    EXPECT_EQ(values.find("a")->value, "server");
    EXPECT_EQ(values.find("b")->value, "line");
}

TEST(SettingValues, KeepsTheFirstOfOneSource)
{
    SettingValues values;
    values.put("tax.rate", "0.19", SettingSource::ConfigServer, "shop-dev.yml");
    values.put("tax.rate", "0.07", SettingSource::ConfigServer, "shop.yml");

    EXPECT_EQ(values.find("tax.rate")->value, "0.19");
    EXPECT_EQ(values.find("tax.rate")->origin, "shop-dev.yml");
}

TEST(SettingValues, FindsAVariableByItsKey)
{
    SettingValues values;
    values.put("VITRINE_OIDC_ROLES_CLAIM",
               "roles",
               SettingSource::Environment,
               "VITRINE_OIDC_ROLES_CLAIM");
    values.put("oidc.roles-claim", "groups", SettingSource::File, "f:1");
    EXPECT_EQ(values.find("oidc.roles-claim")->value, "roles");

    values.put("oidc.roles-claim", "line", SettingSource::CommandLine, "--oidc.roles-claim");
    EXPECT_EQ(values.find("oidc.roles-claim")->value, "line");
}

TEST(SettingValues, TakesAListWholeFromItsStrongestOrigin)
{
    SettingValues values;
    values.put("hosts[0]", "f0", SettingSource::File, "f:1");
    values.put("hosts[1]", "f1", SettingSource::File, "f:1");
    values.put("hosts[0].name", "f0n", SettingSource::File, "f:1");
    values.put("hosts[0]", "s0", SettingSource::ConfigServer, "shop-dev.yml");
    values.put("hosts[1]",
               "s1",
               SettingSource::ConfigServer,
               "shop.yml"); // a weaker source of the same server

    EXPECT_EQ(values.find("hosts[0]")->value, "s0");
    EXPECT_EQ(values.find("hosts[1]"), nullptr);
    EXPECT_EQ(values.find("hosts[0].name"), nullptr);
}

TEST(SettingValues, ListsKeysBelowAPrefixOnly)
{
    SettingValues values;
    for (const char* key : {"gateway.routes.a",
                            "gateway.routes.b.path",
                            "gateway.routes",
                            "gateway.routesx",
                            "gateway.routes[0]"})
        values.put(key, "v", SettingSource::CommandLine, "o");

    EXPECT_EQ(values.keysBelow("gateway.routes"),
              (std::vector<std::string>{
                  "gateway.routes.a", "gateway.routes.b.path", "gateway.routes[0]"}));
}

} // namespace
