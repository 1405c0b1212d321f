#include "services/platform/client/request_head.hpp"

#include <gtest/gtest.h>

namespace vitrine::platform {
namespace {

const Endpoint kEndpoint{"127.0.0.1", 8086};

TEST(RequestHead, WritesOneCountedLengthAndNoConnectionFields)
{
    UpstreamRequest request{.method = "POST", .target = "/internal/v1/charges?x=1", .body = "{}"};
    request.headers.add("Idempotency-Key", "k-1");
    request.headers.add("content-length", "900");
    request.headers.add("Transfer-Encoding", "chunked");
    request.headers.add("Connection", "upgrade");
    request.headers.add("HOST", "elsewhere");

    const Result<std::string> head = requestHead(request, kEndpoint);

    ASSERT_TRUE(head.ok());
    EXPECT_EQ(
        *head,
        "POST /internal/v1/charges?x=1 HTTP/1.1\r\nHost: 127.0.0.1:8086\r\nIdempotency-Key: k-1\r\n"
        "Content-Length: 2\r\n\r\n");
}

TEST(RequestHead, GivesALengthOfZeroToAnEmptyPostButNoneToAGet)
{
    EXPECT_NE(requestHead({.method = "POST"}, kEndpoint)->find("Content-Length: 0\r\n"),
              std::string::npos);
    EXPECT_EQ(requestHead({.method = "GET"}, kEndpoint)->find("Content-Length"), std::string::npos);
}

TEST(RequestHead, NamesTheHostAsUrlsDo)
{
    EXPECT_NE(requestHead({}, Endpoint{"::1", 8080})->find("Host: [::1]:8080\r\n"),
              std::string::npos);
    EXPECT_NE(requestHead({.tls = true}, Endpoint{"id.example", 443})->find("Host: id.example\r\n"),
              std::string::npos);
    EXPECT_NE(requestHead({.host = "shop.example"}, kEndpoint)->find("Host: shop.example\r\n"),
              std::string::npos);
}

TEST(RequestHead, RefusesWhatWouldSplitTheMessage)
{
    EXPECT_FALSE(requestHead({.method = "GET /x HTTP/1.1\r\nA:"}, kEndpoint).ok());
    EXPECT_FALSE(requestHead({.method = "CONNECT"}, kEndpoint).ok());
    EXPECT_FALSE(requestHead({.target = "/a b"}, kEndpoint).ok());
    EXPECT_FALSE(requestHead({.target = "/a\r\nX: 1"}, kEndpoint).ok());
    EXPECT_FALSE(requestHead({.target = "http://other/"}, kEndpoint).ok());
    EXPECT_FALSE(requestHead({.target = ""}, kEndpoint).ok());
    EXPECT_FALSE(requestHead({.host = "a b"}, kEndpoint).ok());
    UpstreamRequest request;
    request.headers.add("X-Bell", "\x07");
    EXPECT_FALSE(requestHead(request, kEndpoint).ok());
    UpstreamRequest spaced;
    spaced.headers.add("X Y", "1");
    EXPECT_FALSE(requestHead(spaced, kEndpoint).ok());
}

} // namespace
} // namespace vitrine::platform
