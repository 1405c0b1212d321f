#include "services/platform/http/http_server.hpp"
#include "tests/testkit/canned_server.hpp"
#include "tests/testkit/token_issuer.hpp"
#include "tests/unit/platform/runtime/hosted.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <atomic>
#include <future>

namespace {

using namespace vitrine;
using namespace vitrine::platform;
using namespace std::chrono_literals;
using nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using testkit::CannedServer;
using testkit::Hosted;
using testkit::TokenIssuer;

Route route(const std::string& pattern, Access access, Handler handler)
{
    return Route{"GET", pattern, std::move(access), std::move(handler)};
}

Route hello()
{
    return route(
        "/hello", Access::open(), [](const HttpRequest&) { return jsonResponse(200, "{}"); });
}

template <typename Condition> bool eventually(const Condition& condition)
{
    const auto end = std::chrono::steady_clock::now() + 20s;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(5ms);
    }
    return true;
}

TEST(ServiceHost, ServesRoutesActuatorAndEndsWithZero)
{
    Hosted till;
    ASSERT_TRUE(till.run({hello()}));
    ASSERT_TRUE(till.becomes(true));

    EXPECT_EQ(till.get("/hello").status, 200);
    EXPECT_EQ(till.get("/health").status, 200);
    EXPECT_EQ(json::parse(till.get("/actuator/info").body)["build"]["name"], "till");
    EXPECT_EQ(json::parse(till.get("/actuator").body)["_links"]["health"]["href"],
              till.url() + "/actuator/health");
    EXPECT_EQ(till.get("/actuator/health").headers.get("Content-Type"),
              "application/vnd.spring-boot.actuator.v3+json");
    EXPECT_EQ(
        till.get("/actuator/health", {{"Accept", "application/json"}}).headers.get("Content-Type"),
        "application/json");
    EXPECT_EQ(till.get("/actuator/health/nothing").status, 404);
    const HttpAnswer metrics = till.get("/actuator/prometheus");
    EXPECT_EQ(metrics.headers.get("Content-Type"), "text/plain; version=0.0.4; charset=utf-8");
    EXPECT_THAT(metrics.body, HasSubstr("uri=\"/hello\""));
    EXPECT_EQ(till.stop(), 0);
}

TEST(ServiceHost, IsReadyOnlyWhileItsChecksPass)
{
    std::atomic<bool> isWell = false;
    Hosted till;
    till.host().addHealthCheck({"db", [&]() -> Outcome {
                                    return isWell ? Outcome(Done{})
                                                  : Outcome(Error{.message = "no database"});
                                }});
    ASSERT_TRUE(till.run({hello()}));
    ASSERT_TRUE(till.becomes(false));
    EXPECT_EQ(till.get("/actuator/health/liveness").status,
              200); // a restart would not bring the database back
    EXPECT_EQ(
        json::parse(till.get("/actuator/health").body)["components"]["db"]["details"]["error"],
        "no database");
    isWell = true;
    EXPECT_TRUE(till.becomes(true));
}

TEST(ServiceHost, AnswersWhatIsInFlightBeforeItEnds)
{
    std::promise<void> arrived, release;
    auto released = release.get_future().share();
    Hosted till;
    ASSERT_TRUE(till.run({route("/slow", Access::open(), [&, released](const HttpRequest&) {
        arrived.set_value();
        released.wait();
        return jsonResponse(200, "\"done\"");
    })}));
    std::future<HttpAnswer> answer =
        std::async(std::launch::async, [&] { return till.get("/slow"); });
    arrived.get_future().wait();
    till.host().stop();
    std::future<int> ended = std::async(std::launch::async, [&] { return till.stop(); });
    EXPECT_EQ(ended.wait_for(200ms), std::future_status::timeout);
    release.set_value();

    EXPECT_EQ(answer.get().status, 200);
    EXPECT_EQ(ended.get(), 0);
}

TEST(ServiceHost, RunsBackgroundTasksUntilItEnds)
{
    std::atomic<int> rounds = 0;
    Hosted till;
    till.host().addBackgroundTask({"sweep", 1h, [&](Deadline) -> Outcome {
                                       ++rounds;
                                       return Done{};
                                   }});
    ASSERT_TRUE(till.run({hello()}));
    ASSERT_TRUE(eventually([&] { return rounds == 1; }));
    till.host().wake("sweep");
    EXPECT_TRUE(eventually([&] { return rounds == 2; }));
    EXPECT_EQ(till.stop(), 0);
    till.host().wake("sweep");
    EXPECT_EQ(rounds, 2);
}

/// A registry that takes everything, once it is told to be there.
class CannedRegistry
{
public:
    std::atomic<bool> isThere = true;

    [[nodiscard]] std::string url() const { return m_server.url() + "/eureka"; }
    /// The statuses in registrations, and "cancelled".
    [[nodiscard]] std::vector<std::string> told() const
    {
        std::vector<std::string> words;
        for (const std::string& request : m_server.requests()) {
            if (request.starts_with("POST"))
                words.push_back(json::parse(CannedServer::bodyOf(request))["instance"]["status"]);
            else if (request.starts_with("DELETE"))
                words.emplace_back("cancelled");
        }
        return words;
    }
    [[nodiscard]] std::string firstRegistration() const
    {
        for (const std::string& request : m_server.requests()) {
            if (request.starts_with("POST"))
                return CannedServer::bodyOf(request);
        }
        return "{}";
    }

private:
    CannedServer m_server{[this](const std::string& request) {
        if (!isThere)
            return CannedServer::http("503 Service Unavailable", "");
        if (request.starts_with("POST"))
            return CannedServer::http("204 No Content", "");
        return CannedServer::http(
            "200 OK",
            R"({"applications":{"versions__delta":"1","apps__hashcode":"","application":[]}})",
            "Content-Type: application/json\r\n");
    }};
};

TEST(ServiceHost, TellsTheRegistryItsWholeLife)
{
    std::atomic<bool> isWell = false;
    CannedRegistry registry;
    Hosted till({"--registry.url=" + registry.url()});
    till.host().addHealthCheck({"db", [&]() -> Outcome {
                                    return isWell ? Outcome(Done{})
                                                  : Outcome(Error{.message = "no"});
                                }});
    ASSERT_TRUE(till.run({hello()}));
    ASSERT_TRUE(eventually([&] { return !registry.told().empty(); }));
    isWell = true;
    ASSERT_TRUE(eventually([&] { return registry.told().back() == "UP"; }));
    isWell = false;
    ASSERT_TRUE(eventually([&] { return registry.told().back() == "DOWN"; }));
    EXPECT_EQ(till.stop(), 0);

    EXPECT_THAT(registry.told(), testing::ElementsAre("STARTING", "UP", "DOWN", "cancelled"));
    const json self = json::parse(registry.firstRegistration())["instance"];
    EXPECT_EQ(self["instanceId"], till.host().instanceId());
    EXPECT_EQ(self["port"]["$"], till.port());
}

TEST(ServiceHost, StartsWithoutARegistryAndRegistersWhenItComes)
{
    CannedRegistry registry;
    registry.isThere = false;
    Hosted till({"--registry.url=" + registry.url()});
    ASSERT_TRUE(till.run({hello()}));
    ASSERT_TRUE(till.becomes(true));
    EXPECT_EQ(till.get("/hello").status, 200);
    registry.isThere = true;
    EXPECT_TRUE(
        eventually([&] { return !registry.told().empty() && registry.told().back() == "UP"; }));
}

/// Identity as far as other services need it to check tokens.
class CannedIdentity
{
public:
    SystemClock clock;
    TokenIssuer issuer{clock, "http://gateway.example/oauth2/default"};
    std::atomic<bool> isThere = true;

    [[nodiscard]] std::vector<std::string> settings() const
    {
        return {"--identity.issuer=" + issuer.issuer(),
                "--instances.identity=127.0.0.1:" + std::to_string(m_server.port())};
    }

private:
    CannedServer m_server{[this](const std::string& request) {
        if (!isThere || !request.starts_with("GET /oauth2/default/v1/keys "))
            return CannedServer::http("503 Service Unavailable", "");
        return CannedServer::http("200 OK", issuer.keySet());
    }};
};

Headers bearer(const std::string& token)
{
    return {{"Authorization", "Bearer " + token}};
}

Route own()
{
    return route("/own", Access::permission("orders.place"), [](const HttpRequest& request) {
        return jsonResponse(200, "\"" + request.context.caller.accountId + "\"");
    });
}

Route internal()
{
    return route("/internal", Access::services({"order"}), [](const HttpRequest& request) {
        return jsonResponse(200, "\"" + request.context.caller.service + "\"");
    });
}

TEST(ServiceHost, ChecksTokensOfTheShopsOwnProvider)
{
    CannedIdentity identity;
    Hosted till(identity.settings());
    ASSERT_TRUE(till.run({own(), internal()}));
    Headers user = bearer(identity.issuer.userToken("a1", {"CUSTOMER"}));
    user.set("Vitrine-Service-Token", identity.issuer.serviceToken("gateway"));

    EXPECT_EQ(till.get("/own").status, 401);
    EXPECT_EQ(till.get("/own", user).body, "\"a1\"");
    EXPECT_EQ(
        till.get("/internal", {{"Vitrine-Service-Token", identity.issuer.serviceToken("order")}})
            .body,
        "\"order\"");
    EXPECT_EQ(
        till.get("/internal", {{"Vitrine-Service-Token", identity.issuer.serviceToken("payment")}})
            .status,
        403);
    TokenIssuer stranger(identity.clock, identity.issuer.issuer());
    EXPECT_EQ(till.get("/own", bearer(stranger.userToken("a1", {"ADMIN"}))).status, 401);
}

TEST(ServiceHost, ChecksTokensAsSoonAsIdentityIsThere)
{
    CannedIdentity identity;
    identity.isThere = false;
    Hosted till(identity.settings());
    ASSERT_TRUE(till.run({internal(), hello()}));
    const Headers caller{{"Vitrine-Service-Token", identity.issuer.serviceToken("order")}};
    EXPECT_EQ(till.get("/internal", caller).status, 503); // nobody can tell yet
    EXPECT_EQ(till.get("/hello").status, 200);
    identity.isThere = true;
    EXPECT_TRUE(eventually([&] { return till.get("/internal", caller).status == 200; }));
}

TEST(ServiceHost, ChecksUsersOfAForeignProviderOverVerifiedTls)
{
    const testkit::TemporaryFolder folder;
    const std::string certificate = (folder.path() / "cert.pem").string();
    const std::string key = (folder.path() / "key.pem").string();
    const auto made = testkit::runTool({"openssl",
                                        "req",
                                        "-x509",
                                        "-newkey",
                                        "ec",
                                        "-pkeyopt",
                                        "ec_paramgen_curve:P-256",
                                        "-nodes",
                                        "-days",
                                        "2",
                                        "-subj",
                                        "/CN=localhost",
                                        "-addext",
                                        "subjectAltName=DNS:localhost",
                                        "-keyout",
                                        key,
                                        "-out",
                                        certificate});
    ASSERT_EQ(made.exitCode, 0) << made.output;

    SystemClock clock;
    const std::string port = std::to_string(testkit::freePort());
    const TokenIssuer okta(clock, "https://localhost:" + port + "/org");
    Metrics metrics;
    NoSpans spans;
    WorkerPool workers("test", 1, 16);
    CannedIdentity identity;
    const auto nobody = identity.issuer.authenticator();
    HttpServer provider(
        {.port = static_cast<std::uint16_t>(std::stoi(port)), .tls = {certificate, key}},
        {route(
             "/org/.well-known/openid-configuration",
             Access::open(),
             [&](const HttpRequest&) {
                 return jsonResponse(
                     200,
                     json{{"issuer", okta.issuer()}, {"jwks_uri", okta.issuer() + "/keys"}}.dump());
             }),
         route("/org/keys",
               Access::open(),
               [&](const HttpRequest&) { return jsonResponse(200, okta.keySet()); })},
        {*nobody, workers, workers, metrics, spans});
    ASSERT_TRUE(provider.open().ok());

    auto settings = identity.settings();
    settings.push_back("--oidc.issuer=" + okta.issuer());
    Hosted distrustful(settings);
    settings.push_back("--oidc.trusted-certificates=" + certificate);
    Hosted till(settings);
    ASSERT_TRUE(till.run({own()}));
    ASSERT_TRUE(distrustful.run({own()}));
    Headers user = bearer(okta.userToken("o1", {"CUSTOMER"}));
    user.set("Vitrine-Service-Token", identity.issuer.serviceToken("gateway"));

    EXPECT_EQ(till.get("/own", user).body, "\"o1\"");
    EXPECT_EQ(till.get("/own", bearer(identity.issuer.userToken("a1", {"ADMIN"}))).status,
              401); // not this shop's users
    EXPECT_EQ(distrustful.get("/own", user).status, 503);
    provider.drainAndClose(1s);
}

TEST(ServiceHost, ReportsSpansWithItsPort)
{
    CannedServer collector(
        [](const std::string&) { return CannedServer::http("202 Accepted", ""); });
    Hosted till({"--tracing.url=" + collector.url()});
    ASSERT_TRUE(till.run({hello()}));
    EXPECT_EQ(till.get("/hello").status, 200);
    EXPECT_EQ(till.stop(), 0);

    ASSERT_EQ(collector.requests().size(), 1u); // sent at the end, if not before
    const json spans = json::parse(CannedServer::bodyOf(collector.requests().at(0)));
    EXPECT_EQ(spans.at(0)["name"], "get /hello");
    EXPECT_EQ(spans.at(0)["localEndpoint"],
              (json{{"serviceName", "till"}, {"ipv4", "127.0.0.1"}, {"port", till.port()}}));
}

TEST(ServiceHost, SaysWhichSettingIsWrong)
{
    testing::internal::CaptureStderr();
    Hosted till({"--service.threads=many",
                 "--tracing.url=nowhere",
                 "--registry.url=http://a,ftp://b",
                 "--instances.order=x",
                 "--log.level=loud",
                 "--serivce.host=x"});
    EXPECT_FALSE(till.run({hello()}));
    EXPECT_EQ(till.host().exitCode(), 2);
    const std::string said = testing::internal::GetCapturedStderr();
    EXPECT_THAT(said,
                HasSubstr("service.threads: 'many' (command line --service.threads) is not an "
                          "integer from 1 to 256\n"));
    EXPECT_THAT(
        said,
        HasSubstr(
            "tracing.url: 'nowhere' (command line --tracing.url) is not an http or https URL\n"));
    EXPECT_THAT(said,
                HasSubstr("registry.url: 'http://a,ftp://b' (command line --registry.url) is not a "
                          "list of http or https URLs\n"));
    EXPECT_THAT(
        said,
        HasSubstr(
            "instances.order: 'x' (command line --instances.order) is not a list of host:port\n"));
    EXPECT_THAT(said,
                HasSubstr("log.level: 'loud' (command line --log.level) is not one of debug, info, "
                          "warn, error\n"));
    EXPECT_THAT(said, HasSubstr("--serivce.host is not known here; did you mean --service.host?"));
}

TEST(ServiceHost, ExplainsItselfAndStartsNothing)
{
    testing::internal::CaptureStdout();
    Hosted help({"--help"});
    EXPECT_FALSE(help.run({hello()}));
    EXPECT_EQ(help.host().exitCode(), 0);
    EXPECT_THAT(testing::internal::GetCapturedStdout(),
                HasSubstr("--service.port\n        port to listen on"));

    testing::internal::CaptureStdout();
    Hosted config({"--print-config", "--service.client-secret=hidden"});
    EXPECT_FALSE(config.run({hello()}));
    EXPECT_EQ(config.host().exitCode(), 0);
    const std::string shown = testing::internal::GetCapturedStdout();
    EXPECT_THAT(
        shown,
        HasSubstr("service.client-secret = ******  (command line --service.client-secret)\n"));
    EXPECT_THAT(shown, HasSubstr("service.threads = 4  (default)\n"));
    EXPECT_THAT(shown, Not(HasSubstr("hidden")));
}

TEST(ServiceHost, EndsWithOneWhenItsPortIsTaken)
{
    const CannedServer taken([](const std::string&) { return std::string(); });
    const std::string port = "--service.port=" + std::to_string(taken.port());
    const char* argv[] = {"till", port.c_str(), "--registry.url="};
    ServiceHost host("till", 3, argv);
    ASSERT_TRUE(host.shouldStart());
    EXPECT_EQ(host.run({hello()}), 1);
}

TEST(ServiceHost, WaitsUntilItSucceedsOrIsStopped)
{
    Hosted till;
    int attempts = 0;
    EXPECT_TRUE(till.host().waitFor("database", [&]() -> Outcome {
        return ++attempts < 3 ? Outcome(Error{.message = "not yet"}) : Outcome(Done{});
    }));
    EXPECT_EQ(attempts, 3);
    std::jthread stopper([&] {
        std::this_thread::sleep_for(50ms);
        till.host().stop();
    });
    EXPECT_FALSE(
        till.host().waitFor("database", []() -> Outcome { return Error{.message = "never"}; }));
}

TEST(ServiceHost, RunsAServerOfTheProcessesOwn)
{
    class OwnServer final : public HostedServer
    {
    public:
        std::atomic<bool> isOpen = false;
        std::chrono::milliseconds drainedFor{0};
        Outcome open() override
        {
            isOpen = true;
            return Done{};
        }
        [[nodiscard]] std::uint16_t port() const override { return 4711; }
        void drainAndClose(std::chrono::milliseconds limit) override { drainedFor = limit; }
    };
    OwnServer server;
    Hosted till({"--service.drain-timeout=3s"});
    ASSERT_TRUE(till.host().shouldStart());
    std::jthread running([&] { EXPECT_EQ(till.host().run(server), 0); });
    ASSERT_TRUE(eventually([&] { return server.isOpen.load(); }));
    till.host().stop();
    running.join();
    EXPECT_EQ(server.drainedFor, 3s);
}

} // namespace
