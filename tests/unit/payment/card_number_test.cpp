#include "services/payment/domain/card_number.hpp"
#include "services/payment/http/card_guard.hpp"

#include <gmock/gmock.h>

namespace vitrine::payment {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// Numbers that card schemes publish for tests.
constexpr const char* kCards[] = {"4111111111111111",
                                  "4111 1111 1111 1111",
                                  "4111-1111-1111-1111",
                                  "5555555555554444",
                                  "378282246310005",
                                  "3782 822463 10005",
                                  "4222222222222",
                                  "6304000000000000",
                                  "6212345678901234007"};

TEST(CardNumber, IsFoundHoweverItIsWritten)
{
    for (const std::string card : kCards) {
        EXPECT_TRUE(containsCardNumber(card)) << card;
        EXPECT_TRUE(containsCardNumber("pay with " + card + ", please")) << card;
        EXPECT_TRUE(containsCardNumber("\"card\":\"" + card + "\"")) << card;
        EXPECT_TRUE(containsCardNumber("x" + card + "x")) << card;
        EXPECT_TRUE(containsCardNumber("order 12 " + card)) << card;
    }
}

TEST(CardNumber, IsNotSeenInOtherNumbers)
{
    for (const char* text : {"",
                             "4111111111111112",       // wrong check digit
                             "411111111111",           // 12 digits
                             "41111111111111111111",   // 20 digits
                             "4111  1111  1111  1111", // two blanks: a table, not a number
                             "2026-11-20T09:30:00.000Z",
                             "+49 30 1234567",
                             "tok_visa"})
        EXPECT_FALSE(containsCardNumber(text)) << text;
}

TEST(CardNumber, IsNotSeenInUuids)
{
    // All digits, with groups that pass the check; and one that looks like a UUID but is longer.
    EXPECT_FALSE(containsCardNumber("41111111-1111-7111-8111-411111111111"));
    EXPECT_FALSE(containsCardNumber("01234567-4111-7111-8111-111111111111:2"));
    EXPECT_TRUE(containsCardNumber("01234567-89ab-7def-8123-456789abcdef 4111111111111111"));
    EXPECT_TRUE(containsCardNumber("4111111111111111 01234567-89ab-7def-8123-456789abcdef"));
    EXPECT_TRUE(containsCardNumber("a0000000-0000-0000-0000-0000000000004111111111111111"));
}

class CardGuard : public ::testing::Test
{
protected:
    platform::HttpResponse answer(const platform::HttpRequest& request)
    {
        const auto handler = refusingCardNumbers([this](const platform::HttpRequest&) {
            entered = true;
            return platform::emptyResponse(204);
        });
        return handler(request);
    }
    static platform::HttpRequest withBody(const std::string& body)
    {
        platform::HttpRequest request;
        request.body = body;
        return request;
    }

    bool entered = false;
};

TEST_F(CardGuard, LetsOrdinaryRequestsThrough)
{
    EXPECT_EQ(
        answer(withBody(R"({"methodToken":"tok_visa","amount":{"amount":1999,"currency":"EUR"}})"))
            .status,
        204);
    EXPECT_TRUE(entered);
}

TEST_F(CardGuard, KeepsTheNumberOutOfHandlerAndAnswer)
{
    const auto refused = answer(withBody(R"({"methodToken":"4111 1111 1111 1111"})"));

    EXPECT_EQ(refused.status, 400);
    EXPECT_FALSE(entered);
    EXPECT_THAT(refused.body, HasSubstr("card number"));
    EXPECT_THAT(refused.body, Not(HasSubstr("4111")));
}

TEST_F(CardGuard, LooksThroughEscapesNestingAndNames)
{
    for (const char* body : {R"({"a":[{"b":{"reason":"4111\u0031111 1111 1111"}}]})",
                             R"({"a":"41111111\u002d11111111"})",
                             R"({"4111111111111111":1})",
                             R"({"card":4111111111111111})",
                             "decision=4111+1111+1111+1111",
                             "decision=4111%2D1111%2D1111%2D1111",
                             "not json 4111111111111111"})
        EXPECT_EQ(answer(withBody(body)).status, 400) << body;
}

TEST_F(CardGuard, LooksAtPathQueryAndKey)
{
    platform::HttpRequest request;
    request.pathArgs = {"4111111111111111"};
    EXPECT_EQ(answer(request).status, 400);

    request = {};
    request.query = platform::QueryParams::parse("orderId=4111-1111-1111-1111").value();
    EXPECT_EQ(answer(request).status, 400);

    request = {};
    request.headers.add("Idempotency-Key", "4111111111111111");
    EXPECT_EQ(answer(request).status, 400);
}

} // namespace
} // namespace vitrine::payment
