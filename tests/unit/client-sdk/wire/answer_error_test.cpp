#include "vitrine/core/problem.hpp"
#include "vitrine/wire/answer_error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace vitrine::wire {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using testing::HasSubstr;

struct Answer
{
    int status = 0;
    Headers headers;
    std::string body;
};

Error answerErrorOf(const Answer& answer)
{
    return answerError(answer.status, answer.headers, answer.body);
}

TEST(RetryAfter, ReadsSecondsAndDates)
{
    const Timestamp now = parseTimestamp("2026-09-06T10:14:50Z").value();
    EXPECT_EQ(retryAfter("0", now), 0ms);
    EXPECT_EQ(retryAfter("120", now), 120s);
    EXPECT_EQ(retryAfter("99999999999", now), 24h);
    EXPECT_EQ(retryAfter("Sun, 06 Sep 2026 10:15:00 GMT", now), 10s);
    EXPECT_EQ(retryAfter("Sun, 06 Sep 2026 10:00:00 GMT", now), 0ms);
    EXPECT_EQ(retryAfter(" 7 ", now), 7s);
    for (const char* value : {"",
                              "-1",
                              "1.5",
                              "soon",
                              "Sun, 06 Sep 2026 10:15:00 CET",
                              "Sun, 31 Feb 2026 10:15:00 GMT"})
        EXPECT_EQ(retryAfter(value, now), std::nullopt) << value;
}

TEST(AnswerError, CarriesStatusProblemAndWait)
{
    const Error error =
        answerErrorOf({409,
                       {{"Retry-After", "3"}, {"X-Request-Id", "req-9"}},
                       R"({"title":"Conflict","detail":"the SKU is taken","status":409,
                                       "errors":[{"pointer":"#/sku","detail":"taken"}]})"});

    EXPECT_EQ(error.code, ErrorCode::Conflict);
    EXPECT_EQ(error.status, 409);
    EXPECT_EQ(error.field, "/sku");
    EXPECT_EQ(error.requestId, "req-9");
    EXPECT_EQ(error.retryAfter, 3s);
    ASSERT_NE(error.problem, nullptr);
    EXPECT_EQ(error.problem->detail, "the SKU is taken");
    EXPECT_THAT(error.message, HasSubstr("the SKU is taken"));
}

TEST(AnswerError, LivesWithABodyThatIsNoProblem)
{
    const Error error = answerErrorOf({502, {}, "<html>Bad Gateway</html>"});

    EXPECT_EQ(error.code, ErrorCode::Unavailable);
    EXPECT_EQ(error.problem, nullptr);
}

TEST(AnswerError, MapsEveryStatusToItsMeaning)
{
    using enum ErrorCode;
    const std::vector<std::pair<int, ErrorCode>> expected = {{400, InvalidArgument},
                                                             {401, Unauthenticated},
                                                             {403, PermissionDenied},
                                                             {404, NotFound},
                                                             {409, Conflict},
                                                             {412, PreconditionFailed},
                                                             {413, TooLarge},
                                                             {415, InvalidArgument},
                                                             {422, Unprocessable},
                                                             {428, PreconditionRequired},
                                                             {429, RateLimited},
                                                             {500, Internal},
                                                             {502, Unavailable},
                                                             {503, Unavailable},
                                                             {504, DeadlineExceeded},
                                                             {302, Internal},
                                                             {505, Internal}};
    for (const auto& [status, code] : expected)
        EXPECT_EQ(codeOfStatus(status), code) << status;
}

} // namespace
} // namespace vitrine::wire
