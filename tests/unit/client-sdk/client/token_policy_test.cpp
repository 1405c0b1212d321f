#include "vitrine/auth/token_source.hpp"
#include "vitrine/mocks/fake_transport.hpp"
#include "vitrine/transport/policies.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

namespace vitrine::client {
namespace {

using mocks::FakeTransport;
using testing::ElementsAre;

/// Gives out t1, then t2 after a renewal, and so on.
class CountingTokens final : public TokenSource
{
public:
    Task<std::string> token() override { return finished(current); }
    Task<std::string> renewed(std::string rejected) override
    {
        rejections.push_back(rejected);
        return finished(next);
    }
    Result<std::string> current = std::string("t1");
    Result<std::string> next = std::string("t2");
    std::vector<std::string> rejections;
};

class TokenPolicyTest : public testing::Test
{
protected:
    Result<HttpReply> send(HttpCall call = {})
    {
        return withToken(network, tokens)->send(std::move(call), {}).get();
    }
    std::vector<std::string> sentTokens() const
    {
        std::vector<std::string> values;
        for (const auto& call : network->calls())
            values.emplace_back(call.headers.get("Authorization"));
        return values;
    }

    std::shared_ptr<FakeTransport> network = std::make_shared<FakeTransport>();
    std::shared_ptr<CountingTokens> tokens = std::make_shared<CountingTokens>();
};

TEST_F(TokenPolicyTest, SendsTheToken)
{
    network->next(200);

    EXPECT_EQ(send()->status, 200);
    EXPECT_THAT(sentTokens(), ElementsAre("Bearer t1"));
}

TEST_F(TokenPolicyTest, SendsNothingWithoutAToken)
{
    tokens->current = std::string();
    network->next(401);

    EXPECT_EQ(send()->status, 401);
    EXPECT_FALSE(network->calls().at(0).headers.has("Authorization"));
    EXPECT_TRUE(tokens->rejections.empty());
}

TEST_F(TokenPolicyTest, RenewsOnceAfterA401AndRepeatsAnyMethod)
{
    network->next(401).next(200);

    EXPECT_EQ(send({.method = "POST"})->status, 200);
    EXPECT_THAT(sentTokens(), ElementsAre("Bearer t1", "Bearer t2"));
    EXPECT_THAT(tokens->rejections, ElementsAre("t1"));
}

TEST_F(TokenPolicyTest, DoesNotRepeatAgainWhenTheNewTokenIsRefusedToo)
{
    network->next(401).next(401, "second").next(200);

    EXPECT_EQ(send()->body, "second");
    EXPECT_EQ(network->calls().size(), 2U);
}

TEST_F(TokenPolicyTest, DoesNotRepeatWithTheSameToken)
{
    tokens->next = std::string("t1");
    network->next(401, "refused").next(200);

    EXPECT_EQ(send()->body, "refused");
    EXPECT_EQ(network->calls().size(), 1U);
}

TEST_F(TokenPolicyTest, DoesNotRenewAfterAnyOtherRefusal)
{
    network->next(403);

    EXPECT_EQ(send()->status, 403);
    EXPECT_TRUE(tokens->rejections.empty());
}

TEST_F(TokenPolicyTest, ReportsWhyThereIsNoToken)
{
    tokens->current = Error{.code = ErrorCode::Unauthenticated, .message = "sign in"};

    EXPECT_EQ(send().error().message, "sign in");
    EXPECT_TRUE(network->calls().empty());
}

TEST_F(TokenPolicyTest, ReportsWhyARenewalFailed)
{
    tokens->next = Error{.code = ErrorCode::Unavailable, .message = "provider is down"};
    network->next(401);

    EXPECT_EQ(send().error().message, "provider is down");
}

TEST_F(TokenPolicyTest, RefusesATokenWithALineBreak)
{
    tokens->current = std::string("t1\r\nX-Admin: yes");

    EXPECT_EQ(send().error().code, ErrorCode::InvalidArgument);
    EXPECT_TRUE(network->calls().empty());
}

} // namespace
} // namespace vitrine::client
