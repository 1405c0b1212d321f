#include "services/gateway/gateway_server.hpp"
#include "services/platform/runtime/http_call.hpp"
#include "tests/integration/gateway/gateway_fixture.hpp"
#include "tests/testkit/http_attacks.hpp"

#include <future>

namespace vitrine::gateway::test {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

constexpr const char* kEchoRoute =
    "    - {id: echo, path: \"/echo, /echo/**\", service: echo, access: open, timeout-ms: 8000}\n";

std::map<std::string, std::string> inFrontOf(const Backend& backend)
{
    return {{"echo", backend.address()}};
}

TEST(GatewayRate, ACallerWhoAsksTooOftenIsToldWhenToComeBack)
{
    Backend backend;
    GatewayUnderTest gateway(inFrontOf(backend),
                             std::string(kEchoRoute) +
                                 "    - {id: own, path: /own, service: echo, access: user}\n",
                             {{"gateway.rate.per-second", "1"}, {"gateway.rate.burst", "3"}});
    std::size_t passed = 0;
    RawResponse answer;
    for (int i = 0; i < 50 && answer.status != 429; ++i) {
        // Another address of the client's own making makes no other caller of it.
        answer = get(gateway.port(), "/echo", {{"X-Forwarded-For", "10.0.0." + std::to_string(i)}});
        passed += answer.status == 200 ? 1 : 0;
    }
    expectProblem(answer, 429);
    expectRetryAfter(answer);
    EXPECT_GE(passed, 3U);
    EXPECT_EQ(backend.count(), passed);
    // An account is a caller of its own, wherever it calls from.
    const Headers customer = bearer(gateway.identity.tokenFor({"CUSTOMER"}));
    EXPECT_EQ(get(gateway.port(), "/own", customer).status, 200);
    EXPECT_TRUE(eventually([&] { return get(gateway.port(), "/echo").status == 200; }));
}

TEST(GatewayEnd, ARequestInFlightIsAnsweredAfterSigterm)
{
    Backend backend;
    std::promise<void> goOn;
    auto mayGoOn = goOn.get_future().share();
    backend.answer([mayGoOn](const RawRequest&) {
        mayGoOn.wait_for(20s);
        return RawAnswer{testkit::plainAnswer(200, R"({"late":true})")};
    });
    GatewayUnderTest gateway(inFrontOf(backend), kEchoRoute);
    const std::uint16_t port = gateway.port();
    RawConnection idle(port);
    idle.send(bytesOf({.target = "/health"}, true));
    ASSERT_TRUE(idle.read());
    RawConnection busy(port);
    busy.send(bytesOf({.target = "/echo"}, true));
    ASSERT_TRUE(eventually([&] { return backend.count() == 1; }));

    auto ended = std::async(std::launch::async, [&] { return gateway.process().stop(); });
    EXPECT_TRUE(idle.endsWithin(5s));
    EXPECT_TRUE(eventually([&] { return !RawConnection(port).isOpen(); })); // no new ones
    goOn.set_value();
    const auto answer = busy.read();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->body, R"({"late":true})");
    EXPECT_EQ(answer->field("Connection"), "close");
    EXPECT_EQ(ended.get(), 0);
}

TEST(GatewayEnd, AServiceThatNeverAnswersDoesNotHoldItUp)
{
    Backend backend;
    std::promise<void> goOn;
    backend.answer([mayGoOn = goOn.get_future().share()](const RawRequest&) {
        mayGoOn.wait_for(30s);
        return RawAnswer{{}, true};
    });
    GatewayUnderTest gateway(inFrontOf(backend), kEchoRoute, {{"service.drain-timeout", "500ms"}});
    RawConnection busy(gateway.port());
    busy.send(bytesOf({.target = "/echo"}, true));
    ASSERT_TRUE(eventually([&] { return backend.count() == 1; }));
    const auto began = std::chrono::steady_clock::now();
    EXPECT_EQ(gateway.process().stop(), 0);
    EXPECT_LT(std::chrono::steady_clock::now() - began, 6s);
    goOn.set_value();
}

TEST(GatewayToken, AServiceTokenThatHasExpiredIsNotSentToServices)
{
    Backend backend;
    GatewayUnderTest gateway(inFrontOf(backend), kEchoRoute, {}, 2s);
    EXPECT_EQ(get(gateway.port(), "/echo").status, 200);
    gateway.identity.beAway(true);
    RawResponse answer;
    EXPECT_TRUE(eventually([&] {
        answer = get(gateway.port(), "/echo");
        return answer.status != 200;
    }));
    expectProblem(answer, 503);
    expectRetryAfter(answer);
    EXPECT_TRUE(eventually(
        [&] { return get(gateway.port(), "/actuator/health/readiness").status == 503; }));
    gateway.identity.beAway(false);
    EXPECT_TRUE(eventually([&] { return get(gateway.port(), "/echo").status == 200; }));
}

TEST(GatewayAttacks, NothingOfTheCorpusPassesOrEndsIt)
{
    Backend backend;
    GatewayUnderTest gateway(inFrontOf(backend), kEchoRoute);
    const testkit::AttackTarget target{.port = gateway.port(),
                                       .readsBodies = true,
                                       .path = "/echo",
                                       .healthyPath = "/health",
                                       .pid = gateway.process().pid()};
    std::size_t harmless = 0;
    for (const testkit::Attack& attack : testkit::framingAttacks(target.path)) {
        EXPECT_EQ(testkit::tryAttack(target, attack, testkit::Delivery::OneSegment), "");
        EXPECT_EQ(testkit::tryAttack(target, attack, testkit::Delivery::WithSecondRequest), "");
        harmless += attack.status == 200 ? 2 : 0;
    }
    // Only the harmless ones reached the service, each once and with one framing.
    EXPECT_EQ(backend.count(), harmless);
    for (const RawRequest& request : backend.requests()) {
        EXPECT_THAT(request.firstLine(), HasSubstr(" /echo HTTP/1.1"));
        EXPECT_EQ(request.field("Transfer-Encoding"), "");
    }
    EXPECT_EQ(testkit::tryHugeHeader(target, 8 * 1024 * 1024), "");
    EXPECT_EQ(testkit::tryHugeBody(target, 64 * 1024 * 1024, {413}), "");
    EXPECT_EQ(testkit::tryHalfRequests(target, 200), "");
}

/// A self-signed certificate for 127.0.0.1.
struct Certificate
{
    explicit Certificate(const std::filesystem::path& folder)
        : chain((folder / "certificate.pem").string())
        , key((folder / "key.pem").string())
    {
        const auto made = testkit::runTool({"openssl",
                                            "req",
                                            "-x509",
                                            "-newkey",
                                            "ec",
                                            "-pkeyopt",
                                            "ec_paramgen_curve:P-256",
                                            "-nodes",
                                            "-days",
                                            "1",
                                            "-subj",
                                            "/CN=127.0.0.1",
                                            "-addext",
                                            "subjectAltName=IP:127.0.0.1",
                                            "-keyout",
                                            key,
                                            "-out",
                                            chain});
        if (made.exitCode != 0)
            throw std::runtime_error("no certificate: " + made.output);
    }
    std::string chain;
    std::string key;
};

/// The gateway in this process, for a test that asks it by other means than plain HTTP.
class HostedGateway
{
public:
    explicit HostedGateway(const std::map<std::string, std::string>& settings)
    {
        m_arguments = {"gateway", "--registry.url="};
        for (const auto& [key, value] : settings)
            m_arguments.push_back("--" + key + "=" + value);
        for (const std::string& argument : m_arguments)
            m_argv.push_back(argument.c_str());
        m_host = std::make_unique<platform::ServiceHost>(
            "gateway", static_cast<int>(m_argv.size()), m_argv.data());
        const auto read = readGatewaySettings(m_host->settings());
        if (!m_host->shouldStart())
            throw std::runtime_error("bad settings");
        m_routes = std::make_unique<RouteTable>(testkit::must(routeRules(read)));
        m_server = std::make_unique<GatewayServer>(*m_host, read, *m_routes, wire::ShopProfile{});
        m_thread = std::jthread([this] { exitCode = m_host->run(*m_server); });
    }
    ~HostedGateway()
    {
        m_host->stop();
        m_thread.join();
    }
    HostedGateway(const HostedGateway&) = delete;
    HostedGateway& operator=(const HostedGateway&) = delete;

    std::atomic<int> exitCode = -1;

private:
    std::vector<std::string> m_arguments;
    std::vector<const char*> m_argv;
    std::unique_ptr<platform::ServiceHost> m_host;
    std::unique_ptr<RouteTable> m_routes;
    std::unique_ptr<GatewayServer> m_server;
    std::jthread m_thread;
};

TEST(GatewayTls, ServesFromCertificateFiles)
{
    const testkit::TemporaryFolder folder;
    const Certificate certificate(folder.path());
    Backend backend;
    const FakeIdentity identity;
    const std::uint16_t port = testkit::freePort();
    const HostedGateway gateway(settingsFor(identity,
                                            {{"catalog", backend.address()}},
                                            {{"service.port", std::to_string(port)},
                                             {"log.level", "error"},
                                             {"gateway.tls.certificate", certificate.chain},
                                             {"gateway.tls.key", certificate.key}}));
    const auto askEncrypted = [&](const std::string& trusted) {
        platform::HttpCall call{.url = "https://" + addressOf(port) + "/api/v1/products",
                                .trustedCertificates = trusted};
        return platform::callHttp(call, Deadline::in(5s));
    };
    ASSERT_TRUE(eventually([&] {
        const auto answer = askEncrypted(certificate.chain);
        return answer.ok() && answer->status == 200;
    }));
    EXPECT_EQ(backend.last().field("X-Forwarded-Proto"), "https");
    EXPECT_EQ(askEncrypted(certificate.chain)->headers.get("Strict-Transport-Security"),
              "max-age=31536000");
    EXPECT_FALSE(askEncrypted("").ok());                  // nobody vouches for it
    EXPECT_NE(get(port, "/api/v1/products").status, 200); // not in the clear
}

TEST(GatewayStart, WithoutIdentityItAsksForPatienceAndGoesOnWhenItIsThere)
{
    Backend backend;
    FakeIdentity identity;
    identity.beAway(true);
    const std::uint16_t port = testkit::freePort();
    const HostedGateway gateway(
        settingsFor(identity,
                    {{"catalog", backend.address()}, {"order", backend.address()}},
                    {{"service.port", std::to_string(port)}, {"log.level", "error"}}));
    ASSERT_TRUE(eventually([&] { return get(port, "/health").status == 503; }));
    const Headers customer = bearer(identity.tokenFor({"CUSTOMER"}));
    for (const auto& answer : {get(port, "/api/v1/products"),
                               get(port, "/api/v1/products", customer),
                               get(port, "/api/v1/orders", customer)}) {
        expectProblem(answer, 503); // a token that cannot be checked is not a bad one
        expectRetryAfter(answer);
    }
    expectProblem(get(port, "/api/v1/orders"), 401);
    EXPECT_EQ(backend.count(), 0U);
    identity.beAway(false);
    EXPECT_TRUE(eventually([&] { return get(port, "/health").status == 200; }));
    EXPECT_EQ(get(port, "/api/v1/orders", customer).status, 200);
}

TEST(GatewayLoad, ManyCallersOnSeveralThreadsEachGetTheirOwnAnswer)
{
    constexpr int kCallers = 12;
    constexpr int kCalls = 60;
    Backend one;
    Backend two;
    const auto mirror = [](const RawRequest& request) {
        return RawAnswer{testkit::plainAnswer(200, request.body)};
    };
    one.answer(mirror);
    two.answer(mirror);
    GatewayUnderTest gateway({{"echo", one.address() + "," + two.address()}},
                             kEchoRoute,
                             {{"service.network-threads", "3"}, {"log.level", "error"}});
    std::atomic<int> right = 0;
    const auto call = [&](int caller) {
        RawConnection connection(gateway.port());
        for (int i = 0; i < kCalls; ++i) {
            const std::string body = std::to_string(caller) + "/" + std::to_string(i);
            connection.send(bytesOf({.method = "POST", .target = "/echo", .body = body}, true));
            const auto answer = connection.read();
            right += answer && answer->status == 200 && answer->body == body ? 1 : 0;
        }
    };
    {
        std::vector<std::jthread> callers;
        for (int caller = 0; caller < kCallers; ++caller)
            callers.emplace_back(call, caller);
    }
    EXPECT_EQ(right, kCallers * kCalls);
    EXPECT_EQ(one.count() + two.count(), std::size_t(kCallers * kCalls));
    EXPECT_EQ(gateway.process().stop(), 0);
}

TEST(GatewayLoad, ACallerWhoLeavesEarlyHarmsNobody)
{
    Backend backend;
    std::promise<void> goOn;
    auto mayGoOn = goOn.get_future().share();
    backend.answer([mayGoOn](const RawRequest&) {
        mayGoOn.wait_for(20s);
        return RawAnswer{testkit::plainAnswer(200, "{}")};
    });
    GatewayUnderTest gateway(inFrontOf(backend), kEchoRoute);
    constexpr std::size_t kCallers = 20;
    {
        std::vector<RawConnection> callers;
        for (std::size_t i = 0; i < kCallers; ++i) {
            callers.emplace_back(gateway.port());
            callers.back().send(bytesOf({.method = "POST", .target = "/echo", .body = "{}"}, true));
        }
        ASSERT_TRUE(eventually([&] { return backend.count() == kCallers; }));
        for (RawConnection& caller : callers)
            caller.reset();
    }
    goOn.set_value();
    EXPECT_EQ(get(gateway.port(), "/echo").status, 200);
    EXPECT_EQ(gateway.process().stop(), 0);
}

TEST(GatewaySettings, ARouteWithAMistakeIsNamedAndNothingStarts)
{
    const testkit::TemporaryFolder folder;
    const std::string file = (folder.path() / "gateway.yml").string();
    std::ofstream(file) << "gateway:\n  routes:\n    - {id: a, path: /a, service: a}\n";
    const auto run = testkit::runTool({(testkit::programFolder() / "vitrine-gateway").string(),
                                       "--settings.file=" + file,
                                       "--registry.url="});
    EXPECT_EQ(run.exitCode, 2);
    EXPECT_THAT(run.output, HasSubstr("[0]"));
    EXPECT_THAT(run.output, HasSubstr("access"));
}

} // namespace
} // namespace vitrine::gateway::test
