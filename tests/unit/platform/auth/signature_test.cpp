#include "services/platform/auth/jwk.hpp"
#include "services/platform/auth/jwt_signer.hpp"
#include "services/platform/auth/signature.hpp"
#include "tests/testkit/token_issuer.hpp"
#include "vitrine/core/encoding.hpp"

#include <gtest/gtest.h>

namespace vitrine::platform {

using testkit::must;

class EveryAlgorithm : public testing::TestWithParam<SignatureAlgorithm>
{
};
INSTANTIATE_TEST_SUITE_P(Signature,
                         EveryAlgorithm,
                         testing::Values(SignatureAlgorithm::Rs256, SignatureAlgorithm::Es256),
                         [](const auto& entry) { return std::string(toString(entry.param)); });

TEST_P(EveryAlgorithm, VerifiesWhatItSignedAndNothingElse)
{
    const auto key = must(PrivateKey::generate(GetParam()));
    const auto signature = must(key.sign("what was said"));

    EXPECT_TRUE(key.publicKey().verify("what was said", signature));
    EXPECT_FALSE(key.publicKey().verify("what was said.", signature));
    EXPECT_FALSE(key.publicKey().verify("what was said", signature.substr(1)));
    EXPECT_FALSE(key.publicKey().verify("what was said", ""));
    const auto stranger = must(PrivateKey::generate(GetParam()));
    EXPECT_FALSE(stranger.publicKey().verify("what was said", signature));
}

TEST_P(EveryAlgorithm, KeepsAKeyThroughPemAndJwk)
{
    const auto key = must(PrivateKey::generate(GetParam()));

    const auto again = must(PrivateKey::fromPem(must(key.pem())));
    const auto set = must(KeySet::parse(keySetJson({must(publicJwk(again, "k"))})));

    ASSERT_NE(set.find("k", GetParam()), nullptr);
    EXPECT_TRUE(set.find("k", GetParam())->verify("x", must(key.sign("x"))));
    EXPECT_EQ(must(thumbprint(key)), must(thumbprint(again)));
}

TEST(Signature, OfEs256IsTwoNumbersOf32Bytes)
{
    const auto key = must(PrivateKey::generate(SignatureAlgorithm::Es256));

    for (int i = 0; i < 50; ++i) // numbers with leading zeros turn up among so many
        EXPECT_EQ(must(key.sign(std::to_string(i))).size(), 64U);
}

TEST(Signature, RefusesZerosAsAnEs256Signature)
{
    const auto key = must(PrivateKey::generate(SignatureAlgorithm::Es256));

    EXPECT_FALSE(key.publicKey().verify("x", std::string(64, '\0')));
}

TEST(Signature, RefusesRsaKeysThatAreTooShortTooLongOrBroken)
{
    const std::string exponent = std::string("\x01\x00\x01", 3);
    EXPECT_FALSE(PublicKey::rsa({std::string(128, '\xff'), exponent}).ok()) << "1024 bits";
    EXPECT_FALSE(PublicKey::rsa({std::string(255, '\xff'), exponent}).ok()) << "2040 bits";
    EXPECT_TRUE(PublicKey::rsa({std::string(256, '\xff'), exponent}).ok());
    EXPECT_FALSE(PublicKey::rsa({std::string(1025, '\xff'), exponent}).ok()) << "8200 bits";
    EXPECT_FALSE(PublicKey::rsa({std::string(256, '\xff'), ""}).ok());
    EXPECT_FALSE(PublicKey::rsa({std::string(256, '\xff'), "\x01"}).ok())
        << "exponent 1 signs nothing";
    EXPECT_FALSE(PublicKey::rsa({std::string(256, '\xff'), "\x04"}).ok()) << "an even exponent";
    EXPECT_FALSE(PublicKey::rsa({std::string(256, '\xff'), std::string(9, '\x7f')}).ok())
        << "a costly exponent";
}

TEST(Signature, RefusesAPointThatIsNotOnTheCurve)
{
    const auto parts = must(must(PrivateKey::generate(SignatureAlgorithm::Es256)).p256Parts());
    EXPECT_TRUE(PublicKey::p256(parts).ok());

    auto moved = parts;
    moved.y.back() = static_cast<char>(moved.y.back() ^ 1);
    EXPECT_FALSE(PublicKey::p256(moved).ok());
    EXPECT_FALSE(PublicKey::p256({parts.x, parts.y.substr(1)}).ok());
}

TEST(Signature, ReadsOnlyKeysOfItsTwoKindsFromPem)
{
    EXPECT_FALSE(PrivateKey::fromPem("").ok());
    EXPECT_FALSE(
        PrivateKey::fromPem("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n").ok());
    // An Ed25519 key (made for this test).
    EXPECT_FALSE(
        PrivateKey::fromPem("-----BEGIN PRIVATE KEY-----\n"
                            "MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\n"
                            "-----END PRIVATE KEY-----\n")
            .ok());
}

TEST(KeySet, LeavesOutWhatCannotBeUsed)
{
    const auto key = must(PrivateKey::generate(SignatureAlgorithm::Es256));
    auto jwk = nlohmann::json::parse(must(publicJwk(key, "good")));
    const auto with = [&jwk](const char* name, nlohmann::json value, const char* keyId) {
        auto copy = jwk;
        copy["kid"] = keyId;
        copy[name] = std::move(value);
        return copy.dump();
    };
    auto withoutId = jwk;
    withoutId.erase("kid");

    const auto set = must(KeySet::parse(keySetJson({jwk.dump(),
                                                    with("use", "enc", "encryption"),
                                                    with("alg", "RS256", "other algorithm"),
                                                    with("crv", "P-384", "other curve"),
                                                    with("kty", "oct", "secret"),
                                                    with("x", "!!", "broken"),
                                                    with("key_ops", {"sign"}, "for signing"),
                                                    with("key_ops", {"verify"}, "for verifying"),
                                                    withoutId.dump(),
                                                    "17"})));

    EXPECT_EQ(set.size(), 2U);
    EXPECT_NE(set.find("good", SignatureAlgorithm::Es256), nullptr);
    EXPECT_NE(set.find("for verifying", SignatureAlgorithm::Es256), nullptr);
    EXPECT_EQ(set.find("good", SignatureAlgorithm::Rs256), nullptr);
}

TEST(KeySet, RefusesWhatIsNoKeySetOrTooMuch)
{
    EXPECT_FALSE(KeySet::parse("").ok());
    EXPECT_FALSE(KeySet::parse("[]").ok());
    EXPECT_FALSE(KeySet::parse(R"({"keys":{}})").ok());
    EXPECT_FALSE(KeySet::parse(R"({"keys":[],"keys":[]})").ok());
    EXPECT_FALSE(KeySet::parse(keySetJson(std::vector<std::string>(101, "{}"))).ok());
    EXPECT_FALSE(KeySet::parse(R"({"keys":[],"pad":")" + std::string(600'000, 'x') + "\"}").ok());
    EXPECT_TRUE(KeySet::parse(R"({"keys":[]})").ok());
}

TEST(KeySet, KnowsTheThumbprintOfRfc7638)
{
    // The key of RFC 7638 section 3.1 is public only; its canonical text must hash to the value
    // printed there.
    const std::string canonical =
        R"({"e":"AQAB","kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"})";
    EXPECT_EQ(base64UrlEncode(sha256(canonical)), "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
}

TEST(Digest, KnowsTheVectorsOfTheStandardAndOfTheProtocolNotes)
{
    EXPECT_EQ(hexEncode(sha256("abc")),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(base64UrlEncode(sha256("pos-suite-pkce-verifier-0123456789-abcdefghij")),
              "swBG9K1UhfP7U7rBozXrWj7qrIIYLi19CKAZjbHpZ-M");
    EXPECT_EQ(base64UrlEncode(sha256("AT.example.token").substr(0, 16)), "oYPIkGAmiPcQXXsU3B6pqw");
}

TEST(Digest, ComparesSecretsWhole)
{
    EXPECT_TRUE(equalsInConstantTime("", ""));
    EXPECT_TRUE(equalsInConstantTime("secret", "secret"));
    EXPECT_FALSE(equalsInConstantTime("secret", "secres"));
    EXPECT_FALSE(equalsInConstantTime("secret", "secret1"));
}

} // namespace vitrine::platform
