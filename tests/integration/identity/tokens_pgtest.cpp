#include "tests/integration/identity/identity_fixture.hpp"

#include <gmock/gmock.h>

#include <future>

namespace vitrine::identity {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testkit::must;

class Tokens : public IdentityFixture
{
};

TEST_F(Tokens, ACodeBecomesTokensOnce)
{
    const auto account = addAccount();
    const auto text = code(account);
    const auto answer = exchange(text);
    ASSERT_TRUE(answer.ok()) << answer.error().description;
    EXPECT_FALSE(answer->refreshToken.empty());
    EXPECT_FALSE(answer->idToken.empty());
    EXPECT_TRUE(isActive(answer->accessToken));

    const auto again = exchange(text);
    ASSERT_FALSE(again.ok());
    EXPECT_EQ(again.error().error, "invalid_grant");
    EXPECT_FALSE(isActive(answer->accessToken)) << "the second use ended what the first one got";
    EXPECT_FALSE(refresh(answer->refreshToken).ok());
}

TEST_F(Tokens, ACodeEndsAfterAMinute)
{
    const auto text = code(addAccount());
    clock.advance(60s);
    EXPECT_FALSE(exchange(text).ok());
}

TEST_F(Tokens, OfManyThatUseOneCodeAtOnceAtMostOneWins)
{
    const auto text = code(addAccount());
    std::vector<std::future<bool>> users;
    for (int i = 0; i < 8; ++i)
        users.push_back(std::async(std::launch::async, [&] { return exchange(text).ok(); }));
    int winners = 0;
    for (auto& user : users)
        winners += user.get() ? 1 : 0;
    EXPECT_EQ(winners, 1);
    EXPECT_EQ(database.value("SELECT count(*) FROM token_grant WHERE revoked_at IS NOT NULL"), "1");
}

TEST_F(Tokens, AnotherClientNeitherGetsNorSpoilsACode)
{
    const auto text = code(addAccount());
    EXPECT_FALSE(exchange(text, "other").ok());
    EXPECT_TRUE(exchange(text).ok());
}

TEST_F(Tokens, SecretsAreNotInTheDatabase)
{
    const auto text = code(addAccount());
    const auto answer = exchange(text);
    const auto session = signIn().sessionToken;
    for (const char* table :
         {"authorization_code", "refresh_token", "sign_in_session", "token_grant"}) {
        const auto rows =
            database.value(std::string("SELECT string_agg(t::text, '|') FROM ") + table + " t");
        EXPECT_FALSE(rows.empty()) << table;
        for (const std::string& secret :
             {text, answer->refreshToken, session, std::string(kPassword)})
            EXPECT_EQ(rows.find(secret), std::string::npos) << table;
    }
}

TEST_F(Tokens, RefreshRotatesAndForgivesWithinTheLeeway)
{
    const auto first = exchange(code(addAccount()));
    const auto second = refresh(first->refreshToken);
    ASSERT_TRUE(second.ok());
    clock.advance(30s);
    const auto lost = refresh(first->refreshToken);
    ASSERT_TRUE(lost.ok()) << "the answer to the first refresh may have been lost";

    clock.advance(1s);
    EXPECT_FALSE(refresh(first->refreshToken).ok());
    for (const auto& token : {second->refreshToken, lost->refreshToken})
        EXPECT_FALSE(refresh(token).ok()) << "reuse ended the family";
    EXPECT_FALSE(isActive(lost->accessToken));
}

TEST_F(Tokens, UsingASuccessorEndsTheLeeway)
{
    const auto first = exchange(code(addAccount()));
    const auto second = refresh(first->refreshToken);
    const auto third = refresh(second->refreshToken);
    ASSERT_TRUE(third.ok());
    EXPECT_FALSE(refresh(first->refreshToken).ok());
    EXPECT_FALSE(refresh(third->refreshToken).ok());
}

TEST_F(Tokens, RefreshEndsWhenIdleAndAbsolutely)
{
    const auto account = addAccount();
    const auto idle = exchange(code(account));
    clock.advance(std::chrono::days(7));
    EXPECT_FALSE(refresh(idle->refreshToken).ok());

    auto used = exchange(code(account));
    int days = 0;
    for (; days < 60 && used.ok(); ++days) {
        clock.advance(24h);
        used = refresh(used->refreshToken);
    }
    EXPECT_EQ(days, 30) << "however often it is used";
}

TEST_F(Tokens, RefreshMayNarrowButNeverWiden)
{
    const auto first = exchange(code(addAccount(), "openid profile offline_access"));
    const auto narrow = parts.tokens.refresh(client(), first->refreshToken, "profile", soon());
    ASSERT_TRUE(narrow.ok());
    EXPECT_TRUE(narrow->idToken.empty()) << "no ID token without openid";
    const auto wide = parts.tokens.refresh(client(), narrow->refreshToken, "profile email", soon());
    ASSERT_FALSE(wide.ok());
    EXPECT_EQ(wide.error().error, "invalid_scope");
    const auto full = refresh(narrow->refreshToken);
    ASSERT_TRUE(full.ok()) << "a refused request used nothing up";
    EXPECT_THAT(full->scopes, testing::ElementsAre("openid", "profile", "offline_access"));
}

TEST_F(Tokens, ManyRefreshesAtOnceDoNotEndAFamily)
{
    const auto first = exchange(code(addAccount()));
    std::vector<std::future<bool>> users;
    for (int i = 0; i < 8; ++i)
        users.push_back(
            std::async(std::launch::async, [&] { return refresh(first->refreshToken).ok(); }));
    for (auto& user : users)
        EXPECT_TRUE(user.get());
}

TEST_F(Tokens, DisablingAnAccountEndsItsTokensAndSessions)
{
    const auto account = addAccount();
    const auto answer = exchange(code(account));
    const auto session = signIn().sessionToken;
    const auto waiting = code(account);
    ASSERT_TRUE(parts.accounts.setDisabled(by("operator"), account.id, true, {}).ok());

    EXPECT_FALSE(isActive(answer->accessToken));
    EXPECT_FALSE(refresh(answer->refreshToken).ok());
    EXPECT_FALSE(exchange(waiting).ok());
    EXPECT_FALSE(must(parts.signIns.find(session, soon())).has_value());
    EXPECT_EQ(signIn().verdict, SignInService::Verdict::Wrong);

    ASSERT_TRUE(parts.accounts.setDisabled(by("operator"), account.id, false, {}).ok());
    EXPECT_FALSE(refresh(answer->refreshToken).ok()) << "what ended stays ended";
    EXPECT_EQ(signIn().verdict, SignInService::Verdict::SignedIn);
}

TEST_F(Tokens, RevocationOfARefreshTokenEndsTheFamilyAndOfAnAccessTokenOnlyThatOne)
{
    const auto account = addAccount();
    const auto first = exchange(code(account));
    ASSERT_TRUE(parts.tokens.revoke(client("other"), first->refreshToken, soon()).ok());
    ASSERT_TRUE(parts.tokens.revoke(client("other"), first->accessToken, soon()).ok());
    EXPECT_TRUE(isActive(first->accessToken)) << "another client can revoke nothing";
    ASSERT_TRUE(parts.tokens.revoke(client(), first->accessToken, soon()).ok());
    EXPECT_FALSE(isActive(first->accessToken));
    EXPECT_TRUE(isActive(first->refreshToken));
    ASSERT_TRUE(parts.tokens.revoke(client(), first->refreshToken, soon()).ok());
    EXPECT_FALSE(isActive(first->refreshToken));
    EXPECT_TRUE(parts.tokens.revoke(client(), "nonsense", soon()).ok());
    EXPECT_TRUE(parts.tokens.revoke(client(), "a.b.c", soon()).ok());
}

TEST_F(Tokens, AccessTokensEndWithoutLeewayAtTheirIssuer)
{
    const auto answer = exchange(code(addAccount(), "openid"));
    EXPECT_TRUE(answer->refreshToken.empty());
    EXPECT_TRUE(isActive(answer->accessToken));
    clock.advance(900s);
    EXPECT_FALSE(isActive(answer->accessToken));
}

// --- Devices
// ------------------------------------------------------------------------------------------

class Devices : public IdentityFixture
{
protected:
    DeviceService::Started start()
    {
        const auto started = parts.devices.start(
            client(), "openid offline_access", "10.0.0.9", "Kiosk\x01/1.0", soon());
        EXPECT_TRUE(started.ok());
        return *started;
    }
    std::string poll(const DeviceService::Started& device)
    {
        const auto answer = parts.tokens.pollDevice(client(), device.deviceCode, soon());
        return answer.ok() ? "tokens" : answer.error().error;
    }
};

TEST_F(Devices, GetTokensOnceAPersonAllowedIt)
{
    const auto account = addAccount();
    const auto device = start();
    EXPECT_EQ(poll(device), "authorization_pending");
    EXPECT_EQ(poll(device), "slow_down");
    const auto shown = must(parts.devices.find(device.userCode, present(account), "", soon()));
    ASSERT_TRUE(shown.has_value());
    EXPECT_EQ(shown->requestedFrom, "10.0.0.9");
    EXPECT_EQ(shown->requestedBy, "Kiosk/1.0") << "nothing that could not be printed";
    EXPECT_TRUE(must(parts.devices.decide(device.userCode, present(account), true, soon())));
    EXPECT_FALSE(must(parts.devices.decide(device.userCode, present(account), false, soon())))
        << "decided is decided";

    clock.advance(9s);
    EXPECT_EQ(poll(device), "slow_down") << "10 s since the second poll was too early";
    clock.advance(15s);
    EXPECT_EQ(poll(device), "tokens");
    EXPECT_EQ(poll(device), "invalid_grant");
}

TEST_F(Devices, AreToldOfADenialAndOfTheEnd)
{
    const auto account = addAccount();
    const auto denied = start();
    EXPECT_TRUE(must(parts.devices.decide(denied.userCode, present(account), false, soon())));
    EXPECT_EQ(poll(denied), "access_denied");

    const auto late = start();
    clock.advance(600s);
    EXPECT_EQ(poll(late), "expired_token");
    EXPECT_FALSE(must(parts.devices.find(late.userCode, present(account), "", soon())).has_value());
    EXPECT_FALSE(must(parts.devices.decide(late.userCode, present(account), true, soon())));
}

TEST_F(Devices, GuessingIsSlowedDownForAccountAndAddress)
{
    const auto account = addAccount();
    int guesses = 0;
    Result<std::optional<DeviceAuthorization>> answer = std::optional<DeviceAuthorization>();
    for (; guesses < 100 && answer.ok(); ++guesses)
        answer = parts.devices.find(makeUserCode(), present(account), "10.0.0.1", soon());
    EXPECT_EQ(guesses, 7);
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().code, ErrorCode::RateLimited);
    EXPECT_TRUE(answer.error().retryAfter.has_value());

    const auto device = start();
    EXPECT_FALSE(parts.devices.find(device.userCode, present(account), "10.0.0.1", soon()).ok())
        << "not even the right one";
    clock.advance(2s);
    EXPECT_TRUE(must(parts.devices.find(device.userCode, present(account), "10.0.0.1", soon()))
                    .has_value());
}

TEST_F(Devices, WithoutRefreshTokensSignPeopleInForAShortTimeOnly)
{
    const Client& kiosk = client("kiosk");
    const auto shopper = addAccount();
    const auto started =
        parts.devices.start(kiosk, "openid offline_access", "10.0.0.9", "Kiosk", soon());
    ASSERT_TRUE(started.ok());
    const auto asked =
        must(parts.devices.find(started->userCode, present(shopper), "", soon())).value();
    EXPECT_THAT(asked.scopes, ElementsAre("openid")) << "nobody is asked to stay signed in";
    EXPECT_TRUE(must(parts.devices.decide(started->userCode, present(shopper), true, soon())));
    const auto tokens = parts.tokens.pollDevice(kiosk, started->deviceCode, soon());
    ASSERT_TRUE(tokens.ok()) << tokens.error().description;
    EXPECT_TRUE(tokens->refreshToken.empty());
    EXPECT_EQ(tokens->expiresIn, 300s);
    EXPECT_TRUE(must(parts.tokens.introspect(kiosk, tokens->accessToken, soon())).has_value());
    clock.advance(300s);
    EXPECT_FALSE(must(parts.tokens.introspect(kiosk, tokens->accessToken, soon())).has_value());
}

// --- Signing keys
// ------------------------------------------------------------------------------------------

class Keys : public IdentityFixture
{
protected:
    std::string kidNow(SigningKeys& keys) { return must(keys.signer(soon())).keyId(); }
    std::size_t published(SigningKeys& keys)
    {
        return must(platform::KeySet::parse(must(keys.keySet(soon())))).size();
    }
    /// The keys as another instance sees them that has just looked.
    std::unique_ptr<SigningKeys> instance()
    {
        return std::make_unique<SigningKeys>(
            database.pool(),
            clock,
            SigningKeys::Options{.algorithm = platform::SignatureAlgorithm::Es256,
                                 .times = settings.keys});
    }
};

TEST_F(Keys, AreMadeOnceByManyThatStartAtOnce)
{
    database.execute("DELETE FROM signing_key");
    std::vector<std::future<bool>> starters;
    for (int i = 0; i < 6; ++i)
        starters.push_back(
            std::async(std::launch::async, [&] { return instance()->prepare(soon()).ok(); }));
    for (auto& starter : starters)
        EXPECT_TRUE(starter.get());
    EXPECT_EQ(database.value("SELECT count(*) FROM signing_key"), "1");
}

TEST_F(Keys, AreTheSameForEveryInstance)
{
    EXPECT_EQ(kidNow(*instance()), kidNow(*instance()));
}

TEST_F(Keys, ArePublishedBeforeTheySignAndAfterTheySigned)
{
    const auto old = kidNow(*instance());
    const auto next = must(instance()->rotate(soon()));
    EXPECT_NE(next, old);
    EXPECT_EQ(kidNow(*instance()), old);
    EXPECT_EQ(published(*instance()), 2U);
    const auto twice = instance()->rotate(soon());
    ASSERT_FALSE(twice.ok()) << "one that waits is enough";
    EXPECT_EQ(twice.error().code, ErrorCode::Conflict);

    clock.advance(settings.keys.lead - 1s);
    EXPECT_EQ(kidNow(*instance()), old);
    clock.advance(1s);
    EXPECT_EQ(kidNow(*instance()), next);
    EXPECT_EQ(published(*instance()), 2U);
    clock.advance(settings.keys.overlap - 1s);
    EXPECT_EQ(published(*instance()), 2U);
    clock.advance(1s);
    EXPECT_EQ(published(*instance()), 1U);
    EXPECT_EQ(kidNow(*instance()), next);
}

TEST_F(Keys, ServeOnWhileTheDatabaseIsAway)
{
    auto now = SigningKeys::Monotonic::time_point(1h);
    SigningKeys keys(database.pool(), clock, {.now = [&now] { return now; }});
    const auto before = kidNow(keys);
    now += 1h;
    database.execute("ALTER TABLE signing_key RENAME TO signing_key_gone");
    EXPECT_EQ(kidNow(keys), before);
    database.execute("ALTER TABLE signing_key_gone RENAME TO signing_key");
}

} // namespace
} // namespace vitrine::identity
