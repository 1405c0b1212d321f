#include "services/platform/audit/audit.hpp"
#include "services/platform/audit/audit_difference.hpp"

#include <gtest/gtest.h>

namespace vitrine::platform {
namespace {

using Sides = std::pair<std::string, std::string>;

TEST(AuditDifference, KeepsTheMembersThatDiffer)
{
    EXPECT_EQ(auditDifference(R"({"a":1,"b":{"c":2},"d":null})", R"({"a":1,"b":{"c":3},"e":4})"),
              (Sides{R"({"b":{"c":2},"d":null})", R"({"b":{"c":3},"e":4})"}));
}

TEST(AuditDifference, IsNothingWhenNothingDiffers)
{
    EXPECT_EQ(auditDifference(R"({"a":1,"b":[1,2]})", R"({"b":[1,2],"a":1})"), Sides());
    EXPECT_EQ(auditDifference("", ""), Sides());
}

TEST(AuditDifference, IsTheWholeSideWhenThereIsOnlyOne)
{
    EXPECT_EQ(auditDifference("", R"({"a":1})"), (Sides{"", R"({"a":1})"}));
    EXPECT_EQ(auditDifference(R"({"a":1})", ""), (Sides{R"({"a":1})", ""}));
}

TEST(ActorName, IsWhatTheAccountSignsInWithOrTheService)
{
    EXPECT_EQ(actorNameOf({.accountId = "1", .subject = "ada@example.org", .service = "gateway"}),
              "ada@example.org");
    EXPECT_EQ(actorNameOf({.accountId = "1"}), "1");
    EXPECT_EQ(actorNameOf({.service = "order"}), "order");
}

} // namespace
} // namespace vitrine::platform
