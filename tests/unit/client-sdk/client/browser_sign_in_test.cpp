#include "tests/unit/client-sdk/client/fake_provider.hpp"
#include "vitrine/auth/loopback_listener.hpp"
#include "vitrine/auth/pkce.hpp"
#include "vitrine/transport/endpoint.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <thread>

namespace vitrine::client {
namespace {

using namespace std::chrono_literals;
using test::FakeProvider;
using testing::HasSubstr;

/// Fetches `url` as a browser would.
Result<HttpReply> visit(const std::string& url)
{
    const auto split = splitUrl(url).value();
    return makeNetworkTransport()
        ->send({.endpoint = split.endpoint, .target = split.target}, {})
        .get();
}

class BrowserSignInTest : public testing::Test
{
protected:
    /// Signs in with a browser that does `browse` with the parameters of the authorization request.
    using Query = std::map<std::string, std::string>;
    Result<TokenSet> signIn(const std::function<void(const Query&)>& browse,
                            OidcOptions options = {})
    {
        std::jthread browser;
        const auto client = provider.client(std::move(options));
        auto task = client.signInWithBrowser({.open = [&](const std::string& url) -> Outcome {
            opened = url;
            const auto query = FakeProvider::parseForm(url.substr(url.find('?') + 1));
            browser = std::jthread([browse, query] { browse(query); });
            return Done{};
        }});
        return task.get();
    }
    void answerWithIdToken(const std::string& nonce,
                           const nlohmann::json& more = nlohmann::json::object())
    {
        auto claims = provider.idClaims();
        claims["nonce"] = nonce;
        claims.update(more);
        provider.nextTokens("a", {{"id_token", provider.issuer.sign(claims)}});
    }

    FakeProvider provider;
    std::string opened;
};

TEST_F(BrowserSignInTest, GetsTokensForTheCodeOfTheRedirect)
{
    Query asked;
    Result<HttpReply> page;
    const auto tokens = signIn([&](const Query& query) {
        asked = query;
        answerWithIdToken(query.at("nonce"));
        page = visit(query.at("redirect_uri") + "?code=the%20code&state=" + query.at("state"));
    });

    ASSERT_TRUE(tokens.ok()) << tokens.error().message;
    EXPECT_EQ(tokens->accessToken, "access-a");
    EXPECT_EQ(tokens->refreshToken, "refresh-a");
    EXPECT_TRUE(opened.starts_with(std::string(test::kIssuer) + "/v1/authorize?"));
    EXPECT_EQ(asked.at("response_type"), "code");
    EXPECT_EQ(asked.at("client_id"), "till");
    EXPECT_EQ(asked.at("code_challenge_method"), "S256");
    EXPECT_EQ(asked.at("scope"), "openid profile email offline_access");
    EXPECT_TRUE(asked.at("redirect_uri").starts_with("http://127.0.0.1:"));
    const auto form = provider.tokenForms().at(0);
    EXPECT_EQ(form.at("code"), "the code");
    EXPECT_EQ(form.at("redirect_uri"), asked.at("redirect_uri"));
    EXPECT_EQ(codeChallenge(form.at("code_verifier")), asked.at("code_challenge"));
}

TEST_F(BrowserSignInTest, GoesOnWaitingAfterARedirectThatIsNotItsOwn)
{
    std::vector<int> statuses;
    const auto tokens = signIn([&](const Query& query) {
        const auto at = query.at("redirect_uri");
        for (const auto& wrong :
             {at + "?code=evil&state=guess",
              at + "?code=evil",
              at + "?error=access_denied",
              at + "?code=a&code=b&state=" + query.at("state"),
              at + "?state=" + query.at("state"),
              at + "?code=evil&iss=https%3A%2F%2Fevil.example&state=" + query.at("state"),
              at.substr(0, at.size() - 2) + "favicon.ico"}) {
            statuses.push_back(visit(wrong)->status);
        }
        answerWithIdToken(query.at("nonce"));
        statuses.push_back(visit(at + "?code=good&iss=" + percentEncode(test::kIssuer) +
                                 "&state=" + query.at("state"))
                               ->status);
    });

    ASSERT_TRUE(tokens.ok()) << tokens.error().message;
    EXPECT_EQ(statuses, (std::vector<int>{400, 400, 400, 400, 400, 400, 404, 200}));
    EXPECT_EQ(provider.tokenForms().at(0).at("code"), "good");
}

TEST_F(BrowserSignInTest, ReportsWhyTheProviderRefused)
{
    const auto tokens = signIn([](const Query& query) {
        visit(query.at("redirect_uri") +
              "?error=access_denied&error_description=not+today&state=" + query.at("state"));
    });

    EXPECT_EQ(tokens.error().code, ErrorCode::PermissionDenied);
    EXPECT_THAT(tokens.error().message, HasSubstr("not today"));
}

TEST_F(BrowserSignInTest, RefusesAnIdTokenOfAnotherSignIn)
{
    const auto tokens = signIn([&](const Query& query) {
        answerWithIdToken("another nonce");
        visit(query.at("redirect_uri") + "?code=c&state=" + query.at("state"));
    });

    EXPECT_EQ(tokens.error().code, ErrorCode::Unauthenticated);
    EXPECT_THAT(tokens.error().message, HasSubstr("nonce"));
}

TEST_F(BrowserSignInTest, RefusesAnAnswerWithoutAnIdToken)
{
    const auto tokens = signIn([&](const Query& query) {
        provider.nextTokens("a");
        visit(query.at("redirect_uri") + "?code=c&state=" + query.at("state"));
    });

    EXPECT_THAT(tokens.error().message, HasSubstr("no ID token"));
}

TEST_F(BrowserSignInTest, ClosesItsPortAfterwards)
{
    std::string at;
    const auto tokens = signIn([&](const Query& query) {
        at = query.at("redirect_uri");
        answerWithIdToken(query.at("nonce"));
        visit(at + "?code=c&state=" + query.at("state"));
    });
    ASSERT_TRUE(tokens.ok());

    // Closing is a matter of moments, on another thread.
    const auto end = std::chrono::steady_clock::now() + 5s;
    while (visit(at).ok() && std::chrono::steady_clock::now() < end)
        std::this_thread::yield();
    EXPECT_FALSE(visit(at).ok());
}

TEST_F(BrowserSignInTest, EndsWhenThePersonTakesTooLong)
{
    const auto client = provider.client();
    auto task =
        client.signInWithBrowser({.open = [](const std::string&) -> Outcome { return Done{}; },
                                  .timeout = std::chrono::minutes(3)});
    ASSERT_TRUE(provider.scheduler->waitForTimers(1));

    const auto end = std::chrono::steady_clock::now() + 5s;
    while (!task.is_done() && std::chrono::steady_clock::now() < end)
        provider.scheduler->advance(std::chrono::minutes(1));

    EXPECT_EQ(task.get().error().code, ErrorCode::DeadlineExceeded);
}

TEST_F(BrowserSignInTest, EndsWhenTheProgramGivesUp)
{
    const CancelSource source;
    const auto client = provider.client();
    auto task = client.signInWithBrowser({.open = [&](const std::string&) -> Outcome {
                                             source.cancel();
                                             return Done{};
                                         }},
                                         source.token());

    EXPECT_EQ(task.get().error().code, ErrorCode::Cancelled);
}

TEST_F(BrowserSignInTest, EndsWhenTheClientIsClosed)
{
    const auto client = provider.client();
    std::promise<void> opening;
    auto task = client.signInWithBrowser({.open = [&](const std::string&) -> Outcome {
        opening.set_value();
        return Done{};
    }});
    opening.get_future().wait();

    EXPECT_TRUE(client.close(5s));
    EXPECT_EQ(task.get().error().code, ErrorCode::Cancelled);
}

TEST_F(BrowserSignInTest, ReportsABrowserThatDoesNotOpen)
{
    const auto client = provider.client();
    auto task = client.signInWithBrowser({.open = [](const std::string&) {
        return failure<Done>(ErrorCode::Unavailable, "no browser here");
    }});

    EXPECT_EQ(task.get().error().message, "no browser here");
}

TEST(LoopbackListener, TriesItsPortsInOrder)
{
    const auto taken = LoopbackListener::open({0}, "s", "i");
    ASSERT_TRUE(taken.ok());
    const auto uri = (*taken)->redirectUri();
    const auto port = std::uint16_t(std::stoi(uri.substr(17)));

    EXPECT_FALSE(LoopbackListener::open({port}, "s", "i").ok());
    const auto second = LoopbackListener::open({port, 0}, "s", "i");
    ASSERT_TRUE(second.ok());
    EXPECT_NE((*second)->redirectUri(), uri);
}

} // namespace
} // namespace vitrine::client
