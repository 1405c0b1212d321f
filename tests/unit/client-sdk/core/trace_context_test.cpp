#include "vitrine/core/trace_context.hpp"

#include <gtest/gtest.h>

namespace vitrine {
namespace {

constexpr const char* kTrace = "6f2a9c1be0d447a1b3c58e7d10f2a960";
constexpr const char* kSpan = "b3c58e7d10f2a960";

TEST(TraceContext, StartsWithFreshIds)
{
    const TraceContext a = TraceContext::start();
    EXPECT_EQ(a.traceId.size(), 32u);
    EXPECT_EQ(a.spanId.size(), 16u);
    EXPECT_EQ(a.parentSpanId, "");
    EXPECT_NE(a.traceId, TraceContext::start().traceId);
}

TEST(TraceContext, ChildStaysInTheTrace)
{
    const TraceContext parent = TraceContext::start(false);
    const TraceContext child = parent.child();
    EXPECT_EQ(child.traceId, parent.traceId);
    EXPECT_EQ(child.parentSpanId, parent.spanId);
    EXPECT_NE(child.spanId, parent.spanId);
    EXPECT_FALSE(child.sampled);
}

TEST(TraceContext, ReadsWhatItWrites)
{
    const TraceContext written = TraceContext::start().child();
    const std::string traceparent = written.traceparent();
    const std::string b3 = written.b3();
    const auto w3c = extractTraceContext({.traceparent = traceparent});
    const auto single = extractTraceContext({.b3 = b3});
    ASSERT_TRUE(w3c && single);
    EXPECT_EQ(w3c->spanId, written.spanId);
    EXPECT_EQ(single->traceId, written.traceId);
    EXPECT_EQ(single->parentSpanId, written.parentSpanId);
}

TEST(TraceContext, PrefersTraceparentThenSingleThenMulti)
{
    const auto context = extractTraceContext(
        {.traceparent = "00-6f2a9c1be0d447a1b3c58e7d10f2a960-b3c58e7d10f2a960-00",
         .b3 = "11111111111111111111111111111111-2222222222222222-1"});
    ASSERT_TRUE(context);
    EXPECT_EQ(context->traceId, kTrace);
    EXPECT_FALSE(context->sampled);
    const auto single = extractTraceContext(
        {.b3 = "2222222222222222-3333333333333333-d", .b3TraceId = kTrace, .b3SpanId = kSpan});
    ASSERT_TRUE(single);
    EXPECT_EQ(single->traceId, "00000000000000002222222222222222");
    EXPECT_TRUE(single->sampled);
}

TEST(TraceContext, FallsBackWhenTraceparentIsMalformed)
{
    const auto context = extractTraceContext(
        {.traceparent = "00-zz", .b3TraceId = kTrace, .b3SpanId = kSpan, .b3Sampled = "0"});
    ASSERT_TRUE(context);
    EXPECT_EQ(context->traceId, kTrace);
    EXPECT_FALSE(context->sampled);
}

TEST(TraceContext, AcceptsADecisionWithoutIds)
{
    const auto context = extractTraceContext({.b3 = "0"});
    ASSERT_TRUE(context);
    EXPECT_EQ(context->traceId, "");
    EXPECT_FALSE(context->sampled);
    EXPECT_FALSE(context->child().sampled);
    EXPECT_EQ(context->child().traceId.size(), 32u);
}

TEST(TraceContext, AcceptsALaterVersion)
{
    EXPECT_TRUE(extractTraceContext(
        {.traceparent = "01-6f2a9c1be0d447a1b3c58e7d10f2a960-b3c58e7d10f2a960-01-more"}));
}

class MalformedTraceparent : public testing::TestWithParam<const char*>
{
};

TEST_P(MalformedTraceparent, IsIgnored)
{
    EXPECT_FALSE(extractTraceContext({.traceparent = GetParam()}));
}

INSTANTIATE_TEST_SUITE_P(
    Examples,
    MalformedTraceparent,
    testing::Values("",
                    "00-6f2a9c1be0d447a1b3c58e7d10f2a960-b3c58e7d10f2a960-01-more",
                    "00-6F2A9C1BE0D447A1B3C58E7D10F2A960-b3c58e7d10f2a960-01",
                    "00-00000000000000000000000000000000-b3c58e7d10f2a960-01",
                    "00-6f2a9c1be0d447a1b3c58e7d10f2a960-0000000000000000-01",
                    "ff-6f2a9c1be0d447a1b3c58e7d10f2a960-b3c58e7d10f2a960-01",
                    "01-6f2a9c1be0d447a1b3c58e7d10f2a960-b3c58e7d10f2a960-01x",
                    "00-6f2a9c1be0d447a1b3c58e7d10f2a960-b3c58e7d10f2a960-0"));

} // namespace
} // namespace vitrine
