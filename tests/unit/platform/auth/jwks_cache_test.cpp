#include "services/platform/auth/jwks_cache.hpp"
#include "services/platform/auth/oidc_discovery.hpp"
#include "tests/testkit/manual_clock.hpp"
#include "tests/testkit/token_issuer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <thread>

namespace vitrine::platform {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testkit::must;

std::string jwkNamed(const std::string& keyId)
{
    static const PrivateKey key = must(PrivateKey::generate(SignatureAlgorithm::Es256));
    return must(publicJwk(key, keyId));
}

/// A key server that a test scripts, and a monotonic clock that a test moves.
struct JwksCacheTest : testing::Test
{
    std::atomic<int> fetches = 0;
    std::vector<std::string> published{"k1"};
    std::optional<std::chrono::seconds> maxAge;
    bool isDown = false;
    JwksCache::Monotonic::time_point now{1h};
    std::vector<std::string> failures;

    JwksCache cache{
        [this](Deadline) -> Result<FetchedDocument> {
            ++fetches;
            if (isDown)
                return failure<FetchedDocument>(ErrorCode::Unavailable, "connection refused");
            std::vector<std::string> jwks;
            for (const auto& keyId : published)
                jwks.push_back(jwkNamed(keyId));
            return FetchedDocument{keySetJson(jwks), maxAge};
        },
        [this] {
            JwksCache::Options options;
            options.now = [this] { return now; };
            options.onFailure = [this](const Error& error) { failures.push_back(error.message); };
            return options;
        }()};

    Result<PublicKey> find(const std::string& keyId)
    {
        return cache.find(keyId, SignatureAlgorithm::Es256, Deadline::in(5s));
    }
    /// "wait", "yes" or "no".
    std::string tryFind(const std::string& keyId)
    {
        const auto answer = cache.tryFind(keyId, SignatureAlgorithm::Es256);
        return !answer ? "wait" : answer->ok() ? "yes" : "no";
    }
};

TEST_F(JwksCacheTest, FetchesOnceAndAnswersFromMemory)
{
    EXPECT_EQ(tryFind("k1"), "wait");
    EXPECT_TRUE(find("k1").ok());
    for (int i = 0; i < 100; ++i)
        EXPECT_EQ(tryFind("k1"), "yes");
    EXPECT_EQ(fetches, 1);
}

TEST_F(JwksCacheTest, FetchesAgainAfterTenMinutes)
{
    EXPECT_TRUE(find("k1").ok());
    now += 599s;
    EXPECT_EQ(tryFind("k1"), "yes");
    now += 1s;
    EXPECT_EQ(tryFind("k1"), "wait");
    EXPECT_TRUE(find("k1").ok());
    EXPECT_EQ(fetches, 2);
}

TEST_F(JwksCacheTest, ObeysMaxAgeWithinBounds)
{
    maxAge = 120s;
    EXPECT_TRUE(find("k1").ok());
    now += 119s;
    EXPECT_EQ(tryFind("k1"), "yes");
    now += 1s;
    EXPECT_EQ(tryFind("k1"), "wait");

    maxAge = 0s; // would fetch for every request
    EXPECT_TRUE(find("k1").ok());
    now += 29s;
    EXPECT_EQ(tryFind("k1"), "yes");

    now += 1s;
    maxAge = 1'000'000s; // would keep a withdrawn key for days
    EXPECT_TRUE(find("k1").ok());
    now += 3600s;
    EXPECT_EQ(tryFind("k1"), "wait");
}

TEST_F(JwksCacheTest, TakesARotatedKeyAtOnceAndDropsTheOldOneWithItsSet)
{
    EXPECT_TRUE(find("k1").ok());
    now += 30s;
    published = {"k1", "k2"};
    EXPECT_TRUE(find("k2").ok());
    EXPECT_EQ(tryFind("k1"), "yes");
    EXPECT_EQ(fetches, 2);

    published = {"k2"};
    now += 601s;
    EXPECT_TRUE(find("k2").ok());
    EXPECT_FALSE(find("k1").ok());
    EXPECT_EQ(fetches, 3);
}

TEST_F(JwksCacheTest, FetchesForUnknownKeysAtMostOncePerHalfMinute)
{
    EXPECT_TRUE(find("k1").ok());
    now += 30s;
    for (int i = 0; i < 10'000; ++i) {
        const auto found = find("evil" + std::to_string(i));
        ASSERT_FALSE(found.ok());
        ASSERT_EQ(found.error().code, ErrorCode::Unauthenticated);
    }
    EXPECT_EQ(fetches, 2);
    EXPECT_EQ(tryFind("evil"), "no") << "no worker is bothered";
    now += 29s;
    EXPECT_EQ(tryFind("evil"), "no");
    now += 1s;
    EXPECT_EQ(tryFind("evil"), "wait");
}

TEST_F(JwksCacheTest, KeepsTheOldKeysWhileTheIssuerIsDown)
{
    EXPECT_TRUE(find("k1").ok());
    now += 3600s;
    isDown = true;

    EXPECT_TRUE(find("k1").ok());
    EXPECT_EQ(fetches, 2);
    EXPECT_EQ(tryFind("k1"), "yes") << "the next try is half a minute away";
    EXPECT_THAT(failures, ElementsAre("connection refused"));
    now += 30s;
    isDown = false;
    EXPECT_EQ(tryFind("k1"), "wait");
    EXPECT_TRUE(find("k1").ok());
    EXPECT_EQ(fetches, 3);
}

TEST_F(JwksCacheTest, IsUnavailableUntilTheFirstKeysAndTriesAgainSoon)
{
    isDown = true;
    const auto refused = find("k1");
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Unavailable);
    EXPECT_THAT(refused.error().message, HasSubstr("connection refused"));
    EXPECT_EQ(tryFind("k1"), "no");
    EXPECT_FALSE(find("k1").ok());
    EXPECT_EQ(fetches, 1) << "a herd does not become a herd of fetches";

    now += 1s;
    isDown = false;
    EXPECT_EQ(tryFind("k1"), "wait");
    EXPECT_TRUE(find("k1").ok());
}

TEST_F(JwksCacheTest, KeepsTheOldKeysWhenTheNewSetIsUseless)
{
    EXPECT_TRUE(find("k1").ok());
    now += 600s;
    published = {};
    EXPECT_TRUE(find("k1").ok());
    EXPECT_THAT(failures, ElementsAre(HasSubstr("no usable key")));
}

TEST(JwksCache, FetchesOnceForAHerd)
{
    std::atomic<int> fetches = 0;
    std::promise<void> opened;
    auto gate = opened.get_future().share();
    JwksCache cache([&](Deadline) -> Result<FetchedDocument> {
        ++fetches;
        gate.wait();
        return FetchedDocument{keySetJson({jwkNamed("k1")}), std::nullopt};
    });

    std::vector<std::future<bool>> callers;
    for (int i = 0; i < 16; ++i)
        callers.push_back(std::async(std::launch::async, [&cache] {
            return cache.find("k1", SignatureAlgorithm::Es256, Deadline::in(10s)).ok();
        }));
    const auto giveUp = std::chrono::steady_clock::now() + 10s;
    while (fetches == 0 && std::chrono::steady_clock::now() < giveUp)
        std::this_thread::yield();
    const auto late = cache.find("k1", SignatureAlgorithm::Es256, Deadline::in(20ms));
    opened.set_value();

    for (auto& caller : callers)
        EXPECT_TRUE(caller.get());
    EXPECT_EQ(fetches, 1);
    ASSERT_FALSE(late.ok()) << "nobody waits past his deadline";
    EXPECT_EQ(late.error().code, ErrorCode::Unavailable);
}

TEST(MaxAge, IsReadFromCacheControl)
{
    EXPECT_EQ(maxAgeOf("max-age=600"), 600s);
    EXPECT_EQ(maxAgeOf("public, Max-Age=5184000, must-revalidate"), 5184000s);
    EXPECT_EQ(maxAgeOf("no-store, max-age=600"), 0s);
    EXPECT_EQ(maxAgeOf("max-age=600, no-cache"), 0s);
    EXPECT_EQ(maxAgeOf(""), std::nullopt);
    EXPECT_EQ(maxAgeOf("max-age=soon"), std::nullopt);
    EXPECT_EQ(maxAgeOf("max-age=-1"), std::nullopt);
    EXPECT_EQ(maxAgeOf("s-maxage=60"), std::nullopt);
}

// --- Keys by discovery
// ----------------------------------------------------------------------------

struct DiscoveryTest : testing::Test
{
    std::map<std::string, std::string> pages;
    std::vector<std::string> asked;

    Result<FetchedDocument> fetch(const std::string& issuer)
    {
        const auto keys = jwksByDiscovery(
            issuer, [this](const std::string& url, Deadline) -> Result<FetchedDocument> {
                asked.push_back(url);
                const auto page = pages.find(url);
                if (page == pages.end())
                    return failure<FetchedDocument>(ErrorCode::NotFound, "404");
                return FetchedDocument{page->second, std::nullopt};
            });
        return keys(Deadline::in(1s));
    }
};

TEST_F(DiscoveryTest, FollowsTheDocumentToTheKeys)
{
    pages["https://id.example/.well-known/openid-configuration"] =
        R"({"issuer":"https://id.example","jwks_uri":"https://keys.example/all"})";
    pages["https://keys.example/all"] = "KEYS";

    EXPECT_EQ(must(fetch("https://id.example")).body, "KEYS");
}

TEST_F(DiscoveryTest, RefusesADocumentOfAnotherIssuerOrWithoutTls)
{
    const auto url = "https://id.example/.well-known/openid-configuration";
    for (const char* document :
         {R"({"issuer":"https://id.example/","jwks_uri":"https://keys.example/all"})",
          R"({"jwks_uri":"https://keys.example/all"})",
          R"({"issuer":"https://id.example"})",
          R"({"issuer":"https://id.example","jwks_uri":7})",
          R"({"issuer":"https://id.example","jwks_uri":"http://keys.example/all"})",
          R"({"issuer":"https://id.example","jwks_uri":"file:///etc/passwd"})",
          "<html>"}) {
        pages[url] = document;
        asked.clear();
        EXPECT_FALSE(fetch("https://id.example").ok()) << document;
        EXPECT_THAT(asked, ElementsAre(url)) << "nothing else is fetched";
    }
}

TEST_F(DiscoveryTest, TakesPlainHttpFromAPlainIssuer)
{
    pages["http://127.0.0.1:4000/.well-known/openid-configuration"] =
        R"({"issuer":"http://127.0.0.1:4000","jwks_uri":"http://127.0.0.1:4000/jwks"})";
    pages["http://127.0.0.1:4000/jwks"] = "KEYS";

    EXPECT_EQ(must(fetch("http://127.0.0.1:4000")).body, "KEYS");
}

} // namespace
} // namespace vitrine::platform
