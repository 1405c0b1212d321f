#include "vitrine/wire/audit.hpp"

#include <gtest/gtest.h>

namespace vitrine::wire {
namespace {

AuditEntry entry()
{
    return {.id = "17",
            .at = "2026-11-20T09:30:00.000Z",
            .service = "catalog",
            .actorId = "u1",
            .actorName = "ada@example.org",
            .action = "product.update",
            .entityType = "product",
            .entityId = "p1",
            .entityLabel = "TENT-1",
            .beforeJson = R"({"price":{"amount":100}})",
            .afterJson = R"({"price":{"amount":200}})",
            .traceId = "4bf92f3577b34da6a3ce929d0e0e4736"};
}

TEST(AuditCodec, RoundTripsAPage)
{
    const Page<AuditEntry> page{{entry()}, "token", 9};

    const auto decoded = decodeAuditPage(encode(page));

    ASSERT_TRUE(decoded.ok()) << decoded.error().message;
    EXPECT_EQ(encode(*decoded), encode(page));
    EXPECT_EQ(decoded->items[0].beforeJson, entry().beforeJson);
    EXPECT_EQ(decoded->items[0].actorName, "ada@example.org");
    EXPECT_EQ(decoded->total, 9);
}

TEST(AuditCodec, KeepsAnAbsentStateApartFromAnEmptyOne)
{
    AuditEntry made = entry();
    made.beforeJson.clear();
    const auto decoded = decodeAuditPage(encode(Page<AuditEntry>{{made}, "", {}}));
    EXPECT_EQ(decoded->items[0].beforeJson, "");
    EXPECT_EQ(decoded->items[0].afterJson, entry().afterJson);
}

TEST(AuditCodec, WritesAQuery)
{
    EXPECT_EQ(encodeQuery(AuditQuery{.actor = "ada@x",
                                     .action = "product.*",
                                     .from = "2026-11-20T09:30:00+01:00",
                                     .limit = 10,
                                     .skip = 20,
                                     .count = true}),
              "actor=ada%40x&action=product.%2A&from=2026-11-20T09%3A30%3A00%2B01%3A00&limit=10&"
              "skip=20&count=true");
}

} // namespace
} // namespace vitrine::wire
