#include "services/gateway/domain/cors.hpp"

#include <gtest/gtest.h>

namespace vitrine::gateway {
namespace {

using namespace std::chrono_literals;

const CorsPolicy kShop({"https://shop.example"}, 600s);

TEST(Cors, AllowsTheNamedOriginOnly)
{
    Headers ours;
    kShop.decorate(ours, "https://shop.example");
    EXPECT_EQ(ours.get("Access-Control-Allow-Origin"), "https://shop.example");
    EXPECT_EQ(ours.get("Vary"), "Origin");
    for (const char* origin :
         {"", "null", "https://shop.example.evil", "http://shop.example", "https://SHOP.example"}) {
        Headers foreign;
        kShop.decorate(foreign, origin);
        EXPECT_FALSE(foreign.has("Access-Control-Allow-Origin")) << origin;
        EXPECT_EQ(foreign.get("Vary"), "Origin") << origin;
    }
}

TEST(Cors, NeverAllowsCredentials)
{
    Headers answer;
    CorsPolicy({"*"}, 600s).decorate(answer, "https://any.example");
    EXPECT_EQ(answer.get("Access-Control-Allow-Origin"), "*");
    EXPECT_FALSE(answer.has("Access-Control-Allow-Credentials"));
}

TEST(Cors, IsSilentWhenNoOriginIsConfigured)
{
    Headers answer;
    CorsPolicy({}, 600s).decorate(answer, "https://any.example");
    EXPECT_EQ(answer.size(), 0u);
}

TEST(Cors, AnswersPreflights)
{
    const Headers request{{"Origin", "https://shop.example"},
                          {"Access-Control-Request-Method", "POST"}};
    EXPECT_TRUE(CorsPolicy::isPreflight("OPTIONS", request));
    EXPECT_FALSE(CorsPolicy::isPreflight("GET", request));
    EXPECT_FALSE(CorsPolicy::isPreflight("OPTIONS", {{"Origin", "https://shop.example"}}));
    const Headers answer = kShop.preflight(request, {"POST"});
    EXPECT_EQ(answer.get("Access-Control-Allow-Methods"), "POST");
    EXPECT_NE(answer.get("Access-Control-Allow-Headers").find("Idempotency-Key"),
              std::string_view::npos);
    EXPECT_EQ(answer.get("Access-Control-Max-Age"), "600");
}

} // namespace
} // namespace vitrine::gateway
