#include "tests/unit/client-sdk/client/fake_provider.hpp"
#include "vitrine/auth/session_tokens.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace vitrine::client {
namespace {

using namespace std::chrono_literals;
using test::FakeProvider;

/// A store that writes down in which order things happen.
class RecordingStore final : public TokenStore
{
public:
    Task<std::optional<TokenSet>> load() override { return inner.load(); }
    Task<Done> save(TokenSet tokens) override
    {
        saved.push_back(tokens.refreshToken);
        if (!fault.ok())
            return finished(fault);
        return inner.save(std::move(tokens));
    }
    Task<Done> clear() override { return inner.clear(); }

    MemoryTokenStore inner;
    Outcome fault = Done{};
    std::vector<std::string> saved;
};

class SessionTokensTest : public testing::Test
{
protected:
    SessionTokensTest()
    {
        session = std::make_shared<SessionTokens>(
            provider.client({.scopes = {"offline_access"}}),
            SessionTokens::Options{
                .store = store,
                .clock = std::shared_ptr<Clock>(std::shared_ptr<Clock>(), &provider.clock)});
    }
    TokenSet first() const
    {
        return {.accessToken = "access-0",
                .refreshToken = "refresh-0",
                .expiresAt = provider.clock.now() + 900s};
    }
    void signIn() { ASSERT_TRUE(session->begin(first()).get().ok()); }
    std::optional<TokenSet> stored() const { return store->inner.load().get().value(); }

    FakeProvider provider;
    std::shared_ptr<RecordingStore> store = std::make_shared<RecordingStore>();
    std::shared_ptr<SessionTokens> session;
};

TEST_F(SessionTokensTest, SaysThatNobodyIsSignedIn)
{
    EXPECT_EQ(session->token().get().error().code, ErrorCode::Unauthenticated);
    EXPECT_FALSE(session->isSignedIn().get().value());
}

TEST_F(SessionTokensTest, GivesOutAFreshTokenWithoutAsking)
{
    signIn();

    EXPECT_EQ(session->token().get().value(), "access-0");
    EXPECT_TRUE(provider.network->calls().empty());
    EXPECT_EQ(stored()->refreshToken, "refresh-0");
}

TEST_F(SessionTokensTest, FindsTheSessionOfTheLastRun)
{
    store->inner.save(first()).get();

    EXPECT_EQ(session->token().get().value(), "access-0");
    EXPECT_TRUE(session->isSignedIn().get().value());
}

TEST_F(SessionTokensTest, RenewsShortlyBeforeTheEndAndStoresWhatCame)
{
    signIn();
    provider.clock.advance(900s - 30s);
    provider.nextTokens("1");

    EXPECT_EQ(session->token().get().value(), "access-1");
    EXPECT_EQ(stored()->refreshToken, "refresh-1");
    EXPECT_EQ(provider.tokenForms().at(0).at("refresh_token"), "refresh-0");
}

TEST_F(SessionTokensTest, UsesEachRotatedTokenOnce)
{
    signIn();
    for (const char* name : {"1", "2", "3"}) {
        provider.clock.advance(900s);
        provider.nextTokens(name);
        EXPECT_EQ(session->token().get().value(), std::string("access-") + name);
    }
    const auto forms = provider.tokenForms();
    ASSERT_EQ(forms.size(), 3U);
    EXPECT_EQ(forms[1].at("refresh_token"), "refresh-1");
    EXPECT_EQ(forms[2].at("refresh_token"), "refresh-2");
}

TEST_F(SessionTokensTest, ManyCallersShareOneRefresh)
{
    signIn();
    provider.clock.advance(900s);
    provider.nextTokens("1");
    provider.nextTokens("2"); // would be used if a second refresh ran

    std::vector<std::string> tokens(16);
    {
        std::vector<std::jthread> threads;
        for (auto& token : tokens)
            threads.emplace_back([&] { token = session->token().get().value(); });
    }

    for (const auto& token : tokens)
        EXPECT_EQ(token, "access-1");
    EXPECT_EQ(provider.tokenForms().size(), 1U);
}

TEST_F(SessionTokensTest, RenewsForARefusedTokenButNotForAnOlderOne)
{
    signIn();
    provider.nextTokens("1");

    EXPECT_EQ(session->renewed("access-0").get().value(), "access-1");
    EXPECT_EQ(session->renewed("access-0").get().value(),
              "access-1"); // somebody has renewed it already
    EXPECT_EQ(provider.tokenForms().size(), 1U);
}

TEST_F(SessionTokensTest, EndsTheSessionWhenTheRefreshTokenIsRefused)
{
    signIn();
    provider.clock.advance(900s);
    provider.nextToken(400, {{"error", "invalid_grant"}});

    EXPECT_EQ(session->token().get().error().code, ErrorCode::Unauthenticated);
    EXPECT_FALSE(stored().has_value());
    EXPECT_FALSE(session->isSignedIn().get().value());
}

TEST_F(SessionTokensTest, KeepsTheSessionWhenTheProviderIsAway)
{
    signIn();
    provider.clock.advance(900s);
    provider.scheduler->hurry(5s);
    for (int i = 0; i < 3; ++i)
        provider.nextToken(503, {});
    EXPECT_EQ(session->token().get().error().code, ErrorCode::Unavailable);

    provider.nextTokens("1");
    EXPECT_EQ(session->token().get().value(), "access-1");
}

TEST_F(SessionTokensTest, GoesOnWhenTheStoreFailsAndSaysSo)
{
    std::vector<std::string> faults;
    session = std::make_shared<SessionTokens>(
        provider.client({.scopes = {"offline_access"}}),
        SessionTokens::Options{
            .store = store,
            .clock = std::shared_ptr<Clock>(std::shared_ptr<Clock>(), &provider.clock),
            .onStoreFault = [&](const Error& error) { faults.push_back(error.message); }});
    store->fault = failure<Done>(ErrorCode::Unavailable, "keychain locked");
    EXPECT_FALSE(session->begin(first()).get().ok());

    EXPECT_EQ(session->token().get().value(), "access-0");
    provider.clock.advance(900s);
    provider.nextTokens("1");
    EXPECT_EQ(session->token().get().value(), "access-1");
    EXPECT_EQ(faults, (std::vector<std::string>{"keychain locked", "keychain locked"}));
}

TEST_F(SessionTokensTest, EndForgetsAndRevokes)
{
    signIn();

    ASSERT_TRUE(session->end().get().ok());

    EXPECT_FALSE(stored().has_value());
    EXPECT_EQ(session->token().get().error().code, ErrorCode::Unauthenticated);
    EXPECT_EQ(FakeProvider::parseForm(provider.network->calls().back().body).at("token"),
              "refresh-0");
}

TEST_F(SessionTokensTest, ASignOutDuringARefreshStaysSignedOut)
{
    signIn();
    provider.clock.advance(900s);
    // given a refresh that hangs at the provider
    const pplx::task_completion_event<Result<HttpReply>> late;
    class Hanging final : public HttpTransport
    {
    public:
        Task<HttpReply> send(HttpCall call, CallScope scope) override
        {
            if (call.target.ends_with("/v1/token"))
                return pplx::create_task(late);
            return next->send(std::move(call), std::move(scope));
        }
        std::shared_ptr<HttpTransport> next;
        pplx::task_completion_event<Result<HttpReply>> late;
    };
    const auto network = std::make_shared<Hanging>();
    network->next = provider.network;
    network->late = late;
    const auto oidc = OidcClient::create(
        {.issuer = test::kIssuer, .clientId = "till", .scopes = {"offline_access"}},
        {.transport = network, .scheduler = provider.scheduler});
    SessionTokens hanging(
        oidc.value(),
        {.store = store,
         .clock = std::shared_ptr<Clock>(std::shared_ptr<Clock>(), &provider.clock)});
    auto token = hanging.token();

    // when the person signs out before the answer comes
    ASSERT_TRUE(hanging.end().get().ok());
    late.set(mocks::jsonReply(
        200,
        R"({"token_type":"Bearer","access_token":"access-1","refresh_token":"refresh-1","expires_in":900})"));

    // then nobody is signed in, here and in the store
    EXPECT_EQ(token.get().error().code, ErrorCode::Unauthenticated);
    EXPECT_FALSE(hanging.isSignedIn().get().value());
    EXPECT_FALSE(stored().has_value());
}

TEST(TokenStore, TextKeepsEverything)
{
    const TokenSet tokens{
        "a", "r", "i", "openid", parseTimestamp("2026-11-20T09:30:00.000Z").value()};

    const auto read = decodeTokens(encodeTokens(tokens));

    ASSERT_TRUE(read.ok()) << read.error().message;
    EXPECT_EQ(read->accessToken, "a");
    EXPECT_EQ(read->refreshToken, "r");
    EXPECT_EQ(read->idToken, "i");
    EXPECT_EQ(read->scope, "openid");
    EXPECT_EQ(read->expiresAt, tokens.expiresAt);
    EXPECT_FALSE(decodeTokens("{}").ok());
}

TEST(ClientCredentialsTokens, FetchesOnceAndAgainBeforeTheEnd)
{
    FakeProvider provider;
    ClientCredentialsTokens tokens(
        provider.client({.clientSecret = "s"}),
        {"orders"},
        std::shared_ptr<Clock>(std::shared_ptr<Clock>(), &provider.clock));
    provider.nextTokens("1");
    provider.nextTokens("2");
    provider.nextTokens("3");

    EXPECT_EQ(tokens.token().get().value(), "access-1");
    EXPECT_EQ(tokens.token().get().value(), "access-1");
    EXPECT_EQ(tokens.renewed("access-1").get().value(), "access-2");
    EXPECT_EQ(tokens.renewed("access-1").get().value(), "access-2");
    provider.clock.advance(900s);
    EXPECT_EQ(tokens.token().get().value(), "access-3");
}

} // namespace
} // namespace vitrine::client
