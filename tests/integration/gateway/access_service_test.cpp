#include "tests/integration/gateway/gateway_fixture.hpp"
#include "vitrine/core/encoding.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>

namespace vitrine::gateway::test {
namespace {

using nlohmann::json;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

/// The gateway with the routes it brings, and one backend behind all of them.
class GatewayAccess : public testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        s_backend = std::make_unique<Backend>();
        std::map<std::string, std::string> instances;
        for (const char* service : {"catalog", "inventory", "order", "payment", "tracing"})
            instances[service] = s_backend->address();
        s_gateway = std::make_unique<GatewayUnderTest>(instances);
    }
    static void TearDownTestSuite()
    {
        s_gateway.reset();
        s_backend.reset();
    }

    static std::uint16_t port() { return s_gateway->port(); }
    static FakeIdentity& identity() { return s_gateway->identity; }
    /// An answer to a token on a route that every account may use.
    static RawResponse tryToken(const std::string& token)
    {
        return get(port(), "/api/v1/orders", bearer(token));
    }
    /// Whether the token is refused as one that does not hold, and nobody behind the gateway sees
    /// the request.
    static void expectRefused(const std::string& token)
    {
        const std::size_t before = s_backend->count();
        const auto answer = tryToken(token);
        expectProblem(answer, 401);
        EXPECT_EQ(answer.field("WWW-Authenticate"), "Bearer error=\"invalid_token\"");
        EXPECT_EQ(s_backend->count(), before);
    }
    static json claims() { return identity().rsa().userClaims("00u7demoUser", {"CUSTOMER"}); }
    static json claimsWith(const char* name, json value)
    {
        json changed = claims();
        changed[name] = std::move(value);
        return changed;
    }
    static std::int64_t now() { return claims()["iat"].get<std::int64_t>(); }

    static std::unique_ptr<Backend> s_backend;
    static std::unique_ptr<GatewayUnderTest> s_gateway;
};

std::unique_ptr<Backend> GatewayAccess::s_backend;
std::unique_ptr<GatewayUnderTest> GatewayAccess::s_gateway;

std::string hmacToken(const std::string& secret, const json& claims)
{
    const std::string input =
        base64UrlEncode(json{{"alg", "HS256"}, {"kid", "k1"}, {"typ", "JWT"}}.dump()) + "." +
        base64UrlEncode(claims.dump());
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

/// The public half as anybody can make it from the published key set.
std::string publicPemOf(const platform::PrivateKey& key)
{
    const std::string pem = testkit::must(key.pem());
    BIO* const in = BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
    EVP_PKEY* const parsed = PEM_read_bio_PrivateKey(in, nullptr, nullptr, nullptr);
    BIO* const out = BIO_new(BIO_s_mem());
    PEM_write_bio_PUBKEY(out, parsed);
    char* text = nullptr;
    const long size = BIO_get_mem_data(out, &text);
    std::string result(text, static_cast<std::size_t>(size));
    BIO_free(out);
    EVP_PKEY_free(parsed);
    BIO_free(in);
    return result;
}

TEST_F(GatewayAccess, WhatNoRouteNamesIsNotFound)
{
    const std::size_t before = s_backend->count();
    for (const char* target : {"/",
                               "/api",
                               "/api/v1/nothing",
                               "/internal/v1/charges",
                               "/internal/v1/reservations",
                               "/eureka/apps",
                               "/catalog/default",
                               "/api/v2/spans",
                               "/api/v1/productsX",
                               "/actuator",
                               "/actuator/prometheus",
                               "/actuator/health/db"})
        expectProblem(ask(port(), {.target = target}), 404);
    expectProblem(ask(port(),
                      {.method = "POST",
                       .target = "/internal/v1/charges",
                       .headers = bearer(identity().tokenFor({"ADMIN"})),
                       .body = "{}"}),
                  404);
    EXPECT_EQ(s_backend->count(), before);
}

TEST_F(GatewayAccess, AMethodThatAPathDoesNotTakeIsNamedWithThoseThatItTakes)
{
    const auto answer = ask(port(), {.method = "POST", .target = "/api/v1/images/abc"});
    expectProblem(answer, 405);
    EXPECT_EQ(answer.field("Allow"), "GET, HEAD");
    const auto patch = ask(port(), {.method = "PATCH", .target = "/api/v1/inventory/p1"});
    expectProblem(patch, 405);
    EXPECT_EQ(patch.field("Allow"), "GET, HEAD, POST, PUT");
}

TEST_F(GatewayAccess, GuestsBrowseWithoutAToken)
{
    s_backend->answers(200, R"({"items":[],"next":null})", "ETag: \"7\"\r\n");
    const auto answer = get(port(), "/api/v1/products?text=tent&limit=2");
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.field("ETag"), "\"7\"");
    EXPECT_EQ(answer.body, R"({"items":[],"next":null})");
    EXPECT_EQ(s_backend->last().firstLine(), "GET /api/v1/products?text=tent&limit=2 HTTP/1.1");
}

TEST_F(GatewayAccess, PathsOfEarlierClientsReachTheCanonicalOnes)
{
    EXPECT_EQ(get(port(), "/api/items/42?x=1").status, 200);
    EXPECT_EQ(s_backend->last().firstLine(), "GET /api/v1/products/42?x=1 HTTP/1.1");
}

TEST_F(GatewayAccess, EachRouteAsksForItsRole)
{
    struct Row
    {
        const char* method;
        const char* target;
        bool forCustomers;
        bool forKiosks;
    };
    const std::vector<Row> rows{
        {"POST", "/api/v1/products", false, false},
        {"DELETE", "/api/v1/products/p1", false, false},
        {"POST", "/api/v1/products/import", false, false},
        {"GET", "/api/v1/products/export", false, false},
        {"PUT", "/api/v1/categories/c1", false, false},
        {"GET", "/api/v1/inventory", false, false},
        {"GET", "/api/v1/inventory/p1/ledger", false, false},
        {"POST", "/api/v1/inventory/p1/adjust", false, false},
        {"POST", "/api/v1/payments/x/refund", false, false},
        {"GET", "/api/v1/traces", false, false},
        {"POST", "/api/v1/orders", true, true},
        {"GET", "/api/v1/orders/o1", true, true},
        {"GET", "/api/v1/payments/x", true, true},
    };
    const std::string admin = identity().tokenFor({"ADMIN"});
    const std::string customer = identity().tokenFor({"CUSTOMER"});
    const std::string user = identity().tokenFor({"USER"}); // another word for CUSTOMER
    const std::string kiosk = identity().tokenFor({"KIOSK"});
    const auto as = [](const Row& row, const std::string& token) {
        return ask(port(), {.method = row.method, .target = row.target, .headers = bearer(token)});
    };
    const auto expectAccess = [&](const Row& row, const std::string& token, bool allowed) {
        const auto answer = as(row, token);
        if (allowed) {
            EXPECT_EQ(answer.status, 200) << row.method << " " << row.target << answer.body;
            return;
        }
        SCOPED_TRACE(std::string(row.method) + " " + row.target);
        expectProblem(answer, 403);
        EXPECT_EQ(answer.field("WWW-Authenticate"), "Bearer error=\"insufficient_scope\"");
    };
    s_backend->answers(200, "{}");
    for (const Row& row : rows) {
        const auto guest = ask(port(), {.method = row.method, .target = row.target});
        expectProblem(guest, 401);
        EXPECT_EQ(guest.field("WWW-Authenticate"), "Bearer");
        expectAccess(row, admin, true);
        expectAccess(row, customer, row.forCustomers);
        expectAccess(row, user, row.forCustomers);
        expectAccess(row, kiosk, row.forKiosks);
    }
}

TEST_F(GatewayAccess, AnAccountWithoutARoleMayNotOrder)
{
    const std::string token = identity().tokenFor({"Everyone", "admin", "ADMIN "});
    expectProblem(
        ask(port(), {.method = "POST", .target = "/api/v1/orders", .headers = bearer(token)}), 403);
}

TEST_F(GatewayAccess, TokensOfBothAlgorithmsPassOnToTheService)
{
    for (const auto* issuer : {&identity().rsa(), &identity().ec()}) {
        const std::string token = issuer->userToken("00u7demoUser", {"CUSTOMER"});
        EXPECT_EQ(tryToken(token).status, 200);
        EXPECT_EQ(s_backend->last().field("Authorization"), "Bearer " + token);
    }
}

TEST_F(GatewayAccess, ATokenThatIsNotSignedIsRefused)
{
    const std::string payload = base64UrlEncode(claims().dump());
    for (const char* algorithm : {"none", "None", "NONE", ""}) {
        const std::string header = base64UrlEncode(json{{"alg", algorithm}, {"kid", "k1"}}.dump());
        expectRefused(header + "." + payload + ".");
        expectRefused(header + "." + payload + "." + base64UrlEncode("signature"));
    }
}

TEST_F(GatewayAccess, ATokenSignedWithThePublicKeyAsASecretIsRefused)
{
    const auto& key = identity().rsa().signer().key();
    const auto parts = testkit::must(key.rsaParts());
    for (const std::string& secret : {publicPemOf(key), identity().rsa().jwk(), parts.modulus})
        expectRefused(hmacToken(secret, claims()));
}

TEST_F(GatewayAccess, ATokenOfAnotherIssuerOrForAnotherAudienceIsRefused)
{
    const auto& issuer = identity().rsa();
    expectRefused(issuer.sign(claimsWith("iss", "http://shop.test/oauth2/default/")));
    expectRefused(issuer.sign(claimsWith("iss", "https://evil.example")));
    expectRefused(issuer.sign(claimsWith("aud", "api://other")));
    expectRefused(issuer.sign(claimsWith("aud", json::array())));
    expectRefused(issuer.serviceToken("order")); // proves a service, not a person
}

TEST_F(GatewayAccess, ATokenOutsideItsTimesIsRefused)
{
    const auto& issuer = identity().rsa();
    expectRefused(issuer.sign(claimsWith("exp", now() - 120)));
    expectRefused(issuer.sign(claimsWith("nbf", now() + 120)));
    expectRefused(issuer.sign(claimsWith("exp", "tomorrow")));
    json endless = claims();
    endless.erase("exp");
    expectRefused(issuer.sign(endless));
    EXPECT_EQ(tryToken(issuer.sign(claimsWith("nbf", now() - 1))).status, 200);
}

TEST_F(GatewayAccess, AForgedOrBrokenTokenIsRefused)
{
    const SystemClock clock;
    const testkit::TokenIssuer forger(clock, identity().rsa().issuer()); // the same key id, too
    expectRefused(forger.userToken("00u7demoUser", {"ADMIN"}));
    const std::string good = identity().tokenFor({"CUSTOMER"});
    const auto dot = good.find('.');
    expectRefused(good.substr(0, dot) + "." +
                  base64UrlEncode(claimsWith("groups", {"ADMIN"}).dump()) +
                  good.substr(good.rfind('.')));
    expectRefused(good.substr(0, good.rfind('.')));
    expectRefused("nonsense");
    expectRefused(std::string(9000, 'a'));
}

TEST_F(GatewayAccess, AnUnknownKeyIsAskedForOnceAndThenRefusedFromMemory)
{
    const int before = identity().keyFetches();
    const SystemClock clock;
    for (int i = 0; i < 10; ++i) {
        const testkit::TokenIssuer stranger(clock,
                                            identity().rsa().issuer(),
                                            platform::SignatureAlgorithm::Es256,
                                            "unknown-" + std::to_string(i));
        expectRefused(stranger.userToken("00u7demoUser", {"ADMIN"}));
    }
    EXPECT_LE(identity().keyFetches() - before, 1);
}

TEST_F(GatewayAccess, ABadTokenIsNotTakenForAGuestEvenOnAnOpenRoute)
{
    const auto answer = get(port(), "/api/v1/products", bearer("nonsense"));
    expectProblem(answer, 401);
    EXPECT_EQ(answer.field("WWW-Authenticate"), "Bearer error=\"invalid_token\"");
}

TEST_F(GatewayAccess, TwoAuthorizationFieldsAreRefused)
{
    const std::string token = identity().tokenFor({"CUSTOMER"});
    Headers twice = bearer(token);
    twice.add("Authorization", "Bearer " + token);
    expectProblem(get(port(), "/api/v1/orders", twice), 400);
}

TEST_F(GatewayAccess, HealthIsOpenWithoutDetails)
{
    for (const char* target : {"/health",
                               "/actuator/health",
                               "/actuator/health/liveness",
                               "/actuator/health/readiness"}) {
        const auto answer = get(port(), target);
        EXPECT_EQ(answer.status, 200) << target;
        EXPECT_EQ(json::parse(answer.body).value("status", ""), "UP");
        EXPECT_THAT(answer.body, Not(HasSubstr("components")));
    }
}

} // namespace
} // namespace vitrine::gateway::test
