#include "services/platform/telemetry/span_json.hpp"
#include "services/platform/telemetry/telemetry.hpp"
#include "tests/testkit/canned_server.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <future>
#include <thread>

namespace {

using namespace vitrine;
using namespace vitrine::platform;
using namespace std::chrono_literals;
using nlohmann::json;
using testkit::CannedServer;

Span sampleSpan()
{
    Span span;
    span.context = TraceContext::start().child();
    span.kind = Span::Kind::Client;
    span.name = "get /api/v1/products/{id}";
    span.start = std::chrono::system_clock::time_point(1790000000123456us);
    span.duration = 18250us;
    span.remoteService = "catalog";
    span.tags = {{"http.method", "GET"}, {"http.path", "/a\"b"}};
    return span;
}

std::size_t spansIn(const std::vector<std::string>& requests)
{
    std::size_t count = 0;
    for (const std::string& request : requests)
        count += json::parse(CannedServer::bodyOf(request)).size();
    return count;
}

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

double counter(Metrics& metrics, const std::string& name)
{
    const std::string text = "\n" + metrics.text();
    const auto at = text.find("\n" + name + " ");
    return at == std::string::npos ? 0 : std::stod(text.substr(at + name.size() + 2));
}

TEST(SpanJson, WritesZipkinsModel)
{
    const Span span = sampleSpan();
    const json list = json::parse(encodeSpans(std::vector{span}, {"order", "127.0.0.1", 8085}));

    ASSERT_EQ(list.size(), 1u);
    EXPECT_EQ(
        list[0],
        (json{{"traceId", span.context.traceId},
              {"id", span.context.spanId},
              {"parentId", span.context.parentSpanId},
              {"kind", "CLIENT"},
              {"name", "get /api/v1/products/{id}"},
              {"timestamp", 1790000000123456},
              {"duration", 18250},
              {"localEndpoint", {{"serviceName", "order"}, {"ipv4", "127.0.0.1"}, {"port", 8085}}},
              {"remoteEndpoint", {{"serviceName", "catalog"}}},
              {"tags", {{"http.method", "GET"}, {"http.path", "/a\"b"}}}}));
}

TEST(SpanJson, LeavesOutWhatIsAbsentAndKeepsTheLastValueOfATag)
{
    Span span = sampleSpan();
    span.context = TraceContext::start();
    span.kind = Span::Kind::Local;
    span.duration = 0us;
    span.remoteService.clear();
    span.tags = {{"error", "first"}, {"error", "last"}};
    const json written =
        json::parse(encodeSpans(std::vector{span}, {"order", "shop.example", 0}))[0];

    EXPECT_FALSE(written.contains("parentId"));
    EXPECT_FALSE(written.contains("kind"));
    EXPECT_FALSE(written.contains("remoteEndpoint"));
    EXPECT_EQ(written["duration"], 1); // 0 would mean that there is none
    EXPECT_EQ(written["localEndpoint"], (json{{"serviceName", "order"}}));
    EXPECT_EQ(written["tags"], (json{{"error", "last"}}));
}

TEST(ZipkinReporter, PostsBatchesThatAreNotTracedThemselves)
{
    CannedServer collector(
        [](const std::string&) { return CannedServer::http("202 Accepted", ""); });
    Metrics metrics;
    ZipkinReporter reporter(collector.url() + "/", "order", "127.0.0.1", 0, metrics);
    reporter.listeningOn(4711);
    for (int i = 0; i < 250; ++i)
        reporter.report(sampleSpan());

    ASSERT_TRUE(eventually([&] { return spansIn(collector.requests()) == 250; }));
    const std::string first = collector.requests().front();
    EXPECT_TRUE(first.starts_with("POST /api/v2/spans HTTP/1.1\r\n"));
    EXPECT_NE(first.find("\r\nb3: 0\r\n"), std::string::npos);
    EXPECT_NE(first.find("\r\nContent-Type: application/json\r\n"), std::string::npos);
    EXPECT_EQ(json::parse(CannedServer::bodyOf(first))[0]["localEndpoint"]["port"], 4711);
    EXPECT_TRUE(eventually([&] { return counter(metrics, "zipkin_reporter_spans_total") == 250; }));
}

TEST(ZipkinReporter, LeavesOutSpansOfATraceThatIsNotSampled)
{
    CannedServer collector(
        [](const std::string&) { return CannedServer::http("202 Accepted", ""); });
    Metrics metrics;
    ZipkinReporter reporter(collector.url(), "order", "127.0.0.1", 1, metrics);
    Span unwanted = sampleSpan();
    unwanted.context.sampled = false;
    reporter.report(unwanted);
    reporter.report(sampleSpan());
    reporter.close();

    EXPECT_EQ(spansIn(collector.requests()), 1u);
}

TEST(ZipkinReporter, SendsWhatIsLeftWhenItCloses)
{
    CannedServer collector(
        [](const std::string&) { return CannedServer::http("202 Accepted", ""); });
    Metrics metrics;
    ZipkinReporter reporter(collector.url(), "order", "127.0.0.1", 1, metrics);
    for (int i = 0; i < 2500; ++i)
        reporter.report(sampleSpan());
    reporter.close();

    EXPECT_EQ(spansIn(collector.requests()), 2500u);
}

TEST(ZipkinReporter, KeepsSpansWhileTheCollectorIsAwayAndSendsThemWhenItIsBack)
{
    std::atomic<int> asked = 0;
    CannedServer collector([&](const std::string&) {
        return ++asked <= 2 ? CannedServer::http("503 Service Unavailable", "")
                            : CannedServer::http("202 Accepted", "");
    });
    Metrics metrics;
    ZipkinReporter reporter(collector.url(), "order", "127.0.0.1", 1, metrics);
    reporter.report(sampleSpan());

    ASSERT_TRUE(eventually([&] { return counter(metrics, "zipkin_reporter_spans_total") == 1; }));
    const auto requests = collector.requests();
    ASSERT_EQ(requests.size(), 3u);
    EXPECT_EQ(CannedServer::bodyOf(requests[0]), CannedServer::bodyOf(requests[2]));
}

TEST(ZipkinReporter, DropsWhatTheCollectorRefuses)
{
    CannedServer collector(
        [](const std::string&) { return CannedServer::http("400 Bad Request", "no"); });
    Metrics metrics;
    ZipkinReporter reporter(collector.url(), "order", "127.0.0.1", 1, metrics);
    reporter.report(sampleSpan());

    ASSERT_TRUE(
        eventually([&] { return counter(metrics, "zipkin_reporter_spans_dropped_total") == 1; }));
    reporter.close();
    EXPECT_EQ(collector.requests().size(), 1u);
}

TEST(ZipkinReporter, NeverBlocksAndCountsWhatItDropsWhenNobodyListens)
{
    Metrics metrics;
    unsigned short port = 0;
    {
        CannedServer gone([](const std::string&) { return std::string(); });
        port = gone.port();
    }
    ZipkinReporter reporter(
        "http://127.0.0.1:" + std::to_string(port), "order", "127.0.0.1", 1, metrics);
    for (int i = 0; i < 12000; ++i)
        reporter.report(sampleSpan());

    EXPECT_EQ(counter(metrics, "zipkin_reporter_spans_dropped_total"), 2000);
    const auto begin = std::chrono::steady_clock::now();
    reporter.close();
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 2500ms);
    EXPECT_EQ(counter(metrics, "zipkin_reporter_spans_dropped_total"), 12000);
}

TEST(ZipkinReporter, GivesUpOnACollectorThatDoesNotAnswerWhenItCloses)
{
    std::promise<void> release;
    auto released = release.get_future().share();
    CannedServer collector([released](const std::string&) {
        released.wait();
        return std::string();
    });
    Metrics metrics;
    ZipkinReporter reporter(collector.url(), "order", "127.0.0.1", 1, metrics);
    reporter.report(sampleSpan());
    const auto begin = std::chrono::steady_clock::now();
    reporter.close();
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 4s);
    release.set_value();
}

} // namespace
