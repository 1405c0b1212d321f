#include "tests/unit/client-sdk/client/fake_provider.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vitrine::client {
namespace {

using namespace std::chrono_literals;
using test::FakeProvider;
using testing::HasSubstr;

class OidcClientTest : public testing::Test
{
protected:
    static OidcOptions machine()
    {
        return {.clientId = "service:a b", .clientSecret = "s/1", .scopes = {}};
    }
    static OidcOptions plain() { return {.scopes = {"offline_access"}}; } // no ID token to check
    std::size_t callsOf(std::string_view ending) const
    {
        std::size_t count = 0;
        for (const auto& call : provider.network->calls())
            count += call.target.ends_with(ending) ? 1 : 0;
        return count;
    }
    FakeProvider provider;
};

TEST_F(OidcClientTest, RefusesAnIssuerItCannotTrust)
{
    EXPECT_FALSE(OidcClient::create({.issuer = "id.shop.example", .clientId = "x"}).ok());
    EXPECT_FALSE(OidcClient::create({.issuer = "http://id.shop.example", .clientId = "x"}).ok());
    EXPECT_FALSE(OidcClient::create({.issuer = "https://id.shop.example", .clientId = ""}).ok());
    EXPECT_TRUE(
        OidcClient::create({.issuer = "http://127.0.0.1:8080/oauth2/default", .clientId = "x"})
            .ok());
    EXPECT_TRUE(OidcClient::create(
                    {.issuer = "http://id.shop.example", .clientId = "x", .plainHttpAllowed = true})
                    .ok());
}

TEST_F(OidcClientTest, RefusesAProviderThatCallsItselfSomethingElse)
{
    provider.discovery["issuer"] = std::string(test::kIssuer) + "/";

    const auto tokens = provider.client().clientCredentials({}).get();

    EXPECT_EQ(tokens.error().code, ErrorCode::Unauthenticated);
    EXPECT_EQ(callsOf("/v1/token"), 0U);
}

TEST_F(OidcClientTest, RefusesAnEndpointInTheOpen)
{
    provider.discovery["token_endpoint"] = "http://id.shop.example/v1/token";

    EXPECT_THAT(provider.client().clientCredentials({}).get().error().message,
                HasSubstr("not encrypted"));
}

TEST_F(OidcClientTest, SendsClientCredentialsEncodedTwice)
{
    provider.nextTokens("a");

    const auto tokens = provider.client(machine()).clientCredentials({"orders", "stock"}).get();

    ASSERT_TRUE(tokens.ok()) << tokens.error().message;
    EXPECT_EQ(tokens->accessToken, "access-a");
    EXPECT_EQ(tokens->expiresAt, provider.clock.now() + 900s);
    const auto call = provider.network->calls().back();
    EXPECT_EQ(call.headers.get("Authorization"), "Basic " + base64Encode("service%3Aa%20b:s%2F1"));
    EXPECT_EQ(call.contentType, "application/x-www-form-urlencoded");
    const auto form = provider.tokenForms().at(0);
    EXPECT_EQ(form.at("grant_type"), "client_credentials");
    EXPECT_EQ(form.at("scope"), "orders stock");
    EXPECT_EQ(form.count("client_id"), 0U);
}

TEST_F(OidcClientTest, FetchesTheDiscoveryDocumentOnce)
{
    provider.nextTokens("a");
    provider.nextTokens("b");
    const auto client = provider.client(machine());
    ASSERT_TRUE(client.clientCredentials({}).get().ok());
    ASSERT_TRUE(client.clientCredentials({}).get().ok());

    EXPECT_EQ(callsOf("/.well-known/openid-configuration"), 1U);
}

TEST_F(OidcClientTest, MapsTheProvidersReasons)
{
    using enum ErrorCode;
    const std::vector<std::tuple<int, std::string, ErrorCode>> reasons = {
        {400, "invalid_grant", Unauthenticated},
        {401, "invalid_client", Unauthenticated},
        {400, "unauthorized_client", Unauthenticated},
        {400, "access_denied", PermissionDenied},
        {400, "invalid_scope", InvalidArgument}};
    for (const auto& [status, reason, code] : reasons) {
        provider.nextToken(status, {{"error", reason}, {"error_description", "why"}});
        const auto tokens = provider.client(machine()).clientCredentials({}).get();
        EXPECT_EQ(tokens.error().code, code) << reason;
        EXPECT_THAT(tokens.error().message, HasSubstr("why"));
    }
}

TEST_F(OidcClientTest, RefusesATokenThatIsNoBearerToken)
{
    provider.nextTokens("a", {{"token_type", "mac"}});

    EXPECT_EQ(provider.client(machine()).clientCredentials({}).get().error().code,
              ErrorCode::Internal);
}

TEST_F(OidcClientTest, RefreshKeepsWhatTheAnswerDoesNotReplace)
{
    provider.nextToken(200, {{"token_type", "bearer"}, {"access_token", "new"}});

    const auto tokens =
        provider.client(plain()).refresh({.refreshToken = "old", .idToken = "id"}).get();

    ASSERT_TRUE(tokens.ok()) << tokens.error().message;
    EXPECT_EQ(tokens->refreshToken, "old");
    EXPECT_EQ(tokens->idToken, "id");
    EXPECT_EQ(provider.tokenForms().at(0).at("refresh_token"), "old");
    EXPECT_EQ(provider.tokenForms().at(0).at("client_id"), "till");
}

TEST_F(OidcClientTest, RefreshRepeatsWithTheSameTokenWhenTheAnswerIsLost)
{
    provider.scheduler->hurry(5s);
    provider.nextToken(503, {});
    provider.nextTokens("b");

    ASSERT_TRUE(provider.client(plain()).refresh({.refreshToken = "old"}).get().ok());

    const auto forms = provider.tokenForms();
    ASSERT_EQ(forms.size(), 2U);
    EXPECT_EQ(forms[1].at("refresh_token"), "old");
}

TEST_F(OidcClientTest, RefreshNeedsARefreshToken)
{
    EXPECT_EQ(provider.client(plain()).refresh({}).get().error().code, ErrorCode::Unauthenticated);
}

TEST_F(OidcClientTest, ChecksTheIdTokenOfARefresh)
{
    auto claims = provider.idClaims();
    provider.nextTokens("a", {{"id_token", provider.issuer.sign(claims)}});
    ASSERT_TRUE(provider.client().refresh({.refreshToken = "old"}).get().ok());

    claims["aud"] = "somebody-else";
    provider.nextTokens("b", {{"id_token", provider.issuer.sign(claims)}});
    EXPECT_EQ(provider.client().refresh({.refreshToken = "old"}).get().error().code,
              ErrorCode::Unauthenticated);
}

TEST_F(OidcClientTest, FetchesKeysAgainForAnUnknownOne)
{
    const auto client = provider.client();
    provider.nextTokens("a", {{"id_token", provider.issuer.sign(provider.idClaims())}});
    ASSERT_TRUE(client.refresh({.refreshToken = "old"}).get().ok());

    const testkit::TokenIssuer rotated(
        provider.clock, test::kIssuer, platform::SignatureAlgorithm::Es256, "k2");
    provider.keys = rotated.keySet();
    provider.nextTokens("b", {{"id_token", rotated.sign(provider.idClaims())}});
    ASSERT_TRUE(client.refresh({.refreshToken = "old"}).get().ok());
    EXPECT_EQ(callsOf("/v1/keys"), 2U);

    const testkit::TokenIssuer stranger(
        provider.clock, test::kIssuer, platform::SignatureAlgorithm::Es256, "k3");
    provider.nextTokens("c", {{"id_token", stranger.sign(provider.idClaims())}});
    EXPECT_EQ(client.refresh({.refreshToken = "old"}).get().error().code,
              ErrorCode::Unauthenticated);
    EXPECT_EQ(callsOf("/v1/keys"), 3U);
}

TEST_F(OidcClientTest, RevokesAToken)
{
    ASSERT_TRUE(provider.client().revoke("old").get().ok());
    EXPECT_EQ(FakeProvider::parseForm(provider.network->calls().back().body).at("token"), "old");

    provider.discovery.erase("revocation_endpoint");
    EXPECT_TRUE(provider.client().revoke("old").get().ok());
}

class DeviceSignInTest : public OidcClientTest
{
protected:
    DeviceSignInTest() { provider.scheduler->hurry(9s); } // polls, but not the deadlines of calls
    std::vector<std::chrono::milliseconds> waits() const
    {
        std::vector<std::chrono::milliseconds> result;
        for (const auto delay : provider.scheduler->delays()) {
            if (delay != 10s) // of each call: its deadline
                result.push_back(delay);
        }
        return result;
    }
    void pending(int times)
    {
        for (int i = 0; i < times; ++i)
            provider.nextToken(400, {{"error", "authorization_pending"}});
    }
    Result<TokenSet> run()
    {
        const auto client = provider.client(plain());
        const auto started = client.startDeviceSignIn().get();
        return client.finishDeviceSignIn(started.value()).get();
    }
};

TEST_F(DeviceSignInTest, ShowsWhatTheProviderSays)
{
    provider.deviceAnswer["verification_uri_complete"] =
        "https://id.shop.example/activate?user_code=QWNF-TGBX";
    provider.deviceAnswer.erase("interval");

    const auto started = provider.client(plain()).startDeviceSignIn().get();

    ASSERT_TRUE(started.ok()) << started.error().message;
    EXPECT_EQ(started->userCode, "QWNF-TGBX");
    EXPECT_EQ(started->verificationUri, "https://id.shop.example/activate");
    EXPECT_EQ(started->interval, 5s);
}

TEST_F(DeviceSignInTest, PollsAtTheIntervalUntilSomebodyAgrees)
{
    pending(3);
    provider.nextTokens("a");

    const auto tokens = run();

    ASSERT_TRUE(tokens.ok()) << tokens.error().message;
    EXPECT_EQ(tokens->accessToken, "access-a");
    EXPECT_THAT(waits(), testing::ElementsAre(5s, 5s, 5s, 5s));
    const auto form = provider.tokenForms().at(0);
    EXPECT_EQ(form.at("grant_type"), "urn:ietf:params:oauth:grant-type:device_code");
    EXPECT_EQ(form.at("device_code"), "dev-secret");
}

TEST_F(DeviceSignInTest, SlowsDownForGood)
{
    provider.scheduler->hurry(9500ms);
    provider.deviceAnswer["interval"] = 1;
    provider.nextToken(400, {{"error", "slow_down"}});
    pending(2);
    provider.nextTokens("a");

    ASSERT_TRUE(run().ok());
    EXPECT_THAT(waits(), testing::ElementsAre(1s, 6s, 6s, 6s));
}

TEST_F(DeviceSignInTest, BacksOffWhileTheProviderIsAway)
{
    provider.deviceAnswer["interval"] = 1;
    provider.nextToken(503, {});
    provider.nextToken(503, {});
    provider.nextToken(503, {});
    pending(1);
    provider.nextTokens("a");

    ASSERT_TRUE(run().ok());
    EXPECT_THAT(waits(), testing::ElementsAre(1s, 2s, 3s, 5s, 1s));
}

TEST_F(DeviceSignInTest, EndsWhenSomebodyRefuses)
{
    provider.nextToken(400, {{"error", "access_denied"}});
    EXPECT_EQ(run().error().code, ErrorCode::PermissionDenied);

    provider.nextToken(400, {{"error", "expired_token"}});
    EXPECT_EQ(run().error().code, ErrorCode::DeadlineExceeded);

    provider.nextToken(400, {{"error", "invalid_grant"}});
    EXPECT_EQ(run().error().code, ErrorCode::Unauthenticated);
}

TEST_F(DeviceSignInTest, EndsWhenTheCodeExpires)
{
    provider.deviceAnswer["expires_in"] = 12;
    pending(10);

    EXPECT_EQ(run().error().code, ErrorCode::DeadlineExceeded);
    EXPECT_EQ(provider.tokenForms().size(), 2U);
}

TEST_F(DeviceSignInTest, EndsWhenTheProgramGivesUp)
{
    provider.scheduler->hurry(0s);
    const auto client = provider.client(plain());
    auto starting = client.startDeviceSignIn();
    const auto started = starting.get();
    const CancelSource source;
    auto task = client.finishDeviceSignIn(started.value(), source.token());
    ASSERT_TRUE(provider.scheduler->waitForTimers(1));

    source.cancel();

    EXPECT_EQ(task.get().error().code, ErrorCode::Cancelled);
    EXPECT_TRUE(provider.tokenForms().empty());
}

} // namespace
} // namespace vitrine::client
