#include "services/platform/runtime/http_call.hpp"
#include "services/platform/settings/settings.hpp"
#include "tests/integration/config/git_work_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <future>
#include <thread>

namespace {

using namespace vitrine;
using namespace vitrine::platform;
using namespace std::chrono_literals;
using nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using testkit::GitWorkFolder;
using testkit::runTool;
using testkit::ServiceProcess;

HttpAnswer get(const std::string& url, const Headers& headers = {})
{
    HttpCall call{.url = url};
    call.headers = headers;
    auto answer = callHttp(call, Deadline::in(10s));
    EXPECT_TRUE(answer.ok()) << url << ": " << (answer.ok() ? "" : answer.error().message);
    return answer.ok() ? *answer : HttpAnswer{};
}

std::string programOf(const std::string& service)
{
    return (testkit::programFolder() / ("vitrine-" + service)).string();
}

/// A config server over a repository with settings of a shop.
class ConfigServer : public testing::Test
{
protected:
    ConfigServer()
    {
        work.write("application.yml", "shop:\n  name: Corner\n  currency: EUR\n");
        work.write("catalog.yml", "service:\n  threads: 3\nhosts: [a, b]\n");
        work.write("catalog-till.properties", "service.threads=7\n");
        work.write("broken.yml", "a: [\n");
        head = work.commit();
    }

    GitWorkFolder work;
    std::string head;
};

TEST_F(ConfigServer, AnswersSpringsPaths)
{
    const ServiceProcess server("config", {{"git.uri", work.path()}});
    const std::string url = server.url();

    const HttpAnswer plain = get(url + "/catalog/till");
    EXPECT_EQ(plain.status, 200);
    EXPECT_EQ(plain.headers.get("Content-Type"), "application/json");
    const json document = json::parse(plain.body);
    EXPECT_EQ(document["version"], head);
    EXPECT_EQ(document["label"], nullptr);
    EXPECT_EQ(document["propertySources"][0]["name"], work.path() + "/catalog-till.properties");
    EXPECT_EQ(document["propertySources"][0]["source"], (json{{"service.threads", "7"}}));
    EXPECT_EQ(document["propertySources"][1]["source"]["hosts[1]"], "b");

    const HttpAnswer withOrigins =
        get(url + "/catalog/till/main",
            {{"Accept", "application/vnd.spring-cloud.config-server.v2+json"}});
    EXPECT_EQ(withOrigins.headers.get("Content-Type"),
              "application/vnd.spring-cloud.config-server.v2+json");
    EXPECT_EQ(json::parse(withOrigins.body)["label"], "main");
    EXPECT_EQ(
        json::parse(withOrigins.body)["propertySources"][0]["source"]["service.threads"]["value"],
        "7");

    EXPECT_EQ(json::parse(get(url + "/nobody/default").body)["propertySources"].size(),
              1u); // application.yml is everybody's
    EXPECT_EQ(
        get(url + "/catalog/till", {{"If-None-Match", std::string(plain.headers.get("ETag"))}})
            .status,
        304);
}

TEST_F(ConfigServer, RefusesWhatIsUnknownUnsafeOrBroken)
{
    const ServiceProcess server("config", {{"git.uri", work.path()}});
    const std::string url = server.url();

    EXPECT_EQ(get(url + "/catalog/till/gone").status, 404);
    for (const char* unsafe : {"/..%2f..%2fetc/default",
                               "/catalog/..",
                               "/catalog/till/..",
                               "/%2e%2e/default",
                               "/(_)etc/default",
                               "/catalog/a%23b",
                               "/catalog/till/%252e%252e",
                               "/catalog/till/main~1",
                               "/catalog/%5c"})
        EXPECT_EQ(get(url + unsafe).status, 400) << unsafe;
    const HttpAnswer broken = get(url + "/broken/default");
    EXPECT_EQ(broken.status, 500);
    EXPECT_EQ(get(url + "/catalog").status, 404);
    EXPECT_EQ(get(url + "/actuator/health/readiness").status, 200);
}

TEST_F(ConfigServer, FeedsTheReaderOfOurOwnServices)
{
    const ServiceProcess server("config",
                                {{"git.uri", work.path()}, {"overrides.shop.name", "Overridden"}});
    SettingValues values;
    values.put("shop.currency", "CHF", SettingSource::Environment, "VITRINE_SHOP_CURRENCY");
    values.put("service.threads", "99", SettingSource::File, "shop.yml:1");

    ASSERT_TRUE(addConfigServerSettings(values, server.url(), "catalog", "till", "").ok());
    SettingsReader reader(values);
    EXPECT_EQ(reader.integer("service.threads", 4, 1, 256, ""), 7);
    EXPECT_EQ(reader.text("shop.currency", "", ""), "CHF");
    EXPECT_EQ(reader.text("shop.name", "", ""), "Overridden");
    EXPECT_EQ(reader.list("hosts", "", ""), (std::vector<std::string>{"a", "b"}));
    EXPECT_THAT(reader.describe(),
                HasSubstr("service.threads = 7  (config server " + work.path() +
                          "/catalog-till.properties)\n"));
}

TEST_F(ConfigServer, ShowsAChangeWithinItsPause)
{
    const ServiceProcess server("config", {{"git.uri", work.path()}, {"refresh", "50ms"}});
    const std::string url = server.url() + "/catalog/till";
    EXPECT_EQ(json::parse(get(url).body)["version"], head);
    work.write("catalog.yml", "service:\n  threads: 5\n");
    const std::string next = work.commit();

    const auto end = std::chrono::steady_clock::now() + 10s;
    while (json::parse(get(url).body)["version"] != next && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(10ms);
    EXPECT_EQ(json::parse(get(url).body)["version"], next);
}

TEST_F(ConfigServer, GivesAServiceItsSettings)
{
    work.write("registry.yml", "log.level: debug\n");
    work.commit();
    const ServiceProcess server("config", {{"git.uri", work.path()}});
    const auto shown =
        runTool({programOf("tracing"), "--config.url=" + server.url(), "--print-config"});

    EXPECT_EQ(shown.exitCode, 0) << shown.output;
    EXPECT_THAT(shown.output, HasSubstr("log.level = info  (default)\n"));
    work.write("tracing.yml", "log.level: debug\n");
    work.commit();
    const auto changed = [&] {
        return runTool({programOf("tracing"), "--config.url=" + server.url(), "--print-config"})
            .output;
    };
    const auto end = std::chrono::steady_clock::now() + 10s;
    std::string output = changed();
    while (output.find("log.level = debug") == std::string::npos &&
           std::chrono::steady_clock::now() < end)
        output = changed();
    EXPECT_THAT(output,
                HasSubstr("log.level = debug  (config server " + work.path() + "/tracing.yml)\n"));
}

TEST(ConfigServerAway, IsWaitedForUntilAStopSignal)
{
    // `timeout` sends SIGTERM after a second and tells how the program ended.
    const auto run =
        runTool({"timeout",
                 "--foreground",
                 "--preserve-status",
                 "1",
                 programOf("tracing"),
                 "--config.url=http://127.0.0.1:" + std::to_string(testkit::freePort()),
                 "--registry.url="});
    EXPECT_EQ(run.exitCode, 0) << run.output;
    EXPECT_THAT(run.output, HasSubstr("\"what\":\"config server\""));
    EXPECT_THAT(run.output, Not(HasSubstr("listening")));
}

TEST(ConfigServerOfAFolder, AddsTheLabelsFolder)
{
    const testkit::TemporaryFolder folder;
    testkit::writeBelow(folder.path(), "shop.yml", "a: 1\n");
    testkit::writeBelow(folder.path(), "summer/shop.yml", "a: 2\n");
    const ServiceProcess server("config", {{"native.folder", folder.path().string()}});
    const std::string url = server.url();

    EXPECT_EQ(json::parse(get(url + "/shop/default").body)["propertySources"].size(), 1u);
    const json labelled = json::parse(get(url + "/shop/default/summer").body);
    EXPECT_EQ(labelled["propertySources"][0]["source"]["a"], 2);
    EXPECT_EQ(labelled["version"], nullptr);
    EXPECT_EQ(json::parse(get(url + "/shop/default/winter").body)["propertySources"].size(), 1u);
}

TEST(ConfigServerProcess, SaysWhatItLacks)
{
    const auto nothing = runTool({programOf("config")});
    EXPECT_EQ(nothing.exitCode, 2);
    EXPECT_THAT(nothing.output, HasSubstr("git.uri must be given, or native.folder"));
    const auto remote = runTool({programOf("config"), "--git.uri=https://git.example/conf.git"});
    EXPECT_EQ(remote.exitCode, 2);
    EXPECT_THAT(remote.output, HasSubstr("is not a path or a file: URL of this machine"));
}

TEST(ConfigServerProcess, IsNotReadyWithoutItsRepositoryButAlive)
{
    const testkit::TemporaryFolder empty;
    const std::string port = std::to_string(testkit::freePort());
    std::future<testkit::ToolRun> server = std::async(std::launch::async, [&] {
        return runTool({"timeout",
                        "--foreground",
                        "--preserve-status",
                        "2",
                        programOf("config"),
                        "--git.uri=" + empty.path().string(),
                        "--service.port=" + port,
                        "--registry.url="});
    });
    const std::string url = "http://127.0.0.1:" + port;
    const auto end = std::chrono::steady_clock::now() + 2s;
    while (!callHttp({.url = url + "/health"}, Deadline::in(1s)).ok() &&
           std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(5ms);
    EXPECT_EQ(get(url + "/actuator/health").status, 503);
    EXPECT_EQ(get(url + "/actuator/health/liveness").status, 200);
    EXPECT_EQ(get(url + "/shop/default").status, 503);
    EXPECT_EQ(server.get().exitCode, 0);
}

} // namespace
