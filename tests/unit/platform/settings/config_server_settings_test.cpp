#include "services/platform/settings/environment_codec.hpp"
#include "services/platform/settings/settings.hpp"
#include "tests/testkit/canned_server.hpp"

#include <gtest/gtest.h>

namespace {

using namespace vitrine;
using namespace vitrine::platform;
using testkit::CannedServer;

constexpr const char* kEnvironment =
    R"({"name":"shop","profiles":["dev"],"label":null,"version":"5f1c","state":null,
 "propertySources":[
  {"name":"git/shop-dev.yml","source":{"tax.rate":"0.19","server.port":8091,"open":true,"hosts[0]":"a"}},
  {"name":"git/shop.yml","source":{"tax.rate":"0.07","extra":1.5,"hosts[0]":"b","hosts[1]":"c"}}]})";

TEST(ConfigServerSettings, OrdersSourcesAsSpringDoes)
{
    CannedServer server(
        [](const std::string&) { return CannedServer::http("200 OK", kEnvironment); });
    SettingValues values;
    values.put("extra", "mine", SettingSource::CommandLine, "--extra");

    ASSERT_TRUE(addConfigServerSettings(values, server.url(), "shop", "dev", "").ok());
    EXPECT_EQ(values.find("tax.rate")->value, "0.19");
    EXPECT_EQ(values.find("tax.rate")->origin, "git/shop-dev.yml");
    EXPECT_EQ(values.find("server.port")->value, "8091");
    EXPECT_EQ(values.find("open")->value, "true");
    EXPECT_EQ(values.find("extra")->value, "mine");
    EXPECT_EQ(values.find("hosts[0]")->value, "a");
    EXPECT_EQ(values.find("hosts[1]"), nullptr);
    EXPECT_TRUE(server.requests().at(0).starts_with("GET /shop/dev HTTP/1.1\r\n"));
}

TEST(ConfigServerSettings, WritesASlashInALabelAsTheProtocolWants)
{
    CannedServer server([](const std::string&) {
        return CannedServer::http("200 OK", R"({"propertySources":[]})");
    });
    SettingValues values;

    ASSERT_TRUE(
        addConfigServerSettings(values, server.url() + "/", "shop", "dev,mysql", "feature/tax")
            .ok());
    EXPECT_TRUE(server.requests().at(0).starts_with(
        "GET /shop/dev%2Cmysql/feature%28_%29tax HTTP/1.1\r\n"));
}

TEST(ConfigServerSettings, SendsTheUserOfItsUrl)
{
    CannedServer server([](const std::string&) {
        return CannedServer::http("200 OK", R"({"propertySources":[]})");
    });
    SettingValues values;
    const std::string url = "http://user:pa%3Ass@127.0.0.1:" + std::to_string(server.port());

    ASSERT_TRUE(addConfigServerSettings(values, url, "shop", "default", "").ok());
    EXPECT_NE(server.requests().at(0).find("Authorization: Basic dXNlcjpwYTpzcw==\r\n"),
              std::string::npos); // user:pa:ss
}

TEST(ConfigServerSettings, TellsAwayFromWrong)
{
    const auto codeFor = [](const std::string& status, const std::string& body) {
        CannedServer server([&](const std::string&) { return CannedServer::http(status, body); });
        SettingValues values;
        return addConfigServerSettings(values, server.url(), "shop", "dev", "x").error().code;
    };
    EXPECT_EQ(codeFor("404 Not Found", ""), ErrorCode::NotFound);
    EXPECT_EQ(codeFor("500 Internal Server Error", ""), ErrorCode::Unavailable);
    EXPECT_EQ(codeFor("401 Unauthorized", ""), ErrorCode::InvalidArgument);
    EXPECT_EQ(codeFor("200 OK", "no json"), ErrorCode::InvalidArgument);
    EXPECT_EQ(codeFor("200 OK", R"({"propertySources":[{"name":1}]})"), ErrorCode::InvalidArgument);
    EXPECT_EQ(codeFor("200 OK", R"({"propertySources":["x"]})"), ErrorCode::InvalidArgument);

    SettingValues values;
    EXPECT_EQ(addConfigServerSettings(values, "ftp://x", "shop", "dev", "").error().code,
              ErrorCode::InvalidArgument);
    CannedServer hangsUp([](const std::string&) { return std::string(); });
    EXPECT_EQ(addConfigServerSettings(values, hangsUp.url(), "shop", "dev", "").error().code,
              ErrorCode::Unavailable);
}

TEST(EnvironmentCodec, ReadsTheFormWithOrigins)
{
    const auto sources = decodeEnvironment(
        R"({"propertySources":[{"name":"n","source":{"a":{"value":"x","origin":"git/n.yml:3:9"},"b":{"value":7},"c":null}}]})");

    ASSERT_TRUE(sources.ok());
    const auto& values = sources->at(0).values;
    EXPECT_EQ(
        values,
        (std::vector<std::pair<std::string, std::string>>{{"a", "x"}, {"b", "7"}, {"c", ""}}));
}

} // namespace
