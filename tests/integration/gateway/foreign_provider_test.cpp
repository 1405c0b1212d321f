#include "tests/integration/gateway/gateway_fixture.hpp"
#include "vitrine/api/sdk.hpp"
#include "vitrine/auth/session_tokens.hpp"

#include <future>

namespace vitrine::gateway::test {
namespace {

using namespace std::chrono_literals;
using client::FixedToken;
using client::OidcClient;
using client::Sdk;
using client::SessionTokens;
using client::TokenSet;
using client::TokenSource;

constexpr const char* kNoItems = R"({"items":[],"next":null})";
constexpr const char* kAdministrator = "ada@shop.example";
constexpr const char* kCustomer = "carl@shop.example";

/// npm's oidc-provider, which nobody here wrote, as the one who signs people in; and the gateway in
/// front of a service.
struct Estate
{
    explicit Estate(const std::string& accessTokenAlgorithm)
        : project(testkit::nodeProject(testkit::sourceFolder() / "tests/testkit/oidc_provider"))
        , provider({"node", "provider.mjs"},
                   "http://",
                   {{"ACCESS_TOKEN_ALGORITHM", accessTokenAlgorithm}},
                   project)
        , gateway({{"order", backend.address()}, {"inventory", backend.address()}},
                  {},
                  {{"oidc.issuer", issuer()}})
    {
        backend.answers(200, kNoItems);
    }

    [[nodiscard]] const std::string& issuer() const { return provider.greeting(); }
    /// A person at a browser of their own.
    [[nodiscard]] testkit::ToolRun visit(const std::string& url, const std::string& login) const
    {
        return testkit::runTool({"node", "browser.mjs", url, login}, {}, project, 30s);
    }

    std::filesystem::path project;
    testkit::ToolProcess provider;
    Backend backend;
    GatewayUnderTest gateway;
};

/// The SDK against one of these estates.
class ForeignProvider : public testing::TestWithParam<const char*>
{
protected:
    static void TearDownTestSuite() { s_estates.clear(); }

    ForeignProvider()
    {
        auto& made = s_estates[GetParam()];
        if (!made)
            made = std::make_unique<Estate>(GetParam());
        m_estate = made.get();
    }
    ~ForeignProvider() override
    {
        for (const auto& sdk : m_sdks)
            sdk->close();
        for (const OidcClient& provider : m_clients)
            provider.close();
    }

    [[nodiscard]] Estate& estate() const { return *m_estate; }
    [[nodiscard]] std::uint16_t port() const { return m_estate->gateway.port(); }

    OidcClient clientOf(const std::string& clientId, const std::string& secret = {})
    {
        m_clients.push_back(testkit::must(OidcClient::create(
            {.issuer = estate().issuer(), .clientId = clientId, .clientSecret = secret})));
        return m_clients.back();
    }

    Result<TokenSet> signIn(const OidcClient& provider, const std::string& login)
    {
        std::promise<std::string> opened;
        auto url = opened.get_future();
        auto signingIn = provider.signInWithBrowser({
            .open = [&](const std::string& text) -> Outcome {
                opened.set_value(text);
                return Done{};
            },
            .timeout = 30s,
            .prompt = "consent", // OpenID Connect Core section 11: what offline_access asks for
        });
        if (url.wait_for(20s) != std::future_status::ready)
            return signingIn.get();
        const auto visited = estate().visit(url.get(), login);
        EXPECT_EQ(visited.exitCode, 0) << visited.output;
        return signingIn.get();
    }

    Sdk& shopFor(std::shared_ptr<TokenSource> tokens)
    {
        m_sdks.push_back(testkit::must(Sdk::create(
            {.endpoint = estate().gateway.process().url(), .tokens = std::move(tokens)})));
        return *m_sdks.back();
    }

private:
    static std::map<std::string, std::unique_ptr<Estate>> s_estates;

    Estate* m_estate;
    std::vector<OidcClient> m_clients;
    std::vector<std::shared_ptr<Sdk>> m_sdks;
};

std::map<std::string, std::unique_ptr<Estate>> ForeignProvider::s_estates;

TEST_P(ForeignProvider, SignsPeopleInAndTheirRolesCount)
{
    const auto provider = clientOf("vitrine-desktop");
    const auto administrator = signIn(provider, kAdministrator);
    ASSERT_TRUE(administrator.ok()) << administrator.error().message << estate().provider.output();
    auto& adminShop = shopFor(std::make_shared<FixedToken>(administrator->accessToken));
    EXPECT_TRUE(adminShop.orders().listOrders().get().ok());
    EXPECT_EQ(estate().backend.last().field("Authorization"),
              "Bearer " + administrator->accessToken);
    const auto stock = adminShop.inventory().listStock().get();
    EXPECT_TRUE(stock.ok()) << stock.error().message;

    const auto customer = signIn(provider, kCustomer);
    ASSERT_TRUE(customer.ok()) << customer.error().message;
    auto& customerShop = shopFor(std::make_shared<FixedToken>(customer->accessToken));
    EXPECT_TRUE(customerShop.orders().listOrders().get().ok());
    const auto refused = customerShop.inventory().listStock().get();
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::PermissionDenied);

    const auto stranger = signIn(provider, "eve@elsewhere.example");
    ASSERT_TRUE(stranger.ok()) << stranger.error().message;
    EXPECT_EQ(get(port(), "/api/v1/inventory", bearer(stranger->accessToken)).status, 403);
}

TEST_P(ForeignProvider, RenewsASessionByRotation)
{
    const auto provider = clientOf("vitrine-desktop");
    const auto first = signIn(provider, kAdministrator);
    ASSERT_TRUE(first.ok()) << first.error().message;
    ASSERT_NE(first->refreshToken, "");
    const auto session = std::make_shared<SessionTokens>(provider);
    ASSERT_TRUE(session->begin(*first).get().ok());
    auto& shop = shopFor(session);
    ASSERT_TRUE(shop.inventory().listStock().get().ok());
    const auto renewed = session->renewed(first->accessToken).get();
    ASSERT_TRUE(renewed.ok()) << renewed.error().message;
    EXPECT_NE(*renewed, first->accessToken);
    ASSERT_TRUE(shop.inventory().listStock().get().ok()); // the roles came with the new token
    EXPECT_EQ(estate().backend.last().field("Authorization"), "Bearer " + *renewed);
    // The first refresh token is used up: whoever presents it again may have stolen it.
    const auto again = provider.refresh(*first).get();
    ASSERT_FALSE(again.ok());
    EXPECT_EQ(again.error().code, ErrorCode::Unauthenticated);
}

TEST_P(ForeignProvider, SignsADeviceIn)
{
    const auto provider = clientOf("vitrine-desktop");
    auto started = provider.startDeviceSignIn().get();
    ASSERT_TRUE(started.ok()) << started.error().message;
    started->interval = 1s;
    auto finishing = provider.finishDeviceSignIn(*started);
    const auto visited = estate().visit(started->verificationUriComplete, kCustomer);
    EXPECT_EQ(visited.exitCode, 0) << visited.output;
    const auto tokens = finishing.get();
    ASSERT_TRUE(tokens.ok()) << tokens.error().message;
    auto& shop = shopFor(std::make_shared<FixedToken>(tokens->accessToken));
    EXPECT_TRUE(shop.orders().listOrders().get().ok());
}

TEST_P(ForeignProvider, ATokenForAnotherAudienceIsRefused)
{
    const auto ours = clientOf("erp", "the secret of erp").clientCredentials({}).get();
    ASSERT_TRUE(ours.ok()) << ours.error().message;
    EXPECT_EQ(get(port(), "/api/v1/inventory", bearer(ours->accessToken)).status, 200);
    const auto theirs =
        clientOf("warehouse", "the secret of warehouse").clientCredentials({}).get();
    ASSERT_TRUE(theirs.ok()) << theirs.error().message;
    const std::size_t before = estate().backend.count();
    const auto answer = get(port(), "/api/v1/inventory", bearer(theirs->accessToken));
    expectProblem(answer, 401);
    EXPECT_EQ(answer.field("WWW-Authenticate"), "Bearer error=\"invalid_token\"");
    EXPECT_EQ(estate().backend.count(), before);
}

TEST_P(ForeignProvider, TokensOfTheShopsOwnProviderSignNobodyInAnyMore)
{
    const auto answer =
        get(port(), "/api/v1/inventory", bearer(estate().gateway.identity.tokenFor({"ADMIN"})));
    expectProblem(answer, 401);
}

INSTANTIATE_TEST_SUITE_P(AccessTokens, ForeignProvider, testing::Values("RS256", "ES256"));

} // namespace
} // namespace vitrine::gateway::test
