#include "services/tracing/domain/dependency_linker.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace vitrine::tracing;
using testing::ElementsAre;
using testing::IsEmpty;

Span span(std::uint64_t id,
          std::uint64_t parent,
          SpanKind kind,
          const std::string& local,
          const std::string& remote = "")
{
    Span made;
    made.traceId = {0, 1};
    made.id = id;
    made.parentId = parent;
    made.kind = kind;
    made.local.serviceName = local;
    made.remote.serviceName = remote;
    return made;
}

Span failed(Span made)
{
    made.tags = {{"error", ""}};
    return made;
}

Span shared(Span made)
{
    made.shared = true;
    return made;
}

std::vector<DependencyLink> linksOf(const std::vector<Span>& trace)
{
    DependencyLinker linker;
    linker.add(trace);
    return linker.links();
}

using enum SpanKind;

TEST(DependencyLinker, LinksServersToTheirCallers)
{
    EXPECT_THAT(linksOf({span(1, 0, Server, "gateway"),
                         span(2, 1, Client, "gateway", "order"),
                         span(3, 2, Server, "order"),
                         span(4, 3, Client, "order", "payment"),
                         span(5, 4, Server, "payment")}),
                ElementsAre(DependencyLink{"gateway", "order", 1, 0},
                            DependencyLink{"order", "payment", 1, 0}));
}

TEST(DependencyLinker, TakesTheClientsWordWhereNobodyReportsBelow)
{
    EXPECT_THAT(linksOf({span(1, 0, Server, "order"), span(2, 1, Client, "order", "postgres")}),
                ElementsAre(DependencyLink{"order", "postgres", 1, 0}));
    EXPECT_THAT(linksOf({span(1, 0, Client, "order", "")}), IsEmpty());
}

TEST(DependencyLinker, SkipsARootServerWithoutACaller)
{
    EXPECT_THAT(linksOf({span(1, 0, Server, "gateway")}), IsEmpty());
    EXPECT_THAT(linksOf({span(1, 0, Server, "gateway", "browser")}),
                ElementsAre(DependencyLink{"browser", "gateway", 1, 0}));
}

TEST(DependencyLinker, LooksPastLocalWork)
{
    EXPECT_THAT(linksOf({span(1, 0, Server, "order"),
                         span(2, 1, Local, "order"),
                         span(3, 2, Local, "order"),
                         span(4, 3, Server, "payment")}),
                ElementsAre(DependencyLink{"order", "payment", 1, 0}));
}

TEST(DependencyLinker, JoinsSharedSpans)
{
    EXPECT_THAT(
        linksOf({shared(span(2, 1, Server, "order")),
                 span(2, 1, Client, "gateway"),
                 span(1, 0, Server, "gateway"),
                 span(3, 2, Client, "order", "db")}),
        ElementsAre(DependencyLink{"gateway", "order", 1, 0}, DependencyLink{"order", "db", 1, 0}));
}

TEST(DependencyLinker, CountsErrorsOfEitherSide)
{
    EXPECT_THAT(linksOf({failed(span(1, 0, Client, "a", "b")), span(2, 1, Server, "b")}),
                ElementsAre(DependencyLink{"a", "b", 1, 1}));
    EXPECT_THAT(linksOf({span(1, 0, Client, "a", "b"), failed(span(2, 1, Server, "b"))}),
                ElementsAre(DependencyLink{"a", "b", 1, 1}));
    EXPECT_THAT(linksOf({failed(span(1, 0, Client, "a")), shared(span(1, 0, Server, "b"))}),
                ElementsAre(DependencyLink{"a", "b", 1, 1}));
}

TEST(DependencyLinker, NeedsBothNamesForMessages)
{
    EXPECT_THAT(linksOf({span(1, 0, Producer, "order", "kafka"),
                         span(2, 1, Consumer, "notification", "kafka")}),
                ElementsAre(DependencyLink{"kafka", "notification", 1, 0},
                            DependencyLink{"order", "kafka", 1, 0}));
    EXPECT_THAT(linksOf({span(1, 0, Producer, "order"), span(2, 1, Consumer, "notification")}),
                IsEmpty());
}

TEST(DependencyLinker, TakesAKindlessSpanWithTwoNamesForACall)
{
    EXPECT_THAT(linksOf({span(1, 0, Local, "a", "b")}),
                ElementsAre(DependencyLink{"a", "b", 1, 0}));
    EXPECT_THAT(linksOf({span(1, 0, Local, "a")}), IsEmpty());
}

TEST(DependencyLinker, FillsInAServiceThatReportedNoServerSpan)
{
    EXPECT_THAT(linksOf({span(1, 0, Server, "gateway"), span(2, 1, Client, "order", "payment")}),
                ElementsAre(DependencyLink{"gateway", "order", 1, 0},
                            DependencyLink{"order", "payment", 1, 0}));
}

TEST(DependencyLinker, CountsASpanThatWasReportedTwiceOnce)
{
    const std::vector<Span> trace{span(1, 0, Client, "a", "b"), span(1, 0, Client, "a", "b")};
    EXPECT_THAT(linksOf(trace), ElementsAre(DependencyLink{"a", "b", 1, 0}));
}

TEST(DependencyLinker, SurvivesSpansThatAreEachOthersParents)
{
    EXPECT_THAT(
        linksOf({span(1, 3, Server, "a"), span(2, 1, Server, "b"), span(3, 2, Server, "c")}).size(),
        2u);
    EXPECT_THAT(linksOf({span(2, 99, Server, "b", "a")}),
                ElementsAre(DependencyLink{"a", "b", 1, 0})); // its parent was lost
}

TEST(DependencyLinker, AddsUpTraces)
{
    DependencyLinker linker;
    for (int i = 0; i < 3; ++i)
        linker.add({span(1, 0, Client, "a", "b")});
    EXPECT_THAT(linker.links(), ElementsAre(DependencyLink{"a", "b", 3, 0}));
}

} // namespace
