#include "services/platform/client/service_client_factory.hpp"
#include "tests/testkit/fault_proxy.hpp"
#include "tests/testkit/scripted_server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <mutex>
#include <thread>

namespace vitrine::platform {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testkit::Fault;
using testkit::FaultProxy;
using testkit::plainAnswer;
using testkit::RawAnswer;
using testkit::RawRequest;
using testkit::ScriptedServer;
using Kind = testkit::Fault::Kind;

/// Keeps spans for the test to look at.
class KeptSpans final : public SpanSink
{
public:
    void report(Span span) override
    {
        const std::scoped_lock lock(m_mutex);
        m_spans.push_back(std::move(span));
    }
    std::vector<Span> all() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_spans;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<Span> m_spans;
};

class FixedToken final : public ServiceTokens
{
public:
    Result<std::string> token(Deadline) override { return std::string("service-token"); }
};

/// Options under which a test does not wait long.
ServiceClientOptions quick()
{
    ServiceClientOptions options;
    options.retry.delayFirst = 1ms;
    options.retry.delayMax = 2ms;
    options.breaker.openFor = 150ms;
    return options;
}

CallContext context(std::chrono::milliseconds time = 5s)
{
    CallContext call;
    call.trace = TraceContext::start();
    call.requestId = "request-1";
    call.deadline = Deadline::in(time);
    return call;
}

const ServiceRequest kGet{.target = "/api/v1/products"};
const ServiceRequest kPost{.method = "POST", .target = "/internal/v1/charges", .body = "{}"};

struct Bench
{
    explicit Bench(const ServiceClientOptions& options = quick(),
                   ScriptedServer::Script script = {})
        : server(script ? std::move(script)
                        : [](const RawRequest&) { return RawAnswer{plainAnswer(200, "{}")}; })
    {
        discovery.add("payment", Endpoint{"127.0.0.1", proxy.port(), "payment-1"});
        client =
            makeServiceClient("payment", {network, discovery, &tokens, metrics, spans}, options);
    }

    Result<ServiceResponse> send(const ServiceRequest& request)
    {
        return client->send(context(), request);
    }

    ScriptedServer server;
    FaultProxy proxy{server.port()};
    ClientNetwork network;
    StaticDiscovery discovery;
    FixedToken tokens;
    Metrics metrics;
    KeptSpans spans;
    std::unique_ptr<ServiceClient> client;
};

TEST(ServiceClient, SaysWhoCallsForWhomWithHowMuchTimeLeft)
{
    Bench bench;
    CallContext call = context(3s);
    call.caller.bearerToken = "user-token";
    ServiceRequest request = kPost;
    request.headers.add("Idempotency-Key", "k-1");
    request.headers.add("Vitrine-Service-Token", "forged");
    request.headers.add("traceparent", "forged");

    ASSERT_TRUE(bench.client->send(call, request).ok());

    const RawRequest seen = bench.server.requests().at(0);
    EXPECT_EQ(seen.field("Authorization"), "Bearer user-token");
    EXPECT_EQ(seen.field("Vitrine-Service-Token"), "service-token");
    EXPECT_EQ(seen.field("X-Request-Id"), "request-1");
    EXPECT_EQ(seen.field("Idempotency-Key"), "k-1");
    EXPECT_EQ(seen.field("Content-Type"), "application/json");
    EXPECT_LE(std::stoi(seen.field("Vitrine-Timeout-Ms")), 3000);
    EXPECT_GT(std::stoi(seen.field("Vitrine-Timeout-Ms")), 1000);
    const Span span = bench.spans.all().at(0);
    EXPECT_EQ(span.kind, Span::Kind::Client);
    EXPECT_EQ(span.remoteService, "payment");
    EXPECT_EQ(span.context.traceId, call.trace.traceId);
    EXPECT_EQ(span.context.parentSpanId, call.trace.spanId);
    EXPECT_EQ(seen.field("traceparent"), span.context.traceparent());
    EXPECT_EQ(seen.field("b3"), span.context.b3());
    EXPECT_EQ(bench.server.requests().at(0).head.find("forged"), std::string::npos);
    EXPECT_THAT(bench.metrics.text(), HasSubstr("http_client_requests_seconds"));
}

TEST(ServiceClient, SendsAPostOnceWhateverHappens)
{
    for (const Kind kind : {Kind::DropAnswer,
                            Kind::ResetAfterForward,
                            Kind::ResetBeforeForward,
                            Kind::CloseMidAnswer}) {
        Bench bench;
        ASSERT_TRUE(bench.send(kPost).ok());
        bench.proxy.always({.kind = kind, .bytes = 25});
        const auto result = bench.send(kPost);
        ASSERT_FALSE(result.ok());
        EXPECT_EQ(result.error().code, ErrorCode::Unavailable);
        EXPECT_THAT(result.error().message, HasSubstr("may have been sent"));
        EXPECT_EQ(bench.proxy.requests(), 2U) << int(kind);
    }
}

TEST(ServiceClient, RepeatsARepeatablePostUntilItIsAnswered)
{
    Bench bench;
    bench.proxy.next({{.kind = Kind::DropAnswer}, {.kind = Kind::ResetAfterForward}});
    ServiceRequest request = kPost;
    request.repeatable = true;
    const auto result = bench.send(request);
    ASSERT_TRUE(result.ok()) << result.error().message;
    EXPECT_EQ(bench.proxy.requests(), 3U);
    EXPECT_EQ(bench.spans.all().size(), 3U);
    EXPECT_THAT(
        bench.metrics.text(),
        HasSubstr(
            "resilience4j_retry_calls_total{kind=\"successful_with_retry\",name=\"payment\"} 1"));
}

TEST(ServiceClient, RepeatsAfterA503AndHonoursRetryAfter)
{
    std::atomic<int> count = 0;
    Bench bench(quick(), [&](const RawRequest&) {
        return ++count == 1 ? RawAnswer{plainAnswer(503, "", "Retry-After: 1\r\n")}
                            : RawAnswer{plainAnswer(200, "")};
    });
    const auto start = std::chrono::steady_clock::now();
    const auto result = bench.send(kGet);
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(result->status, 200);
    EXPECT_GE(std::chrono::steady_clock::now() - start, 1s);
}

TEST(ServiceClient, GivesThe503BackWhenWaitingWouldPassTheDeadline)
{
    Bench bench(quick(), [](const RawRequest&) {
        return RawAnswer{plainAnswer(503, "", "Retry-After: 60\r\n")};
    });
    const auto result = bench.send(kGet);
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(result->status, 503);
    EXPECT_EQ(bench.server.requests().size(), 1U);
}

TEST(ServiceClient, DoesNotRepeatAPostAfterA503)
{
    Bench bench(quick(), [](const RawRequest&) { return RawAnswer{plainAnswer(503, "")}; });
    EXPECT_EQ(bench.send(kPost)->status, 503);
    EXPECT_EQ(bench.server.requests().size(), 1U);
}

TEST(ServiceClient, GoesToAnotherInstanceWhenOneCannotBeReachedEvenWithAPost)
{
    std::uint16_t deadPort = 0;
    {
        const ScriptedServer gone;
        deadPort = gone.port();
    }
    Bench bench;
    bench.discovery.add("payment", Endpoint{"127.0.0.1", deadPort, "payment-2"});
    for (int i = 0; i < 10; ++i)
        ASSERT_TRUE(bench.send(kPost).ok());
    EXPECT_EQ(bench.proxy.requests(), 10U);
    const auto spans = bench.spans.all();
    EXPECT_LE(spans.size(), 11U)
        << "the unreachable instance is tried once, then passed over for a while";
}

TEST(ServiceClient, SpreadsCallsOverInstances)
{
    Bench bench;
    const ScriptedServer second;
    bench.discovery.add("payment", Endpoint{"127.0.0.1", second.port(), "payment-2"});
    for (int i = 0; i < 10; ++i)
        ASSERT_TRUE(bench.send(kGet).ok());
    EXPECT_EQ(bench.server.requests().size(), 5U);
    EXPECT_EQ(second.requests().size(), 5U);
}

TEST(ServiceClient, HoldsTheDeadlineUnderDrip)
{
    Bench bench;
    bench.proxy.always({.kind = Kind::Drip, .time = 20ms, .bytes = 1});
    const auto start = std::chrono::steady_clock::now();
    const auto result = bench.client->send(context(400ms), kGet);
    const auto took = std::chrono::steady_clock::now() - start;
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::DeadlineExceeded);
    EXPECT_LT(took, 1500ms);
}

TEST(ServiceClient, LimitsEachAttemptSoThatASilentInstanceDoesNotUseUpTheCall)
{
    ServiceClientOptions options = quick();
    options.attemptTimeout = 150ms;
    Bench bench(options);
    bench.proxy.next({{.kind = Kind::BlackHole}});
    const auto result = bench.send(kGet);
    ASSERT_TRUE(result.ok()) << result.error().message;
    EXPECT_EQ(bench.proxy.requests(), 2U);
}

TEST(ServiceClient, OpensItsBreakerFailsFastAndClosesItAgain)
{
    Bench bench;
    bench.proxy.always({.kind = Kind::DropAnswer});
    for (int i = 0; i < 10; ++i)
        EXPECT_FALSE(bench.send(kPost).ok());
    const std::size_t before = bench.proxy.requests();

    const auto refused = bench.send(kPost);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Unavailable);
    EXPECT_TRUE(refused.error().retryAfter.has_value());
    EXPECT_EQ(bench.proxy.requests(), before) << "nothing was sent";
    EXPECT_THAT(bench.metrics.text(),
                HasSubstr("resilience4j_circuitbreaker_state{name=\"payment\",state=\"open\"} 1"));

    bench.proxy.always({});
    const auto limit = std::chrono::steady_clock::now() + 5s;
    int good = 0;
    while (good < 20 && std::chrono::steady_clock::now() < limit) {
        if (bench.send(kPost).ok())
            ++good;
        else
            std::this_thread::sleep_for(10ms);
    }
    EXPECT_EQ(good, 20);
    EXPECT_THAT(
        bench.metrics.text(),
        HasSubstr("resilience4j_circuitbreaker_state{name=\"payment\",state=\"closed\"} 1"));
}

TEST(ServiceClient, OpensItsBreakerForTimeOutsButNotForCallersWithNoTimeLeft)
{
    ServiceClientOptions options = quick();
    options.attemptTimeout = 60ms;
    options.fairTime = 50ms;
    Bench bench(options);
    bench.proxy.always({.kind = Kind::BlackHole});
    for (int i = 0; i < 12; ++i)
        EXPECT_EQ(bench.client->send(context(20ms), kPost).error().code,
                  ErrorCode::DeadlineExceeded);
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(bench.send(kPost).error().code, ErrorCode::DeadlineExceeded);
    EXPECT_THAT(bench.send(kPost).error().message, HasSubstr("suspended"));
}

TEST(ServiceClient, KeepsRepeatsWithinItsBudget)
{
    ServiceClientOptions options = quick();
    options.breaker.callsMin = 1000;
    options.breaker.window = 1000;
    Bench bench(options, [](const RawRequest&) { return RawAnswer{plainAnswer(503, "")}; });
    for (int i = 0; i < 100; ++i)
        EXPECT_EQ(bench.send(kGet)->status, 503);
    EXPECT_LE(bench.server.requests().size(), 100 + 10 + 20U) << "10 saved up, 0.2 per call";
    EXPECT_GE(bench.server.requests().size(), 100 + 20U);
}

TEST(ServiceClient, NeverHasMoreCallsUnderWayThanPermits)
{
    std::atomic<int> now = 0;
    std::atomic<int> most = 0;
    ServiceClientOptions options = quick();
    options.permits = 3;
    Bench bench(options, [&](const RawRequest&) {
        most = std::max(most.load(), ++now);
        std::this_thread::sleep_for(5ms);
        --now;
        return RawAnswer{plainAnswer(200, "")};
    });
    std::atomic<int> good = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 12; ++i) {
            threads.emplace_back([&] {
                for (int k = 0; k < 5; ++k)
                    good += bench.send(kPost).ok() ? 1 : 0;
            });
        }
    }
    EXPECT_EQ(good, 60);
    EXPECT_LE(most, 3);
}

TEST(ServiceClient, NamesTheServiceThatHasNoInstance)
{
    Bench bench;
    const auto client = makeServiceClient(
        "order", {bench.network, bench.discovery, nullptr, bench.metrics, bench.spans});
    const auto result = client->send(context(), kGet);
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::Unavailable);
    EXPECT_THAT(result.error().message, HasSubstr("no instance of order"));
    EXPECT_EQ(client->send(context(0ms), kGet).error().code, ErrorCode::DeadlineExceeded);
}

} // namespace
} // namespace vitrine::platform
