#include "services/gateway/application/revocation_list.hpp"
#include "services/gateway/http/revocation_codec.hpp"
#include "tests/testkit/manual_clock.hpp"
#include "tests/testkit/token_issuer.hpp"

#include <gtest/gtest.h>

#include <deque>

namespace vitrine::gateway {
namespace {

using namespace std::chrono_literals;

class RevocationListTest : public testing::Test
{
protected:
    platform::Principal callerWithTokenOfNow(const std::string& accountId = "kim")
    {
        platform::Principal caller;
        caller.accountId = accountId;
        caller.bearerToken = m_issuer.userToken(accountId, {"CUSTOMER"});
        return caller;
    }

    testkit::ManualClock clock;
    testkit::TokenIssuer m_issuer{
        clock, "https://id.shop.example/oauth2/default", platform::SignatureAlgorithm::Es256, "k"};
    RevocationList list;
};

TEST_F(RevocationListTest, RefusesTokensOfTheAccountThatWereIssuedUntilThen)
{
    const auto before = callerWithTokenOfNow();
    EXPECT_FALSE(list.refuses(before));
    clock.advance(300ms);
    list.replace({{"kim", clock.now()}});
    EXPECT_TRUE(list.refuses(before));
    EXPECT_TRUE(list.refuses(callerWithTokenOfNow())) << "tokens tell whole seconds";
    EXPECT_FALSE(list.refuses(callerWithTokenOfNow("bob")));
    clock.advance(1s);
    EXPECT_FALSE(list.refuses(callerWithTokenOfNow())) << "issued since";
    EXPECT_TRUE(list.refuses(before));
    list.replace({});
    EXPECT_FALSE(list.refuses(before));
}

TEST_F(RevocationListTest, RefusesATokenThatDoesNotTellItsTime)
{
    auto caller = callerWithTokenOfNow();
    caller.bearerToken = "opaque";
    EXPECT_FALSE(list.refuses(caller));
    list.replace({{"kim", clock.now()}});
    EXPECT_TRUE(list.refuses(caller));
}

/// Identity as the test says, answer by answer.
class ScriptedIdentity final : public platform::ServiceClient
{
public:
    Result<platform::ServiceResponse> send(const platform::CallContext& context,
                                           const platform::ServiceRequest& request) override
    {
        EXPECT_FALSE(context.trace.sampled);
        EXPECT_EQ(request.target, "/internal/v1/revocations");
        known = request.headers.get("If-None-Match");
        auto answer = answers.front();
        answers.pop_front();
        return answer;
    }

    std::string known;
    std::deque<Result<platform::ServiceResponse>> answers;
};

platform::ServiceResponse answered(int status, std::string body, const std::string& etag = {})
{
    platform::ServiceResponse answer{.status = status, .body = std::move(body)};
    if (!etag.empty())
        answer.headers.set("ETag", etag);
    return answer;
}

TEST_F(RevocationListTest, KeepsTheLastListUntilThereIsAnother)
{
    const auto caller = callerWithTokenOfNow();
    const std::string kim = R"({"items":[{"accountId":"kim","until":"2099-01-01T00:00:00.000Z"}]})";
    ScriptedIdentity identity;
    const auto refresh = [&](Result<platform::ServiceResponse> answer) {
        identity.answers.push_back(std::move(answer));
        return list.refresh(identity, Deadline::in(1s)).ok();
    };
    EXPECT_TRUE(refresh(answered(200, kim, "\"1\"")));
    EXPECT_EQ(identity.known, "");
    EXPECT_TRUE(list.refuses(caller));
    EXPECT_TRUE(refresh(answered(304, "")));
    EXPECT_EQ(identity.known, "\"1\"");
    EXPECT_FALSE(refresh(answered(503, "{}")));
    EXPECT_FALSE(refresh(answered(200, "{\"items\":[{}]}", "\"2\"")));
    EXPECT_FALSE(refresh(Error{.code = ErrorCode::Unavailable}));
    EXPECT_TRUE(list.refuses(caller));
    EXPECT_TRUE(refresh(answered(200, R"({"items":[]})", "\"3\"")));
    EXPECT_EQ(identity.known, "\"1\"") << "what could not be read is not known";
    EXPECT_FALSE(list.refuses(caller));
}

TEST(RevocationCodec, ReadsWhatIdentityTells)
{
    const auto voided =
        decodeRevocations(R"({"items":[{"accountId":"a","until":"2026-11-20T09:30:00.000Z"}]})");
    ASSERT_TRUE(voided.ok()) << voided.error().message;
    EXPECT_EQ(formatTimestamp(voided->at("a")), "2026-11-20T09:30:00.000Z");
    EXPECT_FALSE(decodeRevocations(R"({"items":[{"accountId":"a","until":"now"}]})").ok());
    EXPECT_FALSE(decodeRevocations("nonsense").ok());
}

} // namespace
} // namespace vitrine::gateway
