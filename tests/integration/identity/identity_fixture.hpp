#pragma once

#include "services/identity/identity.hpp"
#include "services/identity/storage/identity_schema.hpp"
#include "tests/testkit/manual_clock.hpp"
#include "tests/testkit/postgres.hpp"
#include "tests/testkit/token_issuer.hpp"
#include "vitrine/core/encoding.hpp"

#include <gtest/gtest.h>

#include <string>

namespace vitrine::identity {

/// Identity's parts on a database of their own, with a clock that a test moves. No HTTP.
class IdentityFixture : public testing::Test
{
protected:
    static constexpr const char* kEmail = "Kim@Shop.example";
    static constexpr const char* kPassword = "wandering tortoise 47";
    static constexpr const char* kRedirect = "http://127.0.0.1:5000/cb";
    static constexpr const char* kVerifier = "pos-suite-pkce-verifier-0123456789-abcdefghij";

    IdentityFixture()
        : database(identityMigrations())
        , parts(settings, database.pool(), clock)
    {
        const Outcome prepared = parts.prepare(soon());
        EXPECT_TRUE(prepared.ok()) << prepared.error().message;
    }

    static Deadline soon() { return Deadline::in(std::chrono::seconds(20)); }

    /// A call of the account `id`, or of nobody's.
    static platform::CallContext by(const std::string& id)
    {
        platform::CallContext context;
        context.caller.accountId = id;
        context.trace = TraceContext::start();
        context.deadline = soon();
        return context;
    }

    static IdentitySettings makeSettings()
    {
        IdentitySettings made;
        made.issuer = "https://id.shop.example/oauth2/default";
        made.publicUrl = "https://id.shop.example";
        made.audience = "api://default";
        made.rolesClaim = "groups";
        made.shopName = "Test shop";
        made.signingAlgorithm = platform::SignatureAlgorithm::Es256; // quicker to make than RSA
        Client console{.id = "console",
                       .name = "Console",
                       .isNative = true,
                       .redirectUris = {"http://127.0.0.1/cb"}};
        for (const auto grant :
             {grants::kAuthorizationCode, grants::kRefreshToken, grants::kDeviceCode})
            console.grantTypes.emplace(grant);
        made.clients.add(console);
        console.id = "other";
        made.clients.add(console);
        Client kiosk{.id = "kiosk", .name = "Kiosk", .isNative = true};
        kiosk.grantTypes.emplace(grants::kDeviceCode);
        kiosk.sessionLife = std::chrono::seconds(300);
        made.clients.add(kiosk);
        return made;
    }

    const Client& client(const std::string& id = "console") { return *settings.clients.find(id); }

    Account addAccount(const std::string& email = kEmail,
                       std::vector<std::string> roles = {"CUSTOMER"})
    {
        return testkit::must(parts.accounts.add(
            {.email = email, .password = kPassword, .name = "Kim Doe", .roles = std::move(roles)},
            soon()));
    }
    SignInService::Answer signIn(const std::string& email = kEmail,
                                 const std::string& password = kPassword)
    {
        return testkit::must(parts.signIns.signIn(
            {.email = email, .password = password, .address = "10.0.0.7"}, soon()));
    }
    SignedIn present(const Account& account) { return {account, clock.now()}; }

    /// A code for `account`, as the browser brings it back.
    std::string code(const Account& account, const std::string& scope = "openid offline_access")
    {
        const auto parsed = parts.authorizations.parse(
            {{"client_id", "console"},
             {"redirect_uri", kRedirect},
             {"response_type", "code"},
             {"scope", scope},
             {"state", "s"},
             {"nonce", "n"},
             {"code_challenge", base64UrlEncode(platform::sha256(kVerifier))},
             {"code_challenge_method", "S256"}});
        const auto uri = testkit::must(parts.authorizations.issueCode(
            std::get<AuthorizationRequest>(parsed), present(account), soon()));
        const auto at = uri.find("code=") + 5;
        return uri.substr(at, uri.find('&', at) - at);
    }
    OAuthResult<TokenAnswer> exchange(const std::string& code,
                                      const std::string& clientId = "console")
    {
        return parts.tokens.exchangeCode(
            client(clientId), code, {clientId, kRedirect, kVerifier}, soon());
    }
    OAuthResult<TokenAnswer> refresh(const std::string& token)
    {
        return parts.tokens.refresh(client(), token, {}, soon());
    }
    bool isActive(const std::string& token)
    {
        return testkit::must(parts.tokens.introspect(client(), token, soon())).has_value();
    }

    testkit::ManualClock clock;
    IdentitySettings settings = makeSettings();
    testkit::TestDatabase database;
    Identity parts;
};

} // namespace vitrine::identity
