#include "services/platform/discovery/eureka_client.hpp"
#include "tests/integration/gateway/gateway_fixture.hpp"
#include "vitrine/wire/system.hpp"

namespace vitrine::gateway::test {
namespace {

using namespace std::chrono_literals;
using testing::Contains;
using testing::Field;
using testing::HasSubstr;

constexpr const char* kMetrics =
    "# HELP http_server_requests_seconds Time to answer a request.\n"
    "http_server_requests_seconds_count{method=\"GET\",status=\"200\",uri=\"/x\"} 7\n"
    "http_server_requests_seconds_bucket{method=\"GET\",status=\"200\",uri=\"/x\",le=\"0.1\"} 6\n"
    "http_server_requests_seconds_count{method=\"GET\",status=\"503\",uri=\"/x\"} 2\n"
    "process_resident_memory_bytes 12345678\n"
    "process_cpu_seconds_total 1.5\n";

/// An instance of a service that answers its actuator paths.
void serveActuator(Backend& backend, const std::string& health)
{
    backend.answer([health](const RawRequest& request) -> RawAnswer {
        const std::string line = request.firstLine();
        if (line.starts_with("GET /actuator/health "))
            return {
                testkit::plainAnswer(health.find("DOWN") != std::string::npos ? 503 : 200, health)};
        if (line.starts_with("GET /actuator/info "))
            return {testkit::plainAnswer(200, R"({"build":{"version":"1.2.3"}})")};
        if (line.starts_with("GET /actuator/prometheus "))
            return {testkit::plainAnswer(200, kMetrics, "Content-Type: text/plain\r\n")};
        return {testkit::plainAnswer(404, "{}")};
    });
}

class GatewaySystem : public testing::Test
{
protected:
    static constexpr const char* kPath = "/api/v1/system/instances";

    wire::SystemOverview overview()
    {
        const auto answer =
            get(m_gateway.port(), kPath, bearer(m_gateway.identity.tokenFor({"ADMIN"})));
        EXPECT_EQ(answer.status, 200) << answer.body;
        const auto decoded = wire::decodeSystemOverview(answer.body);
        EXPECT_TRUE(decoded.ok()) << answer.body;
        return decoded.ok() ? *decoded : wire::SystemOverview{};
    }
    static wire::InstanceStatus instanceOf(const wire::SystemOverview& overview,
                                           const std::string& service)
    {
        for (const auto& instance : overview.instances) {
            if (instance.service == service)
                return instance;
        }
        return {};
    }
    std::string statusOf(const std::string& service)
    {
        return instanceOf(overview(), service).status;
    }
    void enlist(platform::EurekaClient& client, const std::string& service, std::uint16_t port)
    {
        client.setStatus(platform::InstanceStatus::Up);
        client.start(
            {.service = service, .instanceId = service + ":1", .host = "127.0.0.1", .port = port});
    }

    const testkit::ServiceProcess m_registry{"registry", {}};
    const std::string m_registryUrl = m_registry.url() + "/eureka";
    GatewayUnderTest m_gateway{{}, {}, {{"registry.url", m_registryUrl}}};
};

TEST_F(GatewaySystem, IsShownToThoseWhoLookAfterIt)
{
    expectProblem(get(m_gateway.port(), kPath), 401);
    expectProblem(get(m_gateway.port(), kPath, bearer(m_gateway.identity.tokenFor({"CUSTOMER"}))),
                  403);
    const Headers admin = bearer(m_gateway.identity.tokenFor({"ADMIN"}));
    expectProblem(
        ask(m_gateway.port(), {.method = "POST", .target = kPath, .headers = admin, .body = "{}"}),
        405);
}

TEST_F(GatewaySystem, ListsEveryInstanceAsItIsNow)
{
    Backend good;
    Backend ill;
    serveActuator(good, R"({"status":"UP"})");
    serveActuator(ill, R"({"status":"DOWN","components":{"db":{"status":"DOWN","details":
        {"error":"no connection"}},"ping":{"status":"UP"}}})");
    platform::EurekaClient catalog({.urls = m_registryUrl});
    platform::EurekaClient order({.urls = m_registryUrl});
    enlist(catalog, "catalog", good.port());
    enlist(order, "order", ill.port());
    ASSERT_TRUE(eventually([&] { return statusOf("catalog") == "UP"; }));
    ASSERT_TRUE(eventually([&] { return statusOf("order") == "DOWN"; }));

    const auto now = overview();
    const auto one = instanceOf(now, "catalog");
    EXPECT_EQ(one.status, "UP");
    EXPECT_EQ(one.instanceId, "catalog:1");
    EXPECT_EQ(one.port, good.port());
    EXPECT_EQ(one.version, "1.2.3");
    EXPECT_EQ(one.requestsTotal, 9);
    EXPECT_EQ(one.errorsTotal, 2);
    EXPECT_EQ(one.memoryBytes, 12345678);
    EXPECT_EQ(one.cpuSecondsTotal, 1.5);
    ASSERT_EQ(one.latencyBuckets.size(), 1U);
    EXPECT_EQ(one.latencyBuckets[0].count, 6);
    EXPECT_NE(one.registeredAt, "");
    EXPECT_EQ(instanceOf(now, "order").detail, "db: no connection");
    EXPECT_EQ(instanceOf(now, "payment").detail, "no instance is registered");
    EXPECT_EQ(instanceOf(now, "registry").status, "UP");

    const auto self = instanceOf(now, "gateway");
    EXPECT_EQ(self.status, "UP");
    EXPECT_EQ(self.port, m_gateway.port());
    EXPECT_GT(self.memoryBytes, 0);
    EXPECT_GT(self.requestsTotal, 0);
    EXPECT_NE(self.startedAt, "");

    EXPECT_THAT(now.breakers, Contains(Field(&wire::BreakerStatus::service, "catalog")));
    for (const auto& breaker : now.breakers) {
        EXPECT_EQ(breaker.state, "CLOSED");
        EXPECT_NE(breaker.service, "gateway");
    }
}

TEST_F(GatewaySystem, ShowsAnInstanceThatDiedOrHangsAtTheNextCall)
{
    auto dying = std::make_unique<Backend>();
    Backend hanging;
    serveActuator(*dying, R"({"status":"UP"})");
    serveActuator(hanging, R"({"status":"UP"})");
    platform::EurekaClient catalog({.urls = m_registryUrl});
    platform::EurekaClient order({.urls = m_registryUrl});
    enlist(catalog, "catalog", dying->port());
    enlist(order, "order", hanging.port());
    ASSERT_TRUE(
        eventually([&] { return statusOf("catalog") == "UP" && statusOf("order") == "UP"; }));

    dying.reset();
    hanging.answer([](const RawRequest&) {
        std::this_thread::sleep_for(1500ms);
        return RawAnswer{testkit::plainAnswer(200, "{}")};
    });
    EXPECT_TRUE(eventually([&] { return statusOf("catalog") == "UNREACHABLE"; }, 3s));
    const auto began = std::chrono::steady_clock::now();
    EXPECT_TRUE(eventually([&] { return statusOf("order") == "UNREACHABLE"; }, 4s));
    EXPECT_LT(std::chrono::steady_clock::now() - began, 4s) << "one slow instance holds up nobody";
}

TEST_F(GatewaySystem, KeepsAnAnswerForASecondHoweverManyAsk)
{
    Backend backend;
    serveActuator(backend, R"({"status":"UP"})");
    platform::EurekaClient catalog({.urls = m_registryUrl});
    enlist(catalog, "catalog", backend.port());
    ASSERT_TRUE(eventually([&] { return statusOf("catalog") == "UP"; }));
    const std::size_t before = backend.count();
    const auto began = std::chrono::steady_clock::now();
    std::string at;
    int answers = 0;
    for (; std::chrono::steady_clock::now() - began < 1s; ++answers)
        overview();
    EXPECT_GT(answers, 5);
    EXPECT_LE(backend.count() - before, 2 * 3U) << "three paths, asked twice at most";
}

TEST(GatewayRevocations, ATokenThatWasVoidedDoesNotHoldAnyMore)
{
    Backend catalog;
    GatewayUnderTest gateway(
        {{"catalog", catalog.address()}}, {}, {{"gateway.revocations-interval", "50ms"}});
    const std::string path = "/api/v1/products";
    const std::string token = gateway.identity.tokenFor({"CUSTOMER"});
    ASSERT_EQ(get(gateway.port(), path, bearer(token)).status, 200);

    gateway.identity.voidTokens("somebody else", "2099-01-01T00:00:00.000Z");
    gateway.identity.voidTokens("00u7demoUser", "2000-01-01T00:00:00.000Z");
    EXPECT_EQ(get(gateway.port(), path, bearer(token)).status, 200) << "it was issued later";

    gateway.identity.voidTokens("00u7demoUser", "2099-01-01T00:00:00.000Z");
    ASSERT_TRUE(eventually([&] { return get(gateway.port(), path, bearer(token)).status == 401; }));
    const auto refused = get(gateway.port(), path, bearer(token));
    expectProblem(refused, 401);
    EXPECT_THAT(refused.field("WWW-Authenticate"), HasSubstr("invalid_token"));
    EXPECT_EQ(get(gateway.port(), path).status, 200) << "a guest is not concerned";

    gateway.identity.beAway(true);
    EXPECT_EQ(get(gateway.port(), path, bearer(token)).status, 401) << "the last list holds";
}

} // namespace
} // namespace vitrine::gateway::test
