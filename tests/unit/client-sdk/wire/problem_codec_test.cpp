#include "vitrine/wire/problem.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vitrine::wire {
namespace {

TEST(ProblemCodec, RoundTripsADocument)
{
    Problem problem;
    problem.type = "https://errors.shop.example/out-of-stock";
    problem.title = "Conflict";
    problem.status = 409;
    problem.detail = "Requested 3, available 1";
    problem.instance = "/api/v1/orders";
    problem.errors = {{"#/lines/0/quantity", "must be at most 1"}, {"", "general"}};

    const auto decoded = decodeProblem(encode(problem));

    ASSERT_TRUE(decoded.ok());
    EXPECT_EQ(decoded->type, problem.type);
    EXPECT_EQ(decoded->title, problem.title);
    EXPECT_EQ(decoded->status, 409);
    EXPECT_EQ(decoded->detail, problem.detail);
    EXPECT_EQ(decoded->instance, problem.instance);
    ASSERT_EQ(decoded->errors.size(), 2U);
    EXPECT_EQ(decoded->errors[0].pointer, "#/lines/0/quantity");
    EXPECT_EQ(decoded->errors[1].detail, "general");
    EXPECT_EQ(decoded->text, encode(problem));
}

TEST(ProblemCodec, LeavesEmptyMembersOut)
{
    EXPECT_EQ(encode(Problem{}), R"({"type":"about:blank"})");
}

TEST(ProblemCodec, SurvivesBrokenUtf8InADetail)
{
    Problem problem;
    problem.detail = "no such sku: \xff";

    EXPECT_TRUE(decodeProblem(encode(problem)).ok());
}

TEST(ProblemCodec, IgnoresMembersOfAnotherType)
{
    const auto problem =
        decodeProblem(R"({"type":5,"title":["x"],"status":"409","detail":"d","errors":{"a":1}})");

    ASSERT_TRUE(problem.ok());
    EXPECT_EQ(problem->type, "about:blank");
    EXPECT_EQ(problem->title, "");
    EXPECT_EQ(problem->status, 0);
    EXPECT_EQ(problem->detail, "d");
    EXPECT_TRUE(problem->errors.empty());
}

TEST(ProblemCodec, UnderstandsOktasShape)
{
    const auto problem =
        decodeProblem(R"({"errorCode":"E0000011","errorSummary":"Invalid token provided",
        "errorLink":"E0000011","errorId":"oaeX","errorCauses":[{"errorSummary":"expired"}]})");

    ASSERT_TRUE(problem.ok());
    EXPECT_EQ(problem->title, "E0000011");
    EXPECT_EQ(problem->detail, "Invalid token provided");
    ASSERT_EQ(problem->errors.size(), 1U);
    EXPECT_EQ(problem->errors[0].detail, "expired");
}

TEST(ProblemCodec, UnderstandsOAuthsShape)
{
    const auto problem =
        decodeProblem(R"({"error":"invalid_grant","error_description":"The code is used up"})");

    ASSERT_TRUE(problem.ok());
    EXPECT_EQ(problem->title, "invalid_grant");
    EXPECT_EQ(problem->detail, "The code is used up");
}

TEST(ProblemCodec, RefusesWhatIsNoObject)
{
    EXPECT_FALSE(decodeProblem("").ok());
    EXPECT_FALSE(decodeProblem("<html>").ok());
    EXPECT_FALSE(decodeProblem("[]").ok());
}

} // namespace
} // namespace vitrine::wire
