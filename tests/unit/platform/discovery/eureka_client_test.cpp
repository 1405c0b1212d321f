#include "services/platform/discovery/eureka_client.hpp"
#include "tests/testkit/scripted_server.hpp"
#include "vitrine/core/encoding.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

namespace vitrine::platform {
namespace {

using namespace std::chrono_literals;
using testkit::plainAnswer;
using testkit::RawAnswer;
using testkit::RawRequest;
using testkit::ScriptedServer;

/// Waits until `condition` holds.
template <typename Condition>
bool eventually(const Condition& condition, std::chrono::milliseconds limit = 8s)
{
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(2ms);
    }
    return true;
}

std::string appsWith(const std::string& name, int port)
{
    return R"({"applications":{"versions__delta":"1","apps__hashcode":"UP_1_","application":[{"name":")" +
           name +
           R"(","instance":[{"instanceId":"x","hostName":"127.0.0.1","status":"UP","port":{"$":)" +
           std::to_string(port) + R"(,"@enabled":"true"}}]}]}})";
}

/// A registry as far as a client sees it; its parts can be told to fail.
class FakeRegistry
{
public:
    explicit FakeRegistry(std::uint16_t portOfCatalog = 8082)
        : catalogPort(portOfCatalog)
    {
    }

    std::atomic<int> catalogPort;
    std::atomic<bool> isAway = false;
    std::atomic<bool> knowsInstance = false;

    std::size_t count(const std::string& prefix) const
    {
        const auto seen = server.requests();
        return static_cast<std::size_t>(
            std::count_if(seen.begin(), seen.end(), [&](const RawRequest& request) {
                return request.head.starts_with(prefix);
            }));
    }
    std::vector<std::string> statuses() const
    {
        std::vector<std::string> found;
        for (const RawRequest& request : server.requests()) {
            if (request.head.starts_with("POST"))
                found.push_back(nlohmann::json::parse(request.body)["instance"]["status"]);
        }
        return found;
    }
    std::string url(const std::string& user = {}) const
    {
        return "http://" + user + "127.0.0.1:" + std::to_string(server.port()) + "/eureka/";
    }

    ScriptedServer server{[this](const RawRequest& request) { return RawAnswer{answer(request)}; }};

private:
    std::string answer(const RawRequest& request)
    {
        if (isAway)
            return plainAnswer(503, "");
        if (request.head.starts_with("POST"))
            return knowsInstance = true, "HTTP/1.1 204 No Content\r\n\r\n";
        if (request.head.starts_with("PUT"))
            return plainAnswer(knowsInstance ? 200 : 404, "");
        if (request.head.starts_with("DELETE"))
            return plainAnswer(200, "");
        return plainAnswer(200, appsWith("CATALOG", catalogPort));
    }
};

EurekaOptions options(const std::string& urls)
{
    EurekaOptions quick;
    quick.urls = urls;
    quick.fetchInterval = 50ms;
    quick.fetchIntervalMin = 10ms;
    quick.renewalInterval = 1s;
    quick.leaseDuration = 3s;
    return quick;
}

const InstanceInfo kSelf{"order", "order:here:1", "127.0.0.1", 8085};

TEST(EurekaClient, FindsInstancesAndFollowsTheirChanges)
{
    FakeRegistry registry;
    EurekaClient client(options(registry.url()));
    EXPECT_TRUE(client.instances("catalog").empty());
    client.start();
    ASSERT_TRUE(eventually([&] { return !client.instances("catalog").empty(); }));
    EXPECT_TRUE(client.hasCopy());
    EXPECT_EQ(client.instances("CATALOG")[0].port, 8082);
    registry.catalogPort = 9999;
    EXPECT_TRUE(eventually([&] { return client.instances("catalog")[0].port == 9999; }));
}

TEST(EurekaClient, KeepsTheLastCopyWhileTheRegistryIsAway)
{
    FakeRegistry registry;
    EurekaClient client(options(registry.url()));
    client.start();
    ASSERT_TRUE(eventually([&] { return client.hasCopy(); }));
    registry.isAway = true;
    const std::size_t before = registry.server.requests().size();
    ASSERT_TRUE(eventually([&] { return registry.server.requests().size() >= before + 5; }));
    EXPECT_EQ(client.instances("catalog").size(), 1U);
}

TEST(EurekaClient, FetchesEarlyWhenSomebodyAsksForAServiceItDoesNotKnow)
{
    FakeRegistry registry;
    EurekaOptions slow = options(registry.url());
    slow.fetchInterval = 1h;
    EurekaClient client(slow);
    client.start();
    ASSERT_TRUE(eventually([&] { return client.hasCopy(); }));
    const std::size_t before = registry.count("GET");
    EXPECT_TRUE(client.instances("payment").empty());
    EXPECT_TRUE(eventually([&] { return registry.count("GET") > before; }));
}

TEST(EurekaClient, RegistersTellsItsStatusRenewsAndCancels)
{
    FakeRegistry registry;
    {
        EurekaClient client(options(registry.url()));
        client.start(kSelf);
        ASSERT_TRUE(eventually([&] { return client.isRegistered(); }));
        client.setStatus(InstanceStatus::Up);
        ASSERT_TRUE(eventually([&] { return registry.statuses().size() == 2; }));
        ASSERT_TRUE(eventually([&] {
            return registry.count("PUT /eureka/apps/order/order%3Ahere%3A1?status=UP") >= 2;
        }));
        EXPECT_EQ(registry.statuses(), (std::vector<std::string>{"STARTING", "UP"}));
        client.stop();
        EXPECT_EQ(registry.count("DELETE /eureka/apps/order/order%3Ahere%3A1"), 1U);
    }
    EXPECT_EQ(registry.count("DELETE"), 1U) << "stopped once, cancelled once";
}

TEST(EurekaClient, RegistersAgainWhenTheRegistryHasForgottenIt)
{
    FakeRegistry registry;
    EurekaClient client(options(registry.url()));
    client.setStatus(InstanceStatus::Up);
    client.start(kSelf);
    ASSERT_TRUE(eventually([&] { return client.isRegistered(); }));
    registry.knowsInstance = false;
    ASSERT_TRUE(eventually([&] { return registry.statuses().size() == 2; }));
    EXPECT_EQ(registry.statuses().back(), "UP");
}

TEST(EurekaClient, WaitsForARegistryThatIsNotThereYet)
{
    FakeRegistry registry;
    registry.isAway = true;
    EurekaClient client(options(registry.url()));
    client.start(kSelf);
    ASSERT_TRUE(eventually([&] { return registry.count("POST") >= 2; }));
    EXPECT_FALSE(client.isRegistered());
    EXPECT_FALSE(client.hasCopy());
    registry.isAway = false;
    EXPECT_TRUE(eventually([&] { return client.isRegistered() && client.hasCopy(); }));
}

TEST(EurekaClient, AsksTheNextRegistryWhenOneFails)
{
    FakeRegistry first;
    FakeRegistry second(7777);
    first.isAway = true;
    EurekaClient client(options(first.url() + ", " + second.url()));
    client.start(kSelf);
    ASSERT_TRUE(eventually([&] { return client.isRegistered() && client.hasCopy(); }));
    EXPECT_EQ(client.instances("catalog")[0].port, 7777);
}

TEST(EurekaClient, ProvesItselfWithThePasswordOfTheUrl)
{
    FakeRegistry registry;
    EurekaClient client(options(registry.url("shop:p%40ss@")));
    client.start();
    ASSERT_TRUE(eventually([&] { return client.hasCopy(); }));
    EXPECT_EQ(registry.server.requests()[0].field("Authorization"),
              "Basic " + base64Encode("shop:p@ss"));
}

TEST(EurekaClient, StopsInTimeWhileTheRegistryIsSilent)
{
    std::atomic<bool> isSilent = false;
    ScriptedServer slow([&](const RawRequest& request) {
        for (int i = 0; isSilent && i < 3000; ++i)
            std::this_thread::sleep_for(1ms);
        return RawAnswer{request.head.starts_with("GET") ? plainAnswer(200, appsWith("CATALOG", 1))
                                                         : "HTTP/1.1 204 No Content\r\n\r\n"};
    });
    EurekaOptions quick = options("http://127.0.0.1:" + std::to_string(slow.port()));
    quick.requestTimeout = quick.stopTimeout = 200ms;
    EurekaClient client(quick);
    client.start(kSelf);
    ASSERT_TRUE(eventually([&] { return client.isRegistered(); }));
    isSilent = true;
    const auto start = std::chrono::steady_clock::now();
    client.stop();
    EXPECT_LT(std::chrono::steady_clock::now() - start, 2s);
    isSilent = false;
}

} // namespace
} // namespace vitrine::platform
