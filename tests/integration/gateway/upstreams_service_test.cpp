#include "services/platform/discovery/eureka_client.hpp"
#include "tests/integration/gateway/gateway_fixture.hpp"
#include "tests/testkit/fault_proxy.hpp"

#include <array>
#include <future>

namespace vitrine::gateway::test {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;
using testkit::Fault;
using testkit::FaultProxy;

/// A route for each service, so that no test meets the breaker of another.
constexpr std::array kServices{
    "absent", "refusing", "slow", "broken", "large", "failing", "lost", "pair", "halfdead", "kept"};

std::string routes()
{
    std::string text;
    for (const std::string service : kServices)
        text += "    - {id: " + service + ", path: /" + service + ", service: " + service +
                ", access: open, timeout-ms: " + (service == "slow" ? "300" : "5000") + "}\n";
    return text;
}

class GatewayUpstreams : public testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        s_backends = std::make_unique<std::map<std::string, Backend>>();
        s_proxy = std::make_unique<FaultProxy>(backend("lost").port());
        const std::string closed = addressOf(testkit::freePort());
        const std::map<std::string, std::string> instances{
            {"refusing", closed},
            {"slow", backend("slow").address()},
            {"broken", backend("broken").address()},
            {"large", backend("large").address()},
            {"failing", backend("failing").address()},
            {"lost", addressOf(s_proxy->port())},
            {"pair", backend("pair").address() + "," + backend("twin").address()},
            {"halfdead", closed + "," + backend("halfdead").address()},
            {"kept", backend("kept").address()},
        };
        s_gateway = std::make_unique<GatewayUnderTest>(
            instances,
            routes(),
            std::map<std::string, std::string>{{"gateway.breaker.open-for", "1s"}});
    }
    static void TearDownTestSuite()
    {
        s_gateway.reset();
        s_proxy.reset();
        s_backends.reset();
    }

    static std::uint16_t port() { return s_gateway->port(); }
    static Backend& backend(const std::string& name) { return (*s_backends)[name]; }

    static std::unique_ptr<std::map<std::string, Backend>> s_backends;
    static std::unique_ptr<FaultProxy> s_proxy;
    static std::unique_ptr<GatewayUnderTest> s_gateway;
};

std::unique_ptr<std::map<std::string, Backend>> GatewayUpstreams::s_backends;
std::unique_ptr<FaultProxy> GatewayUpstreams::s_proxy;
std::unique_ptr<GatewayUnderTest> GatewayUpstreams::s_gateway;

TEST_F(GatewayUpstreams, AServiceWithoutAnInstanceIsUnavailableForNowAndAtOnce)
{
    const auto began = std::chrono::steady_clock::now();
    const auto answer = get(port(), "/absent");
    EXPECT_LT(std::chrono::steady_clock::now() - began, 500ms);
    expectProblem(answer, 503);
    expectRetryAfter(answer);
}

/// The statuses of `count` requests that are all made at once.
std::vector<int> askTogether(std::uint16_t port, const std::string& target, int count)
{
    std::vector<std::future<int>> asking;
    for (int i = 0; i < count; ++i)
        asking.push_back(std::async(std::launch::async, [&] { return get(port, target).status; }));
    std::vector<int> statuses;
    for (auto& each : asking)
        statuses.push_back(each.get());
    return statuses;
}

TEST(GatewayDiscovery, AServiceIsServedAsSoonAsItIsListedHoweverOftenItWasMissed)
{
    const testkit::ServiceProcess registry("registry", {});
    const std::string registryUrl = registry.url() + "/eureka";
    Backend backend;
    GatewayUnderTest gateway({},
                             "    - {id: late, path: /late, service: late, access: open}\n",
                             {{"registry.url", registryUrl}});
    // The registry says that there is none: nobody waits for it. More than the breaker's window: a
    // service that is not there has not failed.
    const auto began = std::chrono::steady_clock::now();
    EXPECT_THAT(askTogether(gateway.port(), "/late", 12), testing::Each(503));
    EXPECT_LT(std::chrono::steady_clock::now() - began, 1s);
    platform::EurekaClient late({.urls = registryUrl});
    late.setStatus(platform::InstanceStatus::Up);
    late.start(
        {.service = "late", .instanceId = "late:1", .host = "127.0.0.1", .port = backend.port()});
    EXPECT_TRUE(eventually([&] { return get(gateway.port(), "/late").status == 200; }, 6s));
    late.setStatus(platform::InstanceStatus::Down);
    EXPECT_TRUE(eventually([&] { return get(gateway.port(), "/late").status == 503; }));
}

TEST(GatewayDiscovery, WhileTheRegistryWasNeverReadAShortWaitIsWorthIt)
{
    Backend silent; // it answers, but not as a registry
    silent.answers(503, "{}");
    GatewayUnderTest gateway({},
                             "    - {id: late, path: /late, service: late, access: open}\n",
                             {{"registry.url", "http://" + silent.address() + "/eureka"}});
    const auto began = std::chrono::steady_clock::now();
    EXPECT_EQ(get(gateway.port(), "/late").status, 503);
    EXPECT_GT(std::chrono::steady_clock::now() - began, 1s);
}

TEST(GatewayDiscovery, AServiceThatIsStartingIsWaitedFor)
{
    const testkit::ServiceProcess registry("registry", {});
    const std::string registryUrl = registry.url() + "/eureka";
    Backend backend;
    GatewayUnderTest gateway({},
                             "    - {id: late, path: /late, service: late, access: open}\n",
                             {{"registry.url", registryUrl}});
    platform::EurekaClient late({.urls = registryUrl});
    late.start(
        {.service = "late", .instanceId = "late:1", .host = "127.0.0.1", .port = backend.port()});
    const auto isWaitedFor = [&] { // once the gateway's copy of the list has it
        const auto began = std::chrono::steady_clock::now();
        return get(gateway.port(), "/late").status == 503 &&
               std::chrono::steady_clock::now() - began > 1s;
    };
    ASSERT_TRUE(eventually(isWaitedFor));
    auto asked =
        std::async(std::launch::async, [&] { return get(gateway.port(), "/late").status; });
    EXPECT_EQ(asked.wait_for(200ms), std::future_status::timeout);
    late.setStatus(platform::InstanceStatus::Up);
    EXPECT_EQ(asked.get(), 200);
}

TEST(GatewayDiscovery, ARestartedServiceNeedNotWaitForTheBreaker)
{
    const testkit::ServiceProcess registry("registry", {});
    const std::string registryUrl = registry.url() + "/eureka";
    GatewayUnderTest gateway({},
                             "    - {id: back, path: /back, service: back, access: open}\n",
                             {{"registry.url", registryUrl}, {"gateway.breaker.open-for", "1h"}});
    platform::EurekaClient dead({.urls = registryUrl});
    dead.setStatus(platform::InstanceStatus::Up);
    dead.start({.service = "back",
                .instanceId = "back:dead",
                .host = "127.0.0.1",
                .port = testkit::freePort()});
    const auto isOpen = [&] {
        const auto answer = get(gateway.port(), "/back");
        return answer.status == 503 && std::stoi("0" + answer.field("Retry-After")) > 60;
    };
    ASSERT_TRUE(eventually(isOpen)) << "refused connections are failures";
    Backend backend;
    platform::EurekaClient restarted({.urls = registryUrl});
    restarted.setStatus(platform::InstanceStatus::Up);
    restarted.start(
        {.service = "back", .instanceId = "back:new", .host = "127.0.0.1", .port = backend.port()});
    EXPECT_TRUE(eventually([&] { return get(gateway.port(), "/back").status == 200; }, 6s));
}

TEST_F(GatewayUpstreams, ARefusedConnectionIsUnavailableAtOnceHoweverOften)
{
    for (int i = 0; i < 30; ++i) { // more than the breaker's window
        const auto began = std::chrono::steady_clock::now();
        const auto answer = get(port(), "/refusing");
        EXPECT_LT(std::chrono::steady_clock::now() - began, 1s);
        expectProblem(answer, 503);
        expectRetryAfter(answer);
        EXPECT_THAT(answer.body, Not(HasSubstr("127.0.0.1"))); // inner addresses stay inside
    }
}

TEST_F(GatewayUpstreams, ASlowServiceIsATimeoutAtTheRoutesLimit)
{
    backend("slow").answer([](const RawRequest&) {
        std::this_thread::sleep_for(1500ms);
        return RawAnswer{testkit::plainAnswer(200, "late")};
    });
    const auto began = std::chrono::steady_clock::now();
    const auto answer = get(port(), "/slow");
    const auto took = std::chrono::steady_clock::now() - began;
    expectProblem(answer, 504);
    EXPECT_GE(took, 300ms);
    EXPECT_LT(took, 1300ms);
}

TEST_F(GatewayUpstreams, ABrokenAnswerIsABadGatewayAndNeverPassedOn)
{
    for (const char* bytes : {
             "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nsecret part",
             "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nContent-Length: 7\r\n\r\nsecret",
             "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\nsecret",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nsecret\r\n0\r\n\r\n",
             "SSH-2.0-secret\r\n\r\n",
             "",
         }) {
        backend("broken").answerBytes(bytes, true);
        const auto answer = get(port(), "/broken");
        expectProblem(answer, 502);
        EXPECT_THAT(answer.body, Not(HasSubstr("secret"))) << bytes;
    }
}

TEST_F(GatewayUpstreams, AnAnswerWithoutEndIsABadGateway)
{
    backend("large").answerBytes("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n");
    expectProblem(get(port(), "/large"), 502);
    backend("large").answerBytes("HTTP/1.1 200 OK\r\nX-Long: " + std::string(100000, 'a') +
                                 "\r\n\r\n");
    expectProblem(get(port(), "/large"), 502);
}

TEST_F(GatewayUpstreams, TheBreakerSparesAFailingServiceAndLetsItComeBack)
{
    backend("failing").answers(500, R"({"status":500})");
    RawResponse answer;
    for (int i = 0; i < 20 && answer.status != 503; ++i)
        answer = get(port(), "/failing");
    expectProblem(answer, 503);
    expectRetryAfter(answer);
    EXPECT_EQ(backend("failing").count(), 10U); // the breaker's window; then nobody asks
    backend("failing").answers(200, "{}");
    EXPECT_TRUE(eventually([] { return get(port(), "/failing").status == 200; }));
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(get(port(), "/failing").status, 200);
}

TEST_F(GatewayUpstreams, AWriteIsNeverSentTwice)
{
    using Kind = Fault::Kind;
    const Question write{.method = "POST", .target = "/lost", .body = "{}"};
    const auto writes = [] {
        std::size_t count = 0;
        for (const RawRequest& request : backend("lost").requests())
            count += request.firstLine().starts_with("POST") ? 1 : 0;
        return count;
    };
    for (const Kind kind :
         {Kind::DropAnswer, Kind::ResetAfterForward, Kind::ResetMidAnswer, Kind::CloseMidAnswer}) {
        ASSERT_EQ(get(port(), "/lost").status, 200); // a connection is kept now
        const std::size_t before = writes();
        s_proxy->next({{.kind = kind, .bytes = 10}});
        expectProblem(ask(port(), write), 502);
        EXPECT_EQ(writes() - before, 1U);
        EXPECT_TRUE(s_proxy->waitForNoConnection());
    }
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(ask(port(), write).status, 200);
}

TEST_F(GatewayUpstreams, AConnectionThatTheServiceClosedMeanwhileDoesNotDoubleAWrite)
{
    const Question write{.method = "POST", .target = "/lost", .body = "{}"};
    for (int i = 0; i < 5; ++i) {
        s_proxy->next({{.kind = Fault::Kind::CloseAfterAnswer}});
        ASSERT_EQ(get(port(), "/lost").status, 200);
        ASSERT_TRUE(s_proxy->waitForNoConnection());
        const std::size_t before = s_proxy->forwarded();
        EXPECT_EQ(get(port(), "/lost").status, 200); // reads may be repeated
        s_proxy->closeConnections();
        ASSERT_TRUE(s_proxy->waitForNoConnection());
        EXPECT_EQ(ask(port(), write).status, 200); // the end of the old one was seen in time
        EXPECT_EQ(s_proxy->forwarded() - before, 2U);
    }
}

TEST_F(GatewayUpstreams, TwoInstancesAreAskedInTurn)
{
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(get(port(), "/pair").status, 200);
    EXPECT_EQ(backend("pair").count(), 10U);
    EXPECT_EQ(backend("twin").count(), 10U);
}

TEST_F(GatewayUpstreams, ADeadInstanceIsSkippedForReadsAndWrites)
{
    for (int i = 0; i < 10; ++i) {
        EXPECT_EQ(get(port(), "/halfdead").status, 200);
        EXPECT_EQ(ask(port(), {.method = "POST", .target = "/halfdead", .body = "{}"}).status, 200);
    }
    EXPECT_EQ(backend("halfdead").count(), 20U);
}

TEST_F(GatewayUpstreams, ConnectionsToAServiceAreKept)
{
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(get(port(), "/kept").status, 200);
    EXPECT_EQ(backend("kept").count(), 20U);
    EXPECT_EQ(backend("kept").connections(), 1U);
}

} // namespace
} // namespace vitrine::gateway::test
