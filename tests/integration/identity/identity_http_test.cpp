#include "tests/integration/identity/identity_api_fixture.hpp"
#include "vitrine/wire/account.hpp"
#include "vitrine/wire/problem.hpp"

#include <gmock/gmock.h>

namespace vitrine::identity {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using testkit::must;

class AccountsApi : public IdentityApi
{
};

std::string draft(const std::string& email, const std::string& password = "wandering tortoise 47")
{
    return wire::encode(
        wire::AccountDraft{.email = email, .password = password, .name = "Kim Doe"});
}

TEST_F(AccountsApi, RegistersACustomer)
{
    const auto answer = call(guest(), "POST", "/api/v1/accounts", draft("kim@shop.example"));
    ASSERT_EQ(answer.status, 201) << answer.body;
    const auto account = must(wire::decodeAccount(answer.body));
    EXPECT_THAT(account.roles, ElementsAre("CUSTOMER"));
    EXPECT_EQ(answer.headers.get("Location"), "/api/v1/accounts/" + account.id);
    EXPECT_EQ(answer.headers.get("ETag"), "\"1\"");
    EXPECT_THAT(answer.body, Not(HasSubstr("argon")));
    EXPECT_THAT(answer.body, Not(HasSubstr("tortoise")));
    EXPECT_EQ(call(guest(), "POST", "/api/v1/accounts", draft("KIM@shop.example")).status, 409);
}

TEST_F(AccountsApi, LetsNobodyChooseHisOwnRoles)
{
    for (const char* more :
         {R"("roles":["ADMIN"])", R"("disabled":false)", R"("id":"x")", R"("__proto__":{})"}) {
        std::string body = draft("kim@shop.example");
        body.insert(1, std::string(more) + ",");
        EXPECT_EQ(call(guest(), "POST", "/api/v1/accounts", body).status, 400) << more;
    }
    EXPECT_EQ(database.value("SELECT count(*) FROM account"), "0");
}

TEST_F(AccountsApi, NamesTheFieldThatIsWrong)
{
    const auto pointers = [&](const std::string& body) {
        const auto answer = call(guest(), "POST", "/api/v1/accounts", body);
        EXPECT_EQ(answer.status, 400);
        const auto problem = must(wire::decodeProblem(answer.body));
        return problem.errors.empty() ? std::string() : problem.errors.front().pointer;
    };
    EXPECT_EQ(pointers(draft("kim")), "#/email");
    EXPECT_EQ(pointers(draft("kim@shop.example", "password")), "#/password");
    EXPECT_EQ(pointers(R"({"email":"kim@shop.example","password":"wandering tortoise 47"})"),
              "#/name");
    EXPECT_EQ(pointers(R"({"email":7,"password":"wandering tortoise 47","name":"Kim"})"),
              "#/email");
}

TEST_F(AccountsApi, ShowsAndChangesOnesOwnProfile)
{
    const auto kim = addAccount();
    const auto read = call(as(kim), "GET", "/api/v1/accounts/me");
    ASSERT_EQ(read.status, 200);
    EXPECT_EQ(must(wire::decodeAccount(read.body)).id, kim.id);

    const auto body = wire::encode(wire::AccountProfile{"kim2@shop.example", "Kim 2"});
    EXPECT_EQ(call(as(kim), "PUT", "/api/v1/accounts/me", body).status, 428);
    EXPECT_EQ(call(as(kim), "PUT", "/api/v1/accounts/me", body, {{"If-Match", "\"7\""}}).status,
              412);
    EXPECT_EQ(call(as(kim), "PUT", "/api/v1/accounts/me", body, {{"If-Match", "W/\"1\""}}).status,
              412);
    const auto changed = call(as(kim), "PUT", "/api/v1/accounts/me", body, ifMatch(read));
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(changed.headers.get("ETag"), "\"2\"");
    EXPECT_EQ(call(as(kim), "PUT", "/api/v1/accounts/me", body, ifMatch(read)).status, 412);

    const auto wrong = wire::encode(wire::PasswordChange{"x", "brown fox 12 jumps"});
    EXPECT_EQ(call(as(kim), "POST", "/api/v1/accounts/me/password", wrong).status, 400);
    const auto right = wire::encode(wire::PasswordChange{kPassword, "brown fox 12 jumps"});
    EXPECT_EQ(call(as(kim), "POST", "/api/v1/accounts/me/password", right).status, 204);
}

TEST_F(AccountsApi, IsClosedToThoseWithoutThePermission)
{
    const auto kim = addAccount();
    const auto ada = addAccount("ada@shop.example", {"ADMIN"});
    const std::string id = "/api/v1/accounts/" + kim.id;
    const std::vector<std::pair<std::string, std::string>> managed{
        {"GET", "/api/v1/accounts"},
        {"GET", id},
        {"PUT", id + "/roles"},
        {"POST", id + "/disable"},
        {"POST", id + "/enable"},
        {"POST", id + "/reset-password"}};
    for (const auto& [method, path] : managed) {
        EXPECT_EQ(call(guest(), method, path).status, 401) << path;
        EXPECT_EQ(call(as(kim), method, path).status, 403) << path;
        EXPECT_EQ(call({kim.id, {"KIOSK"}}, method, path).status, 403) << path;
        EXPECT_EQ(call({ada.id, {"ADMIN"}, ""}, method, path).status, 401)
            << path << " without the gateway";
    }
    EXPECT_EQ(call({kim.id, {"KIOSK"}}, "GET", "/api/v1/accounts/me").status, 403);
    EXPECT_EQ(call(guest(), "GET", "/api/v1/accounts/me").status, 401);
    for (const char* service : {"gateway", "order", ""})
        EXPECT_THAT(
            call({"", {}, service}, "POST", "/internal/v1/accounts", draft("x@shop.example"))
                .status,
            testing::AnyOf(401, 403))
            << service;
    EXPECT_EQ(database.value("SELECT count(*) FROM account"), "2");
}

TEST_F(AccountsApi, LetsAnAdministratorManageOthers)
{
    const auto kim = addAccount();
    const auto ada = addAccount("ada@shop.example", {"ADMIN"});
    const std::string path = "/api/v1/accounts/" + kim.id;
    const auto read = call(as(ada), "GET", path);
    ASSERT_EQ(read.status, 200);
    const auto roles = wire::encode(wire::AccountRoles{{"CUSTOMER", "KIOSK"}});
    EXPECT_EQ(call(as(ada), "PUT", path + "/roles", roles).status, 428);
    const auto changed = call(as(ada), "PUT", path + "/roles", roles, ifMatch(read));
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_THAT(must(wire::decodeAccount(changed.body)).roles, ElementsAre("CUSTOMER", "KIOSK"));

    EXPECT_EQ(call(as(ada), "POST", path + "/disable", {}, ifMatch(read)).status, 412);
    const auto disabled = call(as(ada), "POST", path + "/disable");
    ASSERT_EQ(disabled.status, 200);
    EXPECT_TRUE(must(wire::decodeAccount(disabled.body)).disabled);
    EXPECT_EQ(call(as(ada), "POST", path + "/enable").status, 200);
    const auto reset = call(as(ada), "POST", path + "/reset-password");
    ASSERT_EQ(reset.status, 200);
    EXPECT_EQ(signIn(kEmail, must(wire::decodeTemporaryPassword(reset.body)).password).verdict,
              SignInService::Verdict::MustChange);

    const auto last = wire::encode(wire::AccountRoles{{"CUSTOMER"}});
    EXPECT_EQ(
        call(as(ada), "PUT", "/api/v1/accounts/" + ada.id + "/roles", last, {{"If-Match", "\"1\""}})
            .status,
        409);
    for (const char* nobody :
         {"0192f0c1-2345-7abc-8def-000000000001", "x", "1%27%20OR%20%271%27=%271"})
        EXPECT_EQ(call(as(ada), "GET", std::string("/api/v1/accounts/") + nobody).status, 404)
            << nobody;
}

TEST_F(AccountsApi, PagesThroughTheList)
{
    const auto ada = addAccount("ada@shop.example", {"ADMIN"});
    for (const char* email : {"b@shop.example", "c@shop.example", "d@shop.example"})
        addAccount(email);
    std::vector<std::string> emails;
    std::string after;
    do {
        const auto answer = call(
            as(ada), "GET", "/api/v1/accounts?limit=3" + (after.empty() ? "" : "&after=" + after));
        ASSERT_EQ(answer.status, 200) << answer.body;
        const auto page = must(wire::decodeAccountPage(answer.body));
        for (const auto& account : page.items)
            emails.push_back(account.email);
        after = page.nextToken;
    } while (!after.empty());
    EXPECT_THAT(
        emails,
        ElementsAre("d@shop.example", "c@shop.example", "b@shop.example", "ada@shop.example"));

    const auto page =
        must(wire::decodeAccountPage(call(as(ada), "GET", "/api/v1/accounts?limit=1").body));
    EXPECT_EQ(call(as(ada), "GET", "/api/v1/accounts?search=b&after=" + page.nextToken).status, 400)
        << "a token of another list";
    for (const char* query : {"limit=0",
                              "limit=201",
                              "limit=x",
                              "role=ROOT",
                              "after=zzz",
                              "sort=password",
                              "disabled=no",
                              "skip=-1",
                              "skip=1&after=zzz"})
        EXPECT_EQ(call(as(ada), "GET", std::string("/api/v1/accounts?") + query).status, 400)
            << query;
    const auto found =
        must(wire::decodeAccountPage(call(as(ada), "GET", "/api/v1/accounts?role=ADMIN").body));
    EXPECT_THAT(found.items, SizeIs(1));
    const auto counted = must(wire::decodeAccountPage(
        call(as(ada), "GET", "/api/v1/accounts?sort=email&skip=1&limit=2&count=true&disabled=false")
            .body));
    ASSERT_THAT(counted.items, SizeIs(2));
    EXPECT_EQ(counted.items[0].email, "b@shop.example");
    EXPECT_EQ(counted.total, 4);
}

TEST_F(AccountsApi, TellsTheGatewayWhoseTokensAreVoid)
{
    const auto kim = addAccount();
    const Caller gateway;
    const std::string path = "/internal/v1/revocations";
    const auto none = call(gateway, "GET", path);
    ASSERT_EQ(none.status, 200);
    EXPECT_EQ(none.body, R"({"items":[]})");
    ASSERT_TRUE(parts.accounts.setDisabled(by("operator"), kim.id, true, {}).ok());
    const Headers known{{"If-None-Match", std::string(none.headers.get("ETag"))}};
    const auto one = call(gateway, "GET", path, {}, known);
    ASSERT_EQ(one.status, 200);
    EXPECT_THAT(one.body, HasSubstr(kim.id));
    const Headers knownNow{{"If-None-Match", std::string(one.headers.get("ETag"))}};
    EXPECT_EQ(call(gateway, "GET", path, {}, knownNow).status, 304);
    EXPECT_EQ(call({"", {}, "order"}, "GET", path).status, 403);
    EXPECT_EQ(call({"", {}, ""}, "GET", path).status, 401);
}

TEST_F(AccountsApi, ShowsItsAuditToAdministrators)
{
    const auto kim = addAccount();
    const auto ada = addAccount("ada@shop.example", {"ADMIN"});
    ASSERT_EQ(call(as(ada), "POST", "/api/v1/accounts/" + kim.id + "/disable").status, 200);
    const auto entries = call(as(ada), "GET", "/api/v1/audit/identity?entityId=" + kim.id);
    ASSERT_EQ(entries.status, 200) << entries.body;
    EXPECT_THAT(entries.body, HasSubstr("account.disable"));
    EXPECT_EQ(call(as(kim), "GET", "/api/v1/audit/identity").status, 403);
}

TEST_F(AccountsApi, DoesWhatTheSupervisorAsks)
{
    const Caller supervisor{"", {}, "supervisor"};
    std::string body = draft("ada@shop.example");
    body.insert(1, R"("roles":["ADMIN"],)");
    EXPECT_EQ(call(supervisor, "POST", "/internal/v1/accounts", body).status, 201);
    EXPECT_EQ(call(supervisor, "POST", "/internal/v1/accounts", body).status, 200);
    const std::string reset = R"({"email":"ADA@shop.example","password":"brown fox 12 jumps"})";
    EXPECT_EQ(call(supervisor, "POST", "/internal/v1/accounts/reset-password", reset).status, 204);
    EXPECT_EQ(signIn("ada@shop.example", "brown fox 12 jumps").verdict,
              SignInService::Verdict::SignedIn);
    EXPECT_EQ(call(supervisor,
                   "POST",
                   "/internal/v1/accounts/reset-password",
                   R"({"email":"nobody@shop.example","password":"brown fox 12 jumps"})")
                  .status,
              404);
}

TEST_F(AccountsApi, GuardsItsCookiesBehindTls)
{
    // The fixture's issuer is https, whatever the tests themselves speak.
    const auto page = call(
        guest(),
        "GET",
        "/oauth2/default/v1/authorize?client_id=console&response_type=code&state=s&scope=openid"
        "&redirect_uri=http%3A%2F%2F127.0.0.1%3A5000%2Fcb&code_challenge_method=S256"
        "&code_challenge=swBG9K1UhfP7U7rBozXrWj7qrIIYLi19CKAZjbHpZ-M");
    ASSERT_EQ(page.status, 200) << page.body;
    EXPECT_THAT(std::string(page.headers.get("Set-Cookie")),
                testing::MatchesRegex(
                    "__Host-vitrine_form=[A-Za-z0-9_-]+; Path=/; HttpOnly; SameSite=Lax; Secure"));
    EXPECT_EQ(page.headers.get("X-Frame-Options"), "DENY");
    EXPECT_EQ(page.headers.get("X-Content-Type-Options"), "nosniff");
    EXPECT_THAT(std::string(page.headers.get("Content-Security-Policy")),
                HasSubstr("frame-ancestors 'none'"));
}

TEST_F(AccountsApi, KeepsNoPasswordWhenUsersSignInElsewhere)
{
    IdentitySettings foreign = settings;
    foreign.signsUsersIn = false;
    Client order{.id = "service-order",
                 .name = "order",
                 .secretDigest = platform::sha256("secret of the order service")};
    order.grantTypes.emplace(grants::kClientCredentials);
    order.ownAudience = "vitrine-internal";
    foreign.clients.add(order);
    Identity elsewhere(foreign, database.pool(), clock);
    std::vector<std::string> patterns;
    for (const auto& route : elsewhere.routes())
        patterns.push_back(route.method + " " + route.pattern);
    for (const char* gone : {"GET /oauth2/default/v1/authorize",
                             "POST /oauth2/default/sign-in",
                             "GET /activate",
                             "POST /internal/v1/accounts",
                             "POST /oauth2/default/v1/device/authorize"})
        EXPECT_THAT(patterns, Not(testing::Contains(gone)));
    for (const char* there : {"POST /oauth2/default/v1/token",
                              "GET /oauth2/default/v1/keys",
                              "GET /api/v1/accounts/me"})
        EXPECT_THAT(patterns, testing::Contains(there));

    for (const auto& route : elsewhere.routes()) {
        if (route.method + " " + route.pattern != "POST /api/v1/accounts")
            continue;
        platform::HttpRequest request;
        request.body = draft("kim@shop.example");
        EXPECT_EQ(route.handler(request).status, 404);
    }
    const auto client = elsewhere.clients.authenticate(
        {.clientId = "service-order", .clientSecret = "secret of the order service"}, soon());
    ASSERT_TRUE(client.ok());
    EXPECT_TRUE(elsewhere.tokens.clientCredentials(**client, "", soon()).ok());
}

} // namespace
} // namespace vitrine::identity
