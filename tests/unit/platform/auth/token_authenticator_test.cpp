#include "services/platform/auth/permissions.hpp"
#include "services/platform/auth/signed_token.hpp"
#include "services/platform/auth/token_authenticator.hpp"
#include "tests/testkit/manual_clock.hpp"
#include "tests/testkit/token_issuer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vitrine::platform {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;
using testkit::must;

struct TokenAuthenticatorTest : testing::Test
{
    testkit::ManualClock clock;
    testkit::TokenIssuer issuer{
        clock, "https://id.shop.example/oauth2/default", SignatureAlgorithm::Es256, "k1"};
    std::unique_ptr<TokenAuthenticator> authenticator = issuer.authenticator();

    Result<Principal> authenticate(const std::string& authorization,
                                   const std::string& serviceToken = {})
    {
        return authenticator->authenticate(
            authorization, serviceToken, Deadline::in(std::chrono::seconds(5)));
    }
    Principal userWith(nlohmann::json claims)
    {
        return must(authenticate("Bearer " + issuer.sign(claims)));
    }
};

TEST_F(TokenAuthenticatorTest, ATokenTellsWhenItWasIssued)
{
    const auto issued = issueTime(issuer.userToken("00u7", {"CUSTOMER"}));
    ASSERT_TRUE(issued.has_value());
    EXPECT_EQ(*issued, std::chrono::floor<std::chrono::seconds>(clock.now()));
    for (const char* text : {"", "opaque", "a.b.c", "..", "e30.e30.e30"})
        EXPECT_FALSE(issueTime(text).has_value()) << text;
}

TEST_F(TokenAuthenticatorTest, MakesAGuestOfNoTokens)
{
    const auto guest = must(authenticate(""));

    EXPECT_FALSE(guest.isUser());
    EXPECT_EQ(guest.service, "");
    EXPECT_THAT(guest.permissions, IsEmpty());
}

TEST_F(TokenAuthenticatorTest, KnowsACustomer)
{
    const auto token = issuer.userToken("00u7", {"CUSTOMER"});
    const auto customer = must(authenticate("Bearer " + token));

    EXPECT_EQ(customer.accountId, "00u7");
    EXPECT_EQ(customer.subject, "00u7@shop.example");
    EXPECT_EQ(customer.clientId, "vitrine-console");
    EXPECT_EQ(customer.bearerToken, token);
    EXPECT_THAT(customer.roles, ElementsAre("CUSTOMER"));
    EXPECT_THAT(customer.scopes, ElementsAre("openid"));
    EXPECT_TRUE(customer.may("orders.place"));
    EXPECT_FALSE(customer.may("orders.read-all"));
    EXPECT_EQ(customer.service, "");
}

TEST_F(TokenAuthenticatorTest, ReadsTheSchemeWithoutRegardToCase)
{
    EXPECT_TRUE(must(authenticate("bearer " + issuer.userToken("u", {}))).isUser());
    EXPECT_TRUE(must(authenticate("BEARER   " + issuer.userToken("u", {}))).isUser());
}

TEST_F(TokenAuthenticatorTest, RefusesABearerTokenThatDoesNotHoldButTakesOtherSchemesAsGuests)
{
    EXPECT_FALSE(authenticate("Bearer").ok());
    EXPECT_FALSE(authenticate("Bearer x").ok());
    EXPECT_FALSE(must(authenticate("Basic dTpw")).isUser());
    EXPECT_FALSE(must(authenticate("BearerToken x")).isUser());
}

TEST_F(TokenAuthenticatorTest, KnowsAServiceByItsOwnToken)
{
    const auto both = must(
        authenticate("Bearer " + issuer.userToken("u", {"ADMIN"}), issuer.serviceToken("order")));
    EXPECT_EQ(both.service, "order");
    EXPECT_EQ(both.accountId, "u");

    const auto alone = must(authenticate("", issuer.serviceToken("order")));
    EXPECT_EQ(alone.service, "order");
    EXPECT_FALSE(alone.isUser());
}

TEST_F(TokenAuthenticatorTest, NeverTakesOneKindOfTokenForTheOther)
{
    EXPECT_FALSE(authenticate("Bearer " + issuer.serviceToken("order")).ok());
    EXPECT_FALSE(authenticate("", issuer.userToken("u", {"ADMIN"})).ok());

    auto dressedUp = issuer.userClaims("u", {"ADMIN"});
    dressedUp["aud"] = kServiceAudience;
    dressedUp["cid"] = "service-order";
    EXPECT_FALSE(authenticate("", issuer.sign(dressedUp)).ok()) << "its subject is a user";
    auto nameless = issuer.serviceClaims("");
    EXPECT_FALSE(authenticate("", issuer.sign(nameless)).ok());
    auto stranger = issuer.serviceClaims("x");
    stranger["cid"] = stranger["sub"] = "vitrine-console";
    EXPECT_FALSE(authenticate("", issuer.sign(stranger)).ok());
}

TEST_F(TokenAuthenticatorTest, RefusesAServiceTokenEvenBesideAGoodUser)
{
    EXPECT_FALSE(authenticate("Bearer " + issuer.userToken("u", {}), "x.y.z").ok());
}

TEST_F(TokenAuthenticatorTest, ReadsUserAsCustomerAndIgnoresGroupsThatAreNoRoles)
{
    const auto user = must(authenticate(
        "Bearer " +
        issuer.userToken("u", {"USER", "CUSTOMER", "Everyone", "admin", "Admin", "store-a"})));

    EXPECT_THAT(user.roles, ElementsAre("CUSTOMER"));
}

TEST_F(TokenAuthenticatorTest, TakesClaimsAsOtherProvidersWriteThem)
{
    auto claims = issuer.userClaims("u", {});
    for (const char* name : {"uid", "cid", "scp", "groups"})
        claims.erase(name);
    claims["sub"] = "auth0|17";
    claims["client_id"] = "till";
    claims["scope"] = "openid email";
    claims["groups"] = "ADMIN";
    const auto user = userWith(claims);

    EXPECT_EQ(user.accountId, "auth0|17");
    EXPECT_EQ(user.clientId, "till");
    EXPECT_THAT(user.scopes, ElementsAre("openid", "email"));
    EXPECT_THAT(user.roles, ElementsAre("ADMIN"));
}

TEST_F(TokenAuthenticatorTest, FindsRolesBelowADottedPath)
{
    authenticator = issuer.authenticator("realm_access.roles");
    auto claims = issuer.userClaims("u", {"CUSTOMER"});
    claims["realm_access"]["roles"] = {"ADMIN", 7};
    EXPECT_THAT(userWith(claims).roles, ElementsAre("ADMIN"));
    claims["realm_access"] = "ADMIN";
    EXPECT_THAT(userWith(claims).roles, IsEmpty());

    authenticator = issuer.authenticator("https://shop.example/roles"); // the name itself has dots
    claims["https://shop.example/roles"] = {"KIOSK"};
    EXPECT_THAT(userWith(claims).roles, ElementsAre("KIOSK"));
}

TEST_F(TokenAuthenticatorTest, RefusesATokenWithoutASubject)
{
    auto claims = issuer.userClaims("u", {});
    claims.erase("sub");
    EXPECT_FALSE(authenticate("Bearer " + issuer.sign(claims)).ok());
    claims["sub"] = std::string(256, 's');
    EXPECT_FALSE(authenticate("Bearer " + issuer.sign(claims)).ok());
}

TEST_F(TokenAuthenticatorTest, AsksForAWorkerOnlyUntilItHasTheKeys)
{
    const auto authorization = "Bearer " + issuer.userToken("u", {});
    EXPECT_FALSE(authenticator->tryAuthenticate(authorization, "").has_value());
    EXPECT_TRUE(authenticator->tryAuthenticate("", "").has_value()) << "a guest needs no key";
    EXPECT_TRUE(authenticate(authorization).ok());

    const auto answer = authenticator->tryAuthenticate(authorization, issuer.serviceToken("order"));
    ASSERT_TRUE(answer.has_value());
    EXPECT_EQ(must(*answer).service, "order");
    const auto refused = authenticator->tryAuthenticate("Bearer x.y.z", "");
    ASSERT_TRUE(refused.has_value());
    EXPECT_FALSE(refused->ok());
}

TEST_F(TokenAuthenticatorTest, TakesKiosksOfIdentityAndNobodyElseOfItWhereUsersSignInElsewhere)
{
    const testkit::TokenIssuer okta{
        clock, "https://dev-1.okta.example/oauth2/default", SignatureAlgorithm::Es256, "k2"};
    authenticator = std::make_unique<TokenAuthenticator>(TokenAuthenticator::Parts{
        .users = okta.verifier("api://default", okta.keys()),
        .services = issuer.verifier(std::string(kServiceAudience), issuer.keys()),
        .kiosks = issuer.verifier("api://default", issuer.keys())});
    auto claims = issuer.userClaims("d1", {"KIOSK"});
    claims.erase("uid");
    claims["sub"] = "d1";
    claims["cid"] = "kiosk-d1";
    const auto kiosk = userWith(claims);
    EXPECT_EQ(kiosk.accountId, "d1");
    EXPECT_TRUE(kiosk.may("inventory.lease"));
    const auto noWait = authenticator->tryAuthenticate("Bearer " + issuer.sign(claims), "");
    ASSERT_TRUE(noWait.has_value());
    EXPECT_TRUE(noWait->ok());

    EXPECT_TRUE(must(authenticate("Bearer " + okta.userToken("kim", {"CUSTOMER"}))).isUser());
    EXPECT_FALSE(authenticate("Bearer " + issuer.userToken("ada", {"ADMIN"})).ok())
        << "identity signs no people in here";
    claims["iss"] = okta.issuer();
    EXPECT_FALSE(authenticate("Bearer " + issuer.sign(claims)).ok()) << "signed by another";
    EXPECT_EQ(claimedIssuer("nonsense"), "");
}

TEST(Permissions, AreWhatTheTableOfRolesSays)
{
    EXPECT_THAT(
        permissionsOf(std::vector<std::string>{"CUSTOMER"}),
        ElementsAre("account.self", "orders.place", "orders.read-own", "payments.read-own"));
    EXPECT_THAT(permissionsOf(std::vector<std::string>{"KIOSK"}),
                ElementsAre("device.self", "inventory.lease", "orders.place", "orders.read-own"));
    EXPECT_THAT(permissionsOf(std::vector<std::string>{"ADMIN"}),
                UnorderedElementsAre("orders.place",
                                     "orders.read-own",
                                     "payments.read-own",
                                     "account.self",
                                     "catalog.write",
                                     "inventory.read",
                                     "inventory.write",
                                     "orders.read-all",
                                     "orders.manage",
                                     "payments.read-all",
                                     "payments.refund",
                                     "accounts.manage",
                                     "traces.read",
                                     "system.read",
                                     "audit.read",
                                     "devices.manage"));
    EXPECT_THAT(permissionsOf(std::vector<std::string>{"", "ROOT", "admin"}), IsEmpty());
    EXPECT_THAT(permissionsOf(std::vector<std::string>{"KIOSK", "CUSTOMER"}),
                Not(Contains("orders.read-all")));
}

TEST(Permissions, OfAdministratorsContainEverybodysElseButWhatADeviceDoesForItself)
{
    const auto admin = permissionsOf(std::vector<std::string>{"ADMIN"});
    for (const char* role : {"CUSTOMER", "KIOSK"}) {
        for (const auto permission : permissionsOf(std::string_view(role))) {
            const bool isDevices = permission == "device.self" || permission == "inventory.lease";
            EXPECT_EQ(testing::Value(admin, Contains(permission)), !isDevices) << permission;
        }
    }
}

} // namespace
} // namespace vitrine::platform
