#include "services/gateway/domain/forwarding.hpp"

#include <gtest/gtest.h>

namespace vitrine::gateway {
namespace {

const ClientOrigin kStranger{.peerAddress = "192.0.2.7", .tls = true, .host = "shop.example:8443"};

TEST(Forwarding, RemovesHopByHopFields)
{
    const auto kept = requestHeaders({{"Connection", "keep-alive, X-Trick"},
                                      {"Keep-Alive", "timeout=5"},
                                      {"X-Trick", "1"},
                                      {"TE", "trailers"},
                                      {"Transfer-Encoding", "chunked"},
                                      {"Upgrade", "websocket"},
                                      {"Proxy-Authorization", "Basic x"},
                                      {"Accept", "application/json"}},
                                     kStranger);
    ASSERT_TRUE(kept.ok());
    for (const char* name : {"Connection",
                             "Keep-Alive",
                             "X-Trick",
                             "TE",
                             "Transfer-Encoding",
                             "Upgrade",
                             "Proxy-Authorization"})
        EXPECT_FALSE(kept->has(name)) << name;
    EXPECT_EQ(kept->get("Accept"), "application/json");
}

class ProtectedField : public testing::TestWithParam<const char*>
{
};

TEST_P(ProtectedField, CannotBeDeclaredHopByHop)
{
    const auto kept =
        requestHeaders({{"Connection", std::string("close, ") + GetParam()}}, kStranger);
    ASSERT_FALSE(kept.ok());
    EXPECT_EQ(kept.error().code, ErrorCode::InvalidArgument);
}

INSTANTIATE_TEST_SUITE_P(Names,
                         ProtectedField,
                         testing::Values("Authorization",
                                         "Host",
                                         "Content-Length",
                                         "X-Forwarded-For",
                                         "Vitrine-Service-Token",
                                         "Idempotency-Key",
                                         "If-Match"));

TEST(Forwarding, BelievesNoStranger)
{
    const auto kept = requestHeaders({{"Forwarded", "for=10.0.0.1"},
                                      {"X-Forwarded-For", "10.0.0.1"},
                                      {"X-Forwarded-Host", "evil.example"},
                                      {"X_Forwarded_For", "10.0.0.1"},
                                      {"X-Real-IP", "10.0.0.1"},
                                      {"X-User-Id", "admin"},
                                      {"Vitrine-Service-Token", "forged"},
                                      {"vitrine-timeout-ms", "999999"},
                                      {"vitrine-shopper-token", "eyJ"},
                                      {"x-netflix-discovery-replication", "true"},
                                      {"b3", "0"}},
                                     kStranger);
    ASSERT_TRUE(kept.ok());
    EXPECT_EQ(kept->get("Forwarded"), "for=192.0.2.7;proto=https;host=\"shop.example:8443\"");
    EXPECT_EQ(kept->get("X-Forwarded-For"), "192.0.2.7");
    EXPECT_EQ(kept->get("X-Forwarded-Host"), "shop.example:8443");
    EXPECT_EQ(kept->get("X-Forwarded-Proto"), "https");
    EXPECT_EQ(kept->count("X-Forwarded-For"), 1u);
    for (const char* name : {"X_Forwarded_For",
                             "X-Real-IP",
                             "X-User-Id",
                             "Vitrine-Service-Token",
                             "Vitrine-Timeout-Ms",
                             "x-netflix-discovery-replication",
                             "b3"})
        EXPECT_FALSE(kept->has(name)) << name;
    EXPECT_EQ(kept->get("Vitrine-Shopper-Token"), "eyJ")
        << "a kiosk's to say; its reader checks it";
}

TEST(Forwarding, ExtendsWhatATrustedProxySays)
{
    const ClientOrigin proxy{.peerAddress = "10.0.0.9", .host = "gw:8080", .trustedPeer = true};
    const Headers received{{"X-Forwarded-For", "198.51.100.4, 203.0.113.5"},
                           {"X-Forwarded-Proto", "https"},
                           {"X-Forwarded-Host", "shop.example"},
                           {"Via", "1.1 edge"}};
    const auto kept = requestHeaders(received, proxy);
    ASSERT_TRUE(kept.ok());
    EXPECT_EQ(kept->get("X-Forwarded-For"), "198.51.100.4, 203.0.113.5, 10.0.0.9");
    EXPECT_EQ(kept->get("X-Forwarded-Proto"), "https");
    EXPECT_EQ(kept->get("X-Forwarded-Host"), "shop.example");
    EXPECT_EQ(kept->get("Via"), "1.1 edge, 1.1 vitrine");
    EXPECT_EQ(clientAddress(received, proxy), "203.0.113.5");
    EXPECT_EQ(clientAddress(received, kStranger), "192.0.2.7");
}

TEST(Forwarding, QuotesIpv6)
{
    const auto kept = requestHeaders({}, {.peerAddress = "2001:db8::7"});
    ASSERT_TRUE(kept.ok());
    EXPECT_EQ(kept->get("Forwarded"), "for=\"[2001:db8::7]\";proto=http");
}

TEST(Forwarding, CleansAnswers)
{
    const Headers kept = responseHeaders({{"Connection", "close, X-Hop"},
                                          {"X-Hop", "1"},
                                          {"Transfer-Encoding", "chunked"},
                                          {"Server", "beast"},
                                          {"Access-Control-Allow-Origin", "*"},
                                          {"Vitrine-Secret", "1"},
                                          {"ETag", "\"3\""},
                                          {"Set-Cookie", "a=1"},
                                          {"Set-Cookie", "b=2"}});
    EXPECT_EQ(kept.get("ETag"), "\"3\"");
    EXPECT_EQ(kept.count("Set-Cookie"), 2u);
    EXPECT_EQ(kept.size(), 3u);
}

} // namespace
} // namespace vitrine::gateway
