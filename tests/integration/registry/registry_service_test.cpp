#include "services/platform/client/client_network.hpp"
#include "services/platform/discovery/eureka_client.hpp"
#include "tests/testkit/http_attacks.hpp"
#include "tests/testkit/service_process.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <optional>
#include <thread>

namespace vitrine::registry {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;
using platform::ClientNetwork;
using platform::Endpoint;
using platform::EurekaClient;
using platform::EurekaOptions;
using platform::InstanceInfo;
using platform::InstanceStatus;
using platform::UpstreamReply;
using platform::UpstreamRequest;
using testing::ElementsAre;
using testing::HasSubstr;
using testkit::ServiceProcess;

template <typename Condition>
bool eventually(const Condition& condition, std::chrono::milliseconds limit = 10s)
{
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(5ms);
    }
    return true;
}

UpstreamReply call(std::uint16_t port,
                   const std::string& method,
                   const std::string& target,
                   const json& body = nullptr)
{
    ClientNetwork network;
    UpstreamRequest request{.method = method, .target = target};
    if (!body.is_null()) {
        request.body = body.dump();
        request.headers.add("Content-Type", "application/json");
    }
    return network.send(Endpoint{"127.0.0.1", port}, std::move(request), Deadline::in(5s));
}

std::string hashOf(std::uint16_t port)
{
    return json::parse(
        call(port, "GET", "/eureka/apps").response.body)["applications"]["apps__hashcode"];
}

EurekaOptions optionsFor(const std::string& address)
{
    EurekaOptions options;
    options.urls = "http://" + address + "/eureka";
    options.fetchInterval = 100ms;
    options.renewalInterval = 1s;
    options.leaseDuration = 3s;
    return options;
}

InstanceInfo instance(const std::string& service, std::uint16_t port)
{
    return {service, service + ":test:" + std::to_string(port), "127.0.0.1", port};
}

std::vector<std::uint16_t> portsOf(const EurekaClient& client, const std::string& service)
{
    std::vector<std::uint16_t> ports;
    for (const Endpoint& endpoint : client.instances(service))
        ports.push_back(endpoint.port);
    return ports;
}

TEST(RegistryProcess, ServesTheStockEurekaClientOfNode)
{
    const ServiceProcess registry("registry", {});
    const auto folder =
        testkit::nodeProject(testkit::sourceFolder() / "tests/integration/registry/eureka_js");
    for (const std::string base : {"/eureka/apps/", "/eureka/v2/apps/"}) {
        const testkit::ToolRun run = testkit::runTool(
            {"node", "life_of_an_instance.js", std::to_string(registry.port()), base},
            {},
            folder,
            60s);
        EXPECT_EQ(run.exitCode, 0) << base << "\n" << run.output;
        EXPECT_THAT(run.output, HasSubstr("ok")) << base;
    }
}

TEST(RegistryProcess, BringsServicesTogether)
{
    const ServiceProcess registry("registry", {});
    const std::string address = "127.0.0.1:" + std::to_string(registry.port());
    EurekaClient order(optionsFor(address));
    EurekaClient payment(optionsFor(address));
    order.start(instance("order", 8085));
    payment.start(instance("payment", 8086));

    ASSERT_TRUE(eventually([&] { return order.isRegistered() && payment.isRegistered(); }));
    EXPECT_THAT(portsOf(order, "payment"), ElementsAre()) << "STARTING is not UP";
    payment.setStatus(InstanceStatus::Up);
    EXPECT_TRUE(
        eventually([&] { return portsOf(order, "payment") == std::vector<std::uint16_t>{8086}; }));
    payment.setStatus(InstanceStatus::Down);
    EXPECT_TRUE(eventually([&] { return portsOf(order, "payment").empty(); }));
    payment.stop();
    EXPECT_TRUE(eventually([&] { return hashOf(registry.port()) == "STARTING_1_"; }));
}

TEST(RegistryProcess, DropsAnInstanceThatFellSilentAndKeepsOneThatRenews)
{
    const ServiceProcess registry("registry", {{"registry.eviction-interval", "200ms"}});
    EurekaClient alive(optionsFor("127.0.0.1:" + std::to_string(registry.port())));
    alive.start(instance("order", 8085));
    const json silent = {{"instanceId", "silent"},
                         {"hostName", "127.0.0.1"},
                         {"ipAddr", "127.0.0.1"},
                         {"app", "CART"},
                         {"status", "UP"},
                         {"port", 8084},
                         {"dataCenterInfo", {{"name", "MyOwn"}}},
                         {"leaseInfo", {{"renewalIntervalInSecs", 1}, {"durationInSecs", 2}}}};
    ASSERT_EQ(
        call(registry.port(), "POST", "/eureka/apps/CART", {{"instance", silent}}).response.status,
        204);
    ASSERT_TRUE(eventually([&] { return alive.isRegistered(); }));
    EXPECT_EQ(hashOf(registry.port()), "STARTING_1_UP_1_");
    EXPECT_TRUE(eventually([&] { return hashOf(registry.port()) == "STARTING_1_"; }));
}

TEST(RegistryProcess, MayBeRestartedWithoutAnybodyNoticing)
{
    const std::string port = std::to_string(testkit::freePort());
    std::optional<ServiceProcess> registry(
        std::in_place, "registry", std::map<std::string, std::string>{{"service.port", port}});
    EurekaClient order(optionsFor("127.0.0.1:" + port));
    EurekaClient payment(optionsFor("127.0.0.1:" + port));
    payment.setStatus(InstanceStatus::Up);
    payment.start(instance("payment", 8086));
    order.start();
    ASSERT_TRUE(eventually([&] { return portsOf(order, "payment").size() == 1; }));

    registry->kill();
    registry.reset();
    registry.emplace("registry", std::map<std::string, std::string>{{"service.port", port}});

    const auto isBack = [&] { return hashOf(registry->port()) == "UP_1_"; };
    bool wasAlwaysKnown = true;
    EXPECT_TRUE(eventually([&] {
        wasAlwaysKnown = wasAlwaysKnown && portsOf(order, "payment").size() == 1;
        return isBack();
    }));
    EXPECT_TRUE(wasAlwaysKnown);
}

TEST(RegistryProcess, AsksForThePasswordThatItWasGiven)
{
    const ServiceProcess registry("registry",
                                  {{"registry.user", "shop"}, {"registry.password", "s3cret"}});
    const std::string address = "127.0.0.1:" + std::to_string(registry.port());
    EXPECT_EQ(call(registry.port(), "GET", "/eureka/apps").response.status, 401);
    EXPECT_EQ(call(registry.port(), "GET", "/").response.status, 401);
    EXPECT_EQ(call(registry.port(), "GET", "/actuator/health/readiness").response.status, 200);
    EurekaClient client(optionsFor("shop:s3cret@" + address));
    client.start();
    EXPECT_TRUE(eventually([&] { return client.hasCopy(); }));
    EXPECT_EQ(registry.log().find("s3cret"), std::string::npos);
}

TEST(RegistryProcess, WithstandsEveryAttackOfTheCorpus)
{
    const ServiceProcess registry("registry", {});
    testkit::AttackTarget target;
    target.port = registry.port();
    target.path = "/eureka/apps/CART";
    target.healthyPath = "/eureka/apps";
    target.pid = registry.pid();
    for (const std::string& fault : testkit::tryEverything(target))
        ADD_FAILURE() << fault;
}

TEST(RegistryProcess, EndsCleanlyOnSigterm)
{
    ServiceProcess registry("registry", {});
    EXPECT_EQ(registry.stop(), 0);
}

} // namespace
} // namespace vitrine::registry
