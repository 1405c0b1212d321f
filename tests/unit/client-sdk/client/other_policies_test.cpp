#include "vitrine/mocks/fake_transport.hpp"
#include "vitrine/mocks/manual_scheduler.hpp"
#include "vitrine/transport/policies.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <mutex>
#include <thread>

namespace vitrine::client {
namespace {

using mocks::FakeTransport;
using mocks::ManualScheduler;
using testing::HasSubstr;
using testing::MatchesRegex;
using namespace std::chrono_literals;

class RecordingTracer final : public Tracer
{
public:
    void record(ClientSpan span) override
    {
        const std::lock_guard lock(m_mutex);
        m_spans.push_back(std::move(span));
    }
    std::vector<ClientSpan> spans() const
    {
        const std::lock_guard lock(m_mutex);
        return m_spans;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<ClientSpan> m_spans;
};

struct PolicyTest : testing::Test
{
    std::shared_ptr<FakeTransport> network = std::make_shared<FakeTransport>();
    std::shared_ptr<ManualScheduler> scheduler = std::make_shared<ManualScheduler>();
};

using HeaderPolicyTest = PolicyTest;
using TracePolicyTest = PolicyTest;
using LogPolicyTest = PolicyTest;
using GatePolicyTest = PolicyTest;
using PipelineTest = PolicyTest;

TEST_F(HeaderPolicyTest, NamesTheProgramAndTheRequest)
{
    network->next(200);
    CallScope scope;
    scope.requestId = "req-1";
    withCallHeaders(network, "till/2.0")->send({}, scope).get();

    const auto headers = network->calls().at(0).headers;
    EXPECT_EQ(headers.get("User-Agent"), "till/2.0");
    EXPECT_EQ(headers.get("X-Request-Id"), "req-1");
    EXPECT_THAT(std::string(headers.get("Accept")), HasSubstr("application/json"));
    EXPECT_FALSE(headers.has("Idempotency-Key"));
}

TEST_F(HeaderPolicyTest, GivesEachWriteAKeyOfItsOwn)
{
    network->next(200).next(200).next(200);
    const auto policy = withCallHeaders(network, "x");
    policy->send({.method = "POST"}, {}).get();
    policy->send({.method = "PUT"}, {}).get();
    policy->send({.method = "POST", .headers = {{"Idempotency-Key", "mine"}}}, {}).get();

    const auto calls = network->calls();
    EXPECT_THAT(std::string(calls.at(0).headers.get("Idempotency-Key")),
                MatchesRegex("[0-9a-f]{32}"));
    EXPECT_NE(calls.at(0).headers.get("Idempotency-Key"),
              calls.at(1).headers.get("Idempotency-Key"));
    EXPECT_EQ(calls.at(2).headers.get("Idempotency-Key"), "mine");
    EXPECT_EQ(calls.at(2).headers.count("Idempotency-Key"), 1U);
}

TEST_F(HeaderPolicyTest, RefusesARequestIdWithALineBreak)
{
    CallScope scope;
    scope.requestId = "a\r\nX-Admin: yes";

    EXPECT_EQ(withCallHeaders(network, "x")->send({}, scope).get().error().code,
              ErrorCode::InvalidArgument);
    EXPECT_TRUE(network->calls().empty());
}

TEST_F(TracePolicyTest, SendsBothKindsOfTraceHeaderForEachTry)
{
    network->next(200).next(200);
    const auto policy = withTrySpan(network, nullptr, scheduler);
    CallScope scope;
    scope.trace = TraceContext::start();
    policy->send({}, scope).get();
    policy->send({}, scope).get();

    const auto calls = network->calls();
    EXPECT_EQ(calls.at(0).headers.get("traceparent").substr(0, 36),
              "00-" + scope.trace.traceId + "-");
    EXPECT_THAT(std::string(calls.at(0).headers.get("b3")), HasSubstr(scope.trace.traceId));
    EXPECT_NE(calls.at(0).headers.get("traceparent"), calls.at(1).headers.get("traceparent"));
    EXPECT_EQ(network->scopes().at(0).trace.parentSpanId, scope.trace.spanId);
}

TEST_F(TracePolicyTest, RecordsTheCallAndItsTries)
{
    network->next(503).next(200);
    scheduler->hurry(1h);
    const auto tracer = std::make_shared<RecordingTracer>();
    const auto policy = withCallSpan(
        withRetry(withTrySpan(network, tracer, scheduler), {}, scheduler, [] { return 0.5; }),
        tracer,
        scheduler);
    CallScope scope;
    scope.trace = TraceContext::start();
    policy
        ->send({.target = "/api/v1/products?q=secret", .operation = "catalog.list-products"}, scope)
        .get();

    const auto spans = tracer->spans();
    ASSERT_EQ(spans.size(), 3U);
    EXPECT_TRUE(spans[0].isTry);
    EXPECT_EQ(spans[0].tags.at("http.status_code"), "503");
    EXPECT_EQ(spans[0].tags.at("error"), "503");
    EXPECT_EQ(spans[0].tags.at("http.path"), "/api/v1/products");
    EXPECT_EQ(spans[0].context.parentSpanId, scope.trace.spanId);
    EXPECT_EQ(spans[1].tags.at("try"), "2");
    EXPECT_FALSE(spans[2].isTry);
    EXPECT_EQ(spans[2].name, "catalog.list-products");
    EXPECT_EQ(spans[2].context.spanId, scope.trace.spanId);
    EXPECT_EQ(spans[2].duration, 50ms);
    EXPECT_EQ(spans[2].tags.count("error"), 0U);
}

TEST_F(LogPolicyTest, TellsOfEachTryWithoutSecrets)
{
    network->next(
        HttpReply{200, {{"ETag", "\"1\""}, {"Set-Cookie", "session=secret"}}, "secret body"});
    std::vector<CallLog> logs;
    CallScope scope;
    scope.requestId = "req-1";
    scope.trace = TraceContext::start();
    withLog(
        network, [&](const CallLog& log) { logs.push_back(log); }, scheduler)
        ->send({.method = "PUT",
                .endpoint = "http://shop",
                .target = "/x?email=kim",
                .headers = {{"Authorization", "Bearer secret"}, {"If-Match", "\"0\""}},
                .operation = "op"},
               scope)
        .get();

    ASSERT_EQ(logs.size(), 1U);
    EXPECT_EQ(logs[0].url, "http://shop/x");
    EXPECT_EQ(logs[0].status, 200);
    EXPECT_EQ(logs[0].requestId, "req-1");
    EXPECT_EQ(logs[0].traceId, scope.trace.traceId);
    EXPECT_EQ(logs[0].requestHeaders.size(), 1U);
    EXPECT_EQ(logs[0].requestHeaders.get("If-Match"), "\"0\"");
    EXPECT_EQ(logs[0].replyHeaders.size(), 1U);
    EXPECT_EQ(logs[0].replyHeaders.get("ETag"), "\"1\"");
}

TEST_F(LogPolicyTest, TellsWhyThereWasNoAnswer)
{
    network->next(ErrorCode::Unavailable);
    CallLog seen;
    withLog(
        network, [&](const CallLog& log) { seen = log; }, scheduler)
        ->send({}, {})
        .get();

    EXPECT_EQ(seen.status, 0);
    EXPECT_EQ(seen.fault, "made up by the test");
}

TEST_F(GatePolicyTest, CancelsAndRefusesOnceClosed)
{
    network->nextHangs();
    const auto pending = std::make_shared<PendingCalls>();
    const auto policy = withGate(withCount(network, pending), pending);
    auto hanging = policy->send({}, {});
    ASSERT_TRUE(network->waitForCalls(1));

    EXPECT_TRUE(pending->close(5s));

    EXPECT_EQ(hanging.get().error().code, ErrorCode::Cancelled);
    EXPECT_EQ(policy->send({}, {}).get().error().code, ErrorCode::Cancelled);
    EXPECT_EQ(network->calls().size(), 1U);
}

TEST_F(GatePolicyTest, ClosingWaitsForWhatTheNetworkStillDoes)
{
    class Slow final : public HttpTransport
    {
    public:
        Task<HttpReply> send(HttpCall, CallScope) override { return pplx::create_task(ended); }
        pplx::task_completion_event<Result<HttpReply>> ended;
    };
    const auto slow = std::make_shared<Slow>();
    const auto pending = std::make_shared<PendingCalls>();
    CallScope scope;
    scope.deadline = Deadline(scheduler->now() + 1h);
    auto task =
        withGate(withDeadline(withCount(slow, pending), scheduler), pending)->send({}, scope);

    EXPECT_FALSE(pending->close(20ms));
    EXPECT_EQ(task.get().error().code,
              ErrorCode::Cancelled); // the caller need not wait for the network
    slow->ended.set(HttpReply{200});
    EXPECT_TRUE(pending->close(5s));
}

TEST_F(PipelineTest, RepeatsOneCallUnderOneKeyAndRequestId)
{
    scheduler->hurry(5s); // retries, but not the deadline
    network->next(503).next(ErrorCode::Unavailable).next(201);
    CallScope scope;
    scope.requestId = "req-1";
    scope.deadline = Deadline(scheduler->now() + 1min);
    const auto pipeline =
        makePipeline({}, network, scheduler, std::make_shared<PendingCalls>(), [] { return 0.1; });

    EXPECT_EQ(pipeline->send({.method = "POST", .repeatable = true}, scope).get()->status, 201);

    const auto calls = network->calls();
    ASSERT_EQ(calls.size(), 3U);
    for (const auto& call : calls) {
        EXPECT_EQ(call.headers.get("Idempotency-Key"), calls[0].headers.get("Idempotency-Key"));
        EXPECT_EQ(call.headers.get("X-Request-Id"), "req-1");
        EXPECT_EQ(call.headers.count("traceparent"), 1U);
        EXPECT_EQ(call.headers.count("b3"), 1U);
    }
    EXPECT_NE(calls[0].headers.get("traceparent"), calls[1].headers.get("traceparent"));
}

} // namespace
} // namespace vitrine::client
