#include "services/platform/auth/jwt_signer.hpp"
#include "services/platform/auth/jwt_verifier.hpp"
#include "tests/testkit/manual_clock.hpp"
#include "tests/testkit/token_issuer.hpp"
#include "vitrine/core/encoding.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace vitrine::platform {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testkit::must;

constexpr const char* kIssuer = "https://id.shop.example/oauth2/default";

testkit::ManualClock& theClock()
{
    static testkit::ManualClock clock;
    return clock;
}

/// RSA keys take a moment to make, so the tests share theirs.
const testkit::TokenIssuer& rsaIssuer()
{
    static const testkit::TokenIssuer issuer(theClock(), kIssuer);
    return issuer;
}

const testkit::TokenIssuer& ecIssuer()
{
    static const testkit::TokenIssuer issuer(theClock(), kIssuer, SignatureAlgorithm::Es256, "ec");
    return issuer;
}

std::string encoded(const json& header, const json& claims)
{
    return base64UrlEncode(header.dump()) + "." + base64UrlEncode(claims.dump());
}

/// A token with a header and claims as given, properly signed by the shop's RSA key.
std::string signedWith(const std::string& header, const std::string& claims)
{
    const std::string input = base64UrlEncode(header) + "." + base64UrlEncode(claims);
    return input + "." + base64UrlEncode(must(rsaIssuer().signer().key().sign(input)));
}

std::string signedWith(const json& header, const json& claims)
{
    return signedWith(header.dump(), claims.dump());
}

std::string hmacToken(const std::string& secret, const json& claims)
{
    const std::string input = encoded({{"alg", "HS256"}, {"kid", "k1"}}, claims);
    std::string mac(32, '\0');
    unsigned length = 32;
    HMAC(EVP_sha256(),
         secret.data(),
         static_cast<int>(secret.size()),
         reinterpret_cast<const unsigned char*>(input.data()),
         input.size(),
         reinterpret_cast<unsigned char*>(mac.data()),
         &length);
    return input + "." + base64UrlEncode(mac);
}

json goodClaims()
{
    return rsaIssuer().userClaims("00u7demoUser", {"CUSTOMER"});
}

json without(const char* claim)
{
    json claims = goodClaims();
    claims.erase(claim);
    return claims;
}

json with(const char* claim, json value)
{
    json claims = goodClaims();
    claims[claim] = std::move(value);
    return claims;
}

const json kGoodHeader{{"alg", "RS256"}, {"kid", "k1"}};

json headerWith(const char* member, json value)
{
    json header = kGoodHeader;
    header[member] = std::move(value);
    return header;
}

std::string withLastCharacterOfPart(std::string token, int part)
{
    std::size_t end = token.size();
    for (std::size_t at = 0; part >= 0 && at != std::string::npos; --part)
        at = end = token.find('.', at + 1);
    end = std::min(end, token.size());
    token[end - 2] = token[end - 2] == 'A' ? 'B' : 'A';
    return token;
}

std::shared_ptr<KeySource> keysOf(std::vector<std::string> jwks)
{
    return std::make_shared<JwksCache>(
        [set = keySetJson(jwks)](Deadline) -> Result<FetchedDocument> {
            return FetchedDocument{set, std::nullopt};
        });
}

JwtVerifier::Options options()
{
    return {};
}

struct VerifierTest : testing::Test
{
    JwtVerifier verifier{TokenExpectation{.issuer = kIssuer, .audience = "api://default"},
                         keysOf({rsaIssuer().jwk(), ecIssuer().jwk()}),
                         theClock(),
                         options()};

    Result<VerifiedTokenPtr> verify(const std::string& token)
    {
        return verifier.verify(token, Deadline::in(std::chrono::seconds(5)));
    }
};

struct Hostile
{
    const char* name;
    std::function<std::string()> token;
    const char* reason;
};

void PrintTo(const Hostile& hostile, std::ostream* out)
{
    *out << hostile.name;
}

std::int64_t now()
{
    return theClock().epochSeconds();
}

std::vector<Hostile> hostileTokens()
{
    const auto good = [] { return rsaIssuer().sign(goodClaims()); };
    const auto alg = [](const char* name) {
        return [name] { return signedWith(headerWith("alg", name), goodClaims()); };
    };
    const auto claim = [](const char* name, json value) {
        return [=] { return rsaIssuer().sign(with(name, value)); };
    };
    const auto lacking = [](const char* name) {
        return [name] { return rsaIssuer().sign(without(name)); };
    };
    const auto header = [](const char* name, json value) {
        return [=] { return signedWith(headerWith(name, value), goodClaims()); };
    };
    const auto kid = [header](std::string value) { return header("kid", value); };
    return {
        {"Empty", [] { return std::string(); }, "three parts"},
        {"OneWord", [] { return std::string("token"); }, "three parts"},
        {"TwoParts", [=] { return good().substr(0, good().rfind('.')); }, "three parts"},
        {"FourParts", [=] { return good() + ".x"; }, "three parts"},
        {"FivePartsLikeEncryption", [=] { return good() + ".x.y"; }, "three parts"},
        {"PaddedBase64", [] { return "e30=.e30=.e30="; }, "Base64url"},
        {"PlainBase64Alphabet", [] { return "e30+.e30.e30"; }, "Base64url"},
        {"SpaceInside", [=] { return " " + good(); }, "Base64url"},
        {"NewLineAtTheEnd", [=] { return good() + "\n"; }, "Base64url"},
        {"TooLong",
         [] { return rsaIssuer().sign(with("pad", std::string(64 * 1024, 'x'))); },
         "too long"},
        {"JustTooLong", [] { return std::string(8 * 1024 + 1, 'a'); }, "too long"},
        {"HeaderNoJson", [] { return signedWith("{", goodClaims().dump()); }, "header"},
        {"HeaderAList", [] { return signedWith("[]", goodClaims().dump()); }, "header"},
        {"HeaderRepeatsAlg",
         [] {
             return signedWith(R"({"alg":"RS256","alg":"RS256","kid":"k1"})", goodClaims().dump());
         },
         "unique members"},
        {"HeaderWithTrailingText",
         [] { return signedWith(R"({"alg":"RS256","kid":"k1"}x)", goodClaims().dump()); },
         "header"},
        {"NoAlg",
         [] {
             return signedWith(json{{"kid", "k1"}}, goodClaims());
         },
         "algorithm"},
        {"AlgNone",
         [] {
             return encoded({{"alg", "none"}, {"kid", "k1"}}, goodClaims()) + ".";
         },
         "algorithm"},
        {"AlgNoneSigned", alg("none"), "algorithm"},
        {"AlgNoneInCapitals", alg("None"), "algorithm"},
        {"AlgNoneMixed", alg("nOnE"), "algorithm"},
        {"AlgLowerCase", alg("rs256"), "algorithm"},
        {"AlgRs384", alg("RS384"), "algorithm"},
        {"AlgPs256", alg("PS256"), "algorithm"},
        {"AlgEs384", alg("ES384"), "algorithm"},
        {"AlgEdDsa", alg("EdDSA"), "algorithm"},
        {"AlgEmpty", alg(""), "algorithm"},
        {"AlgANumber", header("alg", 256), "algorithm"},
        {"AlgAList", header("alg", json::array({"RS256"})), "algorithm"},
        {"Hs256WithThePublicJwk",
         [] { return hmacToken(rsaIssuer().jwk(), goodClaims()); },
         "algorithm"},
        {"Hs256WithTheModulus",
         [] {
             return hmacToken(must(rsaIssuer().signer().key().rsaParts()).modulus, goodClaims());
         },
         "algorithm"},
        {"Hs256WithNoSecret", [] { return hmacToken("", goodClaims()); }, "algorithm"},
        {"Crit", header("crit", json::array({"exp"})), "crit"},
        {"CritEmpty", header("crit", json::array()), "crit"},
        {"B64False", header("b64", false), "b64"},
        {"NoKid",
         [] {
             return signedWith(json{{"alg", "RS256"}}, goodClaims());
         },
         "names no key"},
        {"KidEmpty", kid(""), "names no key"},
        {"KidANumber", header("kid", 1), "names no key"},
        {"KidHuge", kid(std::string(4096, 'k')), "names no key"},
        {"KidUnknown", kid("k9"), "not published"},
        {"KidAPath", kid("../../../../dev/null"), "not published"},
        {"KidSql", kid("k1' OR '1'='1"), "not published"},
        {"KidAUrl", kid("https://evil.example/keys"), "not published"},
        {"KidOtherCase", kid("K1"), "not published"},
        {"KidWithNul",
         [] { return signedWith(R"({"alg":"RS256","kid":"k1\u0000"})", goodClaims().dump()); },
         "header"},
        {"KidOfTheEcKey", kid("ec"), "not published"},
        {"EsWithTheRsaKey",
         [] {
             return signedWith(json{{"alg", "ES256"}, {"kid", "k1"}}, goodClaims());
         },
         "not published"},
        {"EsWithTheRsaSignature",
         [] {
             return signedWith(json{{"alg", "ES256"}, {"kid", "ec"}}, goodClaims());
         },
         "signature"},
        {"EsWithZeros",
         [] {
             return encoded({{"alg", "ES256"}, {"kid", "ec"}}, goodClaims()) + "." +
                    base64UrlEncode(std::string(64, '\0'));
         },
         "signature"},
        {"EsCutShort",
         [] {
             return ecIssuer()
                 .sign(goodClaims())
                 .substr(0, ecIssuer().sign(goodClaims()).size() - 4);
         },
         "signature"},
        {"OwnKeyInHeader",
         [] {
             static const testkit::TokenIssuer attacker(
                 theClock(), kIssuer, SignatureAlgorithm::Es256, "evil");
             const json head{{"alg", "ES256"},
                             {"kid", "evil"},
                             {"jwk", json::parse(attacker.jwk())},
                             {"jku", "https://evil.example/keys"},
                             {"x5u", "https://evil.example/cert"}};
             const std::string input = encoded(head, goodClaims());
             return input + "." + base64UrlEncode(must(attacker.signer().key().sign(input)));
         },
         "not published"},
        {"OwnKeyWithAKnownKid",
         [] {
             static const testkit::TokenIssuer attacker(
                 theClock(), kIssuer, SignatureAlgorithm::Es256, "ec");
             return attacker.sign(goodClaims());
         },
         "signature is wrong"},
        {"SignatureEmpty",
         [=] { return good().substr(0, good().rfind('.') + 1); },
         "signature is missing"},
        {"SignatureCutShort",
         [=] { return good().substr(0, good().size() - 6); },
         "signature is wrong"},
        {"SignatureChanged",
         [=] { return withLastCharacterOfPart(good(), 2); },
         "signature is wrong"},
        {"ClaimsChanged", [=] { return withLastCharacterOfPart(good(), 1); }, "signature is wrong"},
        {"ClaimsOfAnotherToken",
         [=] {
             const auto other = rsaIssuer().userToken("admin", {"ADMIN"});
             const auto mine = good();
             return other.substr(0, other.rfind('.')) + mine.substr(mine.rfind('.'));
         },
         "signature is wrong"},
        {"ClaimsAText", [] { return signedWith(kGoodHeader.dump(), "\"claims\""); }, "claims"},
        {"ClaimsRepeatAMember",
         [] {
             auto claims = goodClaims().dump();
             claims.insert(1, R"("aud":"api://default",)");
             return signedWith(kGoodHeader.dump(), claims);
         },
         "unique members"},
        {"ClaimsNotUtf8",
         [] {
             auto claims = goodClaims().dump();
             claims.insert(1, "\"x\":\"\xc0\xaf\",");
             return signedWith(kGoodHeader.dump(), claims);
         },
         "claims"},
        {"NoIssuer", lacking("iss"), "issuer"},
        {"OtherIssuer", claim("iss", "https://id.evil.example/oauth2/default"), "issuer"},
        {"IssuerWithSlash", claim("iss", std::string(kIssuer) + "/"), "issuer"},
        {"IssuerOtherCase", claim("iss", "https://ID.shop.example/oauth2/default"), "issuer"},
        {"IssuerAList", claim("iss", json::array({kIssuer})), "issuer"},
        {"NoAudience", lacking("aud"), "audience"},
        {"OtherAudience", claim("aud", "api://other"), "audience"},
        {"ServiceAudience", claim("aud", "vitrine-internal"), "audience"},
        {"AudienceListWithoutOurs", claim("aud", json::array({"api://other", 7})), "audience"},
        {"AudienceAPrefix", claim("aud", "api://default/more"), "audience"},
        {"AudienceAnObject", claim("aud", json{{"api://default", true}}), "audience"},
        {"NoEnd", lacking("exp"), "exp"},
        {"EndAText", claim("exp", std::to_string(now() + 900)), "exp"},
        {"EndNull", claim("exp", nullptr), "exp"},
        {"EndNegative", claim("exp", -1), "exp"},
        {"EndBeyondAnyCalendar", claim("exp", 1e300), "exp"},
        {"EndedLongAgo", claim("exp", now() - 3600), "expired"},
        {"EndedMoreThanTheLeewayAgo", claim("exp", now() - 61), "expired"},
        {"EndedTheLeewayAgo", claim("exp", now() - 60), "expired"},
        {"NotBeforeTomorrow", claim("nbf", now() + 86400), "not valid yet"},
        {"NotBeforeJustBeyondTheLeeway", claim("nbf", now() + 61), "not valid yet"},
        {"NotBeforeAText", claim("nbf", "0"), "not valid yet"},
        {"IssuedInTheFuture", claim("iat", now() + 61), "not valid yet"},
        {"IdTokenForOurAudience",
         [] {
             auto claims = goodClaims();
             for (const char* name : {"scp", "cid", "uid"})
                 claims.erase(name);
             claims["nonce"] = "n";
             return rsaIssuer().sign(claims);
         },
         "ID token"},
        {"IdTokenByItsHash", claim("at_hash", "oYPIkGAmiPcQXXsU3B6pqw"), "ID token"},
        {"IdTokenByItsName", claim("jti", "ID.123"), "ID token"},
        {"TypeOfALogoutToken", header("typ", "logout+jwt"), "another type"},
        {"TypeOfADpopProof", header("typ", "dpop+jwt"), "another type"},
        {"TypeANumber", header("typ", 1), "type"},
    };
}

class HostileToken : public VerifierTest, public testing::WithParamInterface<Hostile>
{
};

INSTANTIATE_TEST_SUITE_P(JwtVerifier,
                         HostileToken,
                         testing::ValuesIn(hostileTokens()),
                         [](const auto& entry) { return entry.param.name; });

TEST_P(HostileToken, IsRefusedForItsOwnReason)
{
    const auto verified = verify(GetParam().token());

    ASSERT_FALSE(verified.ok());
    EXPECT_EQ(verified.error().code, ErrorCode::Unauthenticated);
    EXPECT_THAT(verified.error().message, HasSubstr(GetParam().reason));
    EXPECT_EQ(verifier.cachedTokens(), 0U);
}

struct Friendly
{
    const char* name;
    std::function<std::string()> token;
};

class FriendlyToken : public VerifierTest, public testing::WithParamInterface<Friendly>
{
};

INSTANTIATE_TEST_SUITE_P(
    JwtVerifier,
    FriendlyToken,
    testing::Values(
        Friendly{"Rs256", [] { return rsaIssuer().sign(goodClaims()); }},
        Friendly{"Es256", [] { return ecIssuer().sign(goodClaims()); }},
        Friendly{"AudienceAList",
                 [] {
                     return rsaIssuer().sign(with("aud", json::array({"x", "api://default"})));
                 }},
        Friendly{"EndedWithinTheLeeway", [] { return rsaIssuer().sign(with("exp", now() - 59)); }},
        Friendly{"IssuedByAClockThatIsAhead",
                 [] { return rsaIssuer().sign(with("iat", now() + 59)); }},
        Friendly{"EndWithAFraction",
                 [] { return rsaIssuer().sign(with("exp", static_cast<double>(now()) + 0.5)); }},
        Friendly{"TypeJwt", [] { return signedWith(headerWith("typ", "JWT"), goodClaims()); }},
        Friendly{"TypeOfRfc9068",
                 [] { return signedWith(headerWith("typ", "at+jwt"), goodClaims()); }},
        Friendly{"TypeWithMediaTypePrefix",
                 [] { return signedWith(headerWith("typ", "application/AT+JWT"), goodClaims()); }},
        Friendly{
            "ForeignKeyReferenceIsIgnored",
            [] { return signedWith(headerWith("jku", "https://evil.example"), goodClaims()); }}),
    [](const auto& entry) { return entry.param.name; });

TEST_P(FriendlyToken, IsTaken)
{
    const auto verified = verify(GetParam().token());

    ASSERT_TRUE(verified.ok()) << verified.error().message;
    EXPECT_EQ((*verified)->text("uid"), "00u7demoUser");
}

TEST_F(VerifierTest, TakesOnlyTheAlgorithmsThatItsIssuerUses)
{
    JwtVerifier onlyEs(
        {.issuer = kIssuer, .audience = "api://default", .algorithms = {SignatureAlgorithm::Es256}},
        keysOf({rsaIssuer().jwk(), ecIssuer().jwk()}),
        theClock());

    EXPECT_FALSE(onlyEs.verify(rsaIssuer().sign(goodClaims()), Deadline()).ok());
    EXPECT_TRUE(onlyEs.verify(ecIssuer().sign(goodClaims()), Deadline()).ok());
}

TEST_F(VerifierTest, CanDemandTheTypeOfRfc9068)
{
    JwtVerifier strict(
        {.issuer = kIssuer, .audience = "api://default", .requireAccessTokenType = true},
        keysOf({rsaIssuer().jwk()}),
        theClock());

    EXPECT_FALSE(strict.verify(rsaIssuer().sign(goodClaims()), Deadline()).ok());
    EXPECT_FALSE(
        strict.verify(signedWith(headerWith("typ", "JWT"), goodClaims()), Deadline()).ok());
    EXPECT_TRUE(
        strict.verify(signedWith(headerWith("typ", "at+jwt"), goodClaims()), Deadline()).ok());
}

TEST_F(VerifierTest, RefusesAnEmptySignatureEvenWhenTheTokenWasSeenBefore)
{
    const auto token = rsaIssuer().sign(goodClaims());
    ASSERT_TRUE(verify(token).ok());

    EXPECT_FALSE(verify(token.substr(0, token.rfind('.') + 1)).ok());
}

// --- The cache of verified tokens ---------------------------------------------------------------

/// Counts how often a key is asked for: once per token whose signature is really checked.
class CountingKeys final : public KeySource
{
public:
    explicit CountingKeys(PublicKey key)
        : m_key(std::move(key))
    {
    }
    std::optional<Result<PublicKey>> tryFind(std::string_view, SignatureAlgorithm) override
    {
        ++asked;
        return Result<PublicKey>(m_key);
    }
    Result<PublicKey> find(std::string_view, SignatureAlgorithm, Deadline) override
    {
        return m_key;
    }
    int asked = 0;

private:
    PublicKey m_key;
};

struct CacheTest : testing::Test
{
    testkit::ManualClock clock;
    testkit::TokenIssuer issuer{clock, kIssuer, SignatureAlgorithm::Es256, "ec"};
    std::shared_ptr<CountingKeys> keys =
        std::make_shared<CountingKeys>(issuer.signer().key().publicKey());
    JwtVerifier verifier{TokenExpectation{.issuer = kIssuer, .audience = "api://default"},
                         keys,
                         clock,
                         JwtVerifier::Options{.cacheEntriesMax = 64}};
    bool holds(const std::string& token) { return verifier.verify(token, Deadline()).ok(); }
};

TEST_F(CacheTest, ChecksASignatureOncePerMinute)
{
    const auto token = issuer.userToken("u", {});
    for (int i = 0; i < 5; ++i)
        EXPECT_TRUE(holds(token));
    EXPECT_EQ(keys->asked, 1);

    clock.advance(std::chrono::milliseconds(59'999));
    EXPECT_TRUE(holds(token));
    EXPECT_EQ(keys->asked, 1);
    clock.advance(std::chrono::milliseconds(1));
    EXPECT_TRUE(holds(token));
    EXPECT_EQ(keys->asked, 2);
}

TEST_F(CacheTest, ForgetsATokenAtItsOwnEnd)
{
    auto claims = issuer.userClaims("u", {});
    claims["exp"] = clock.epochSeconds() + 10;
    const auto token = issuer.sign(claims);
    EXPECT_TRUE(holds(token));

    clock.advance(std::chrono::seconds(10));
    EXPECT_TRUE(holds(token)) << "the leeway still holds";
    EXPECT_EQ(keys->asked, 2);
    clock.advance(std::chrono::seconds(60));
    EXPECT_FALSE(holds(token));
}

TEST_F(CacheTest, KeepsNoMoreTokensThanItMay)
{
    for (int i = 0; i < 1000; ++i)
        EXPECT_TRUE(holds(issuer.userToken("u" + std::to_string(i), {})));

    EXPECT_LE(verifier.cachedTokens(), 64U);
    EXPECT_GE(verifier.cachedTokens(), 32U);
}

TEST_F(CacheTest, DropsWhatIsUselessBeforeItIsFull)
{
    for (int i = 0; i < 64; ++i)
        EXPECT_TRUE(holds(issuer.userToken("u" + std::to_string(i), {})));
    clock.advance(std::chrono::seconds(61));
    for (int i = 0; i < 200; ++i)
        EXPECT_TRUE(holds(issuer.userToken("v" + std::to_string(i), {})));
    EXPECT_LE(verifier.cachedTokens(), 64U);
}

} // namespace
} // namespace vitrine::platform
