#include "tests/unit/client-sdk/client/fake_provider.hpp"
#include "vitrine/auth/id_token.hpp"
#include "vitrine/auth/pkce.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vitrine::client {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;

TEST(Pkce, KnowsThePublishedVector)
{
    EXPECT_EQ(codeChallenge("pos-suite-pkce-verifier-0123456789-abcdefghij"),
              "swBG9K1UhfP7U7rBozXrWj7qrIIYLi19CKAZjbHpZ-M");
    EXPECT_EQ(accessTokenHash("AT.example.token"), "oYPIkGAmiPcQXXsU3B6pqw");
}

TEST(Pkce, MakesVerifiersThatAreLegalAndNew)
{
    EXPECT_THAT(newCodeVerifier(), MatchesRegex("[A-Za-z0-9_-]{64}"));
    EXPECT_NE(newCodeVerifier(), newCodeVerifier());
}

TEST(Pkce, ComparesByContent)
{
    EXPECT_TRUE(equalInConstantTime("abc", "abc"));
    EXPECT_FALSE(equalInConstantTime("abc", "abd"));
    EXPECT_FALSE(equalInConstantTime("abc", "ab"));
    EXPECT_TRUE(equalInConstantTime("", ""));
}

class IdTokenTest : public testing::TestWithParam<platform::SignatureAlgorithm>
{
protected:
    Result<wire::IdTokenClaims> check(const std::string& token, const std::string& keySet) const
    {
        return checkIdToken(token,
                            wire::decodeSigningKeys(keySet).value(),
                            {.issuer = test::kIssuer,
                             .clientId = "till",
                             .nonce = "n1",
                             .accessToken = "AT.example.token",
                             .now = provider.clock.now()});
    }
    Result<wire::IdTokenClaims> check(const nlohmann::json& claims) const
    {
        return check(signer.sign(claims), signer.keySet());
    }
    nlohmann::json good() const
    {
        auto claims = provider.idClaims();
        claims["nonce"] = "n1";
        return claims;
    }
    nlohmann::json with(const char* name, const nlohmann::json& value) const
    {
        auto claims = good();
        claims[name] = value;
        return claims;
    }
    std::string faultOf(const nlohmann::json& claims) const
    {
        const auto result = check(claims);
        return result.ok() ? "" : result.error().message;
    }

    test::FakeProvider provider;
    testkit::TokenIssuer signer{provider.clock, test::kIssuer, GetParam()};
};

TEST_P(IdTokenTest, AcceptsASoundToken)
{
    const auto claims = check(with("at_hash", "oYPIkGAmiPcQXXsU3B6pqw"));

    ASSERT_TRUE(claims.ok()) << claims.error().message;
    EXPECT_EQ(claims->subject, "kim");
}

TEST_P(IdTokenTest, RefusesEachClaimThatDoesNotHold)
{
    const auto now = provider.clock.epochSeconds();
    EXPECT_THAT(faultOf(with("iss", "https://evil.example")), HasSubstr("comes from"));
    EXPECT_THAT(faultOf(with("iss", std::string(test::kIssuer) + "/")), HasSubstr("comes from"));
    EXPECT_THAT(faultOf(with("aud", "console")), HasSubstr("another client"));
    EXPECT_THAT(faultOf(with("aud", {"console", "kiosk"})), HasSubstr("another client"));
    EXPECT_THAT(faultOf(with("aud", {"till", "kiosk"})), HasSubstr("azp"));
    EXPECT_THAT(faultOf(with("azp", "kiosk")), HasSubstr("another client"));
    EXPECT_THAT(faultOf(with("exp", now - 61)), HasSubstr("expired"));
    EXPECT_THAT(faultOf(with("iat", now + 61)), HasSubstr("future"));
    EXPECT_THAT(faultOf(with("nonce", "n2")), HasSubstr("nonce"));
    EXPECT_THAT(faultOf(with("nonce", "")), HasSubstr("nonce"));
    EXPECT_THAT(faultOf(with("at_hash", "AAAAAAAAAAAAAAAAAAAAAA")),
                HasSubstr("another access token"));
    EXPECT_THAT(faultOf(with("exp", "soon")), HasSubstr("exp"));
    EXPECT_THAT(faultOf(with("sub", nullptr)), HasSubstr("sub"));

    EXPECT_EQ(faultOf(with("exp", now - 59)), "");
    EXPECT_EQ(faultOf(with("iat", now + 59)), "");
}

TEST_P(IdTokenTest, AcceptsSeveralAudiencesWithThisClientAsAzp)
{
    auto claims = with("aud", {"other", "till"});
    claims["azp"] = "till";

    EXPECT_EQ(faultOf(claims), "");
}

TEST_P(IdTokenTest, RefusesAChangedToken)
{
    auto token = signer.sign(good());
    const auto payload = token.find('.') + 1;
    token[payload + 5] = token[payload + 5] == 'A' ? 'B' : 'A';

    EXPECT_THAT(check(token, signer.keySet()).error().message, HasSubstr("signature"));
}

TEST_P(IdTokenTest, AsksForOtherKeysWhenNoneFits)
{
    const testkit::TokenIssuer other(provider.clock, test::kIssuer, GetParam(), "k2");

    EXPECT_EQ(check(signer.sign(good()), other.keySet()).error().code, ErrorCode::NotFound);
}

TEST_P(IdTokenTest, RefusesAKeyOfAnotherWithTheSameName)
{
    const testkit::TokenIssuer other(provider.clock, test::kIssuer, GetParam());

    EXPECT_EQ(check(signer.sign(good()), other.keySet()).error().code, ErrorCode::Unauthenticated);
}

TEST_P(IdTokenTest, RefusesAlgorithmsThatProveNothing)
{
    const auto payload = base64UrlEncode(good().dump());
    for (const char* header : {R"({"alg":"none"})",
                               R"({"alg":"HS256","kid":"k1"})",
                               R"({"alg":"RS512","kid":"k1"})",
                               R"({"alg":"RS256","kid":"k1","crit":["x"]})",
                               R"({"alg":"RS256","alg":"none"})",
                               "[]",
                               ""}) {
        const auto token = base64UrlEncode(header) + "." + payload + ".AAAA";
        EXPECT_EQ(check(token, signer.keySet()).error().code, ErrorCode::Unauthenticated) << header;
    }
    for (const char* token : {"", ".", "..", "a.b", "a.b.c.d", "%.%.%"})
        EXPECT_EQ(check(token, signer.keySet()).error().code, ErrorCode::Unauthenticated) << token;
}

INSTANTIATE_TEST_SUITE_P(Algorithms,
                         IdTokenTest,
                         testing::Values(platform::SignatureAlgorithm::Rs256,
                                         platform::SignatureAlgorithm::Es256));

TEST(SigningKeys, LeavesOutWhatMustNotCheckASignature)
{
    const auto keys = wire::decodeSigningKeys(R"({"keys":[
        {"kty":"RSA","kid":"weak","n":"AQAB","e":"AQAB"},
        {"kty":"oct","kid":"secret","k":"AAAA"},
        {"kty":"EC","crv":"P-384","kid":"curve","x":"AA","y":"AA"},
        {"kty":"EC","crv":"P-256","kid":"enc","use":"enc","x":"AA","y":"AA"},
        {"kty":"EC","crv":"P-256","kid":"alg","alg":"RS256","x":"AA","y":"AA"},
        "noise"]})");

    ASSERT_TRUE(keys.ok());
    EXPECT_TRUE(keys->empty());
    EXPECT_FALSE(wire::decodeSigningKeys("{}").ok());
    EXPECT_FALSE(wire::decodeSigningKeys(R"({"keys":{}})").ok());
}

} // namespace
} // namespace vitrine::client
