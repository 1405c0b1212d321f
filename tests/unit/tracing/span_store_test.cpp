#include "services/tracing/storage/span_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace {

using namespace vitrine::tracing;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::int64_t kBegin = 1'790'000'000'000'000; ///< Microseconds.

Span span(std::uint64_t trace,
          std::uint64_t id,
          const std::string& service,
          const std::string& name = "get",
          std::int64_t after = 0)
{
    Span made;
    made.traceId = {0, trace};
    made.id = id;
    made.parentId = id == 1 ? 0 : 1;
    made.name = name;
    made.local.serviceName = service;
    made.timestamp = kBegin + after;
    made.duration = 100;
    return made;
}

TraceQuery any()
{
    TraceQuery query;
    query.endMillis = kBegin / 1000 + 1000;
    query.lookbackMillis = 10000;
    return query;
}

std::vector<std::uint64_t> idsOf(const std::vector<std::vector<Span>>& traces)
{
    std::vector<std::uint64_t> ids;
    for (const auto& trace : traces)
        ids.push_back(trace.front().traceId.low);
    return ids;
}

TEST(SpanStore, GivesBackWhatItTook)
{
    Span full = span(7, 2, "cart", "post /carts");
    full.traceId = {3, 7};
    full.kind = SpanKind::Server;
    full.debug = full.shared = true;
    full.local = {"cart", "10.0.0.1", "", 80};
    full.remote = {"", "", "::1", 0};
    full.annotations = {{5, "stock reserved"}, {6, ""}};
    full.tags = {{"a", "1"}, {"empty", ""}, {"", "no key"}};
    SpanStore store;
    EXPECT_EQ(store.add({full}), 1u);

    EXPECT_EQ(store.trace({3, 7}), std::vector<Span>{full});
    EXPECT_THAT(store.trace({0, 7}), IsEmpty()); // an id of 128 bits counts whole
}

TEST(SpanStore, DropsTheOldestTraceWhole)
{
    SpanStore store({.spansMax = 4});
    (void)store.add({span(1, 1, "a"), span(2, 1, "b"), span(1, 2, "a")});
    EXPECT_EQ(store.figures().spans, 3u);
    (void)store.add({span(3, 1, "c"), span(3, 2, "c")});

    EXPECT_THAT(store.trace({0, 1}), IsEmpty());
    EXPECT_EQ(store.trace({0, 2}).size(), 1u);
    EXPECT_EQ(store.trace({0, 3}).size(), 2u);
    EXPECT_EQ(store.figures().spans, 3u);
    EXPECT_THAT(store.services(), ElementsAre("b", "c")); // names go with their spans
}

TEST(SpanStore, HoldsItsBytes)
{
    SpanStore store({.bytesMax = 200000});
    Span large = span(1, 1, "a");
    large.tags = {{"text", std::string(10000, 'x')}};
    for (std::uint64_t i = 1; i <= 100; ++i) {
        large.traceId.low = i;
        (void)store.add({large});
    }
    EXPECT_LE(store.figures().bytes, 200000u);
    EXPECT_GT(store.figures().traces, 10u);
    EXPECT_EQ(store.trace({0, 100}).size(), 1u);
}

TEST(SpanStore, BoundsATraceThatNeverEnds)
{
    SpanStore store({.spansPerTraceMax = 3});
    std::size_t kept = 0;
    for (std::uint64_t id = 1; id <= 10; ++id)
        kept += store.add({span(1, id, "a")});
    EXPECT_EQ(kept, 3u);
    EXPECT_EQ(store.trace({0, 1}).size(), 3u);
}

TEST(SpanStore, SurvivesATraceThatIsLargerThanAll)
{
    SpanStore store({.spansMax = 2});
    for (std::uint64_t id = 1; id <= 10; ++id)
        (void)store.add({span(1, id, "a")});
    EXPECT_LE(store.figures().spans, 2u);
}

TEST(SpanStore, FindsTheLatestTracesFirst)
{
    SpanStore store;
    (void)store.add(
        {span(1, 1, "a", "get", 10), span(2, 1, "a", "get", 30), span(3, 1, "a", "get", 20)});
    EXPECT_THAT(idsOf(store.find(any())), ElementsAre(2u, 3u, 1u));
    auto two = any();
    two.limit = 2;
    EXPECT_THAT(idsOf(store.find(two)), ElementsAre(2u, 3u));
}

TEST(SpanStore, FindsByServiceSpanAndRemoteService)
{
    SpanStore store;
    Span call = span(1, 2, "order", "post /charges");
    call.remote.serviceName = "payment";
    (void)store.add(
        {span(1, 1, "gateway", "post /orders"), call, span(2, 1, "gateway", "get /products")});
    const auto found =
        [&](const std::string& service, const std::string& name, const std::string& remote) {
            auto query = any();
            query.serviceName = service;
            query.spanName = name;
            query.remoteServiceName = remote;
            return idsOf(store.find(query));
        };
    EXPECT_THAT(found("gateway", "", ""), testing::UnorderedElementsAre(1u, 2u));
    EXPECT_THAT(found("order", "", ""), ElementsAre(1u));
    EXPECT_THAT(found("nobody", "", ""), IsEmpty());
    EXPECT_THAT(found("", "get /products", ""), ElementsAre(2u));
    EXPECT_THAT(found("order", "post /orders", ""), IsEmpty()); // that span is the gateway's
    EXPECT_THAT(found("", "", "payment"), ElementsAre(1u));
    EXPECT_THAT(found("gateway", "", "payment"), IsEmpty());
}

TEST(SpanStore, FindsByTagsAnnotationsAndDurations)
{
    SpanStore store;
    Span tagged = span(1, 1, "a");
    tagged.tags = {{"http.method", "GET"}, {"error", "500"}};
    tagged.annotations = {{5, "cache miss"}};
    tagged.duration = 5000;
    (void)store.add({tagged, span(2, 1, "a")});
    const auto found = [&](const std::string& text) {
        auto query = any();
        query.annotations = parseAnnotationQuery(text);
        return idsOf(store.find(query));
    };
    EXPECT_THAT(found("error"), ElementsAre(1u));
    EXPECT_THAT(found("http.method=GET and error"), ElementsAre(1u));
    EXPECT_THAT(found("cache miss"), ElementsAre(1u));
    EXPECT_THAT(found("http.method=POST"), IsEmpty());
    EXPECT_THAT(found("cache miss=x"), IsEmpty());
    auto slow = any();
    slow.minDuration = 1000;
    EXPECT_THAT(idsOf(store.find(slow)), ElementsAre(1u));
    slow.maxDuration = 4000;
    EXPECT_THAT(store.find(slow), IsEmpty());
}

TEST(SpanStore, LooksAtTheTimeWhenTheRootBegan)
{
    SpanStore store;
    Span late = span(1, 1, "a", "get", 5'000'000);
    Span childOfLate = span(1, 2, "a");
    Span untimed = span(2, 1, "a");
    untimed.timestamp = 0;
    (void)store.add({childOfLate, late, untimed, span(3, 1, "a")});
    auto query = any(); // ends a second after kBegin
    EXPECT_THAT(idsOf(store.find(query)), ElementsAre(3u));
    query.endMillis += 5000;
    query.lookbackMillis = 2000;
    EXPECT_THAT(idsOf(store.find(query)), ElementsAre(1u));
}

TEST(SpanStore, ListsNamesSorted)
{
    SpanStore store;
    Span call = span(1, 2, "b", "post");
    call.remote.serviceName = "z";
    call.tags = {{"environment", "test"}};
    (void)store.add({span(1, 1, "c"), call, span(2, 1, "b"), span(3, 1, ""), span(4, 1, "b", "")});
    EXPECT_THAT(store.services(), ElementsAre("b", "c"));
    EXPECT_THAT(store.spanNames("b"), ElementsAre("get", "post"));
    EXPECT_THAT(store.remoteServices("b"), ElementsAre("z"));
    EXPECT_THAT(store.spanNames("none"), IsEmpty());
    EXPECT_THAT(store.tagValues("environment"), ElementsAre("test"));
    EXPECT_THAT(store.tagValues("test"), IsEmpty());
}

TEST(SpanStore, KeepsAHundredThousandSpansInLittleMemory)
{
    SpanStore store;
    for (std::uint64_t trace = 1; trace <= 11000; ++trace) {
        std::vector<Span> spans;
        for (std::uint64_t id = 1; id <= 10; ++id) {
            Span made = span(trace, id, "order", "get /api/v1/products/{id}");
            made.local = {"order", "127.0.0.1", "", 8085};
            made.tags = {{"http.method", "GET"},
                         {"http.path", "/api/v1/products/01234567"},
                         {"http.status_code", "200"}};
            spans.push_back(made);
        }
        (void)store.add(spans);
    }
    EXPECT_EQ(store.figures().spans, 100000u);
    EXPECT_LT(store.figures().bytes, 30u * 1024 * 1024);
}

TEST(SpanStore, ServesReadersWhileItIsFilled)
{
    SpanStore store({.spansMax = 500});
    std::vector<std::jthread> threads;
    for (std::uint64_t t = 1; t <= 2; ++t)
        threads.emplace_back([&store, t] {
            for (std::uint64_t i = 1; i <= 2000; ++i)
                (void)store.add({span(t * 10000 + i / 5, i, "s" + std::to_string(i % 7))});
        });
    for (int i = 0; i < 200; ++i) {
        for (const auto& trace : store.find(any()))
            EXPECT_FALSE(trace.empty());
        EXPECT_LE(store.services().size(), 7u);
    }
    threads.clear();
    EXPECT_LE(store.figures().spans, 500u);
}

} // namespace
