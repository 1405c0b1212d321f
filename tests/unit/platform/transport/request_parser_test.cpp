#include "services/platform/transport/request_parser.hpp"

#include <gtest/gtest.h>

namespace vitrine::transport {

namespace {

std::variant<RequestHead, Refusal> parse(std::string_view bytes)
{
    const Limits limits;
    HeadChecker checker(limits);
    EXPECT_EQ(checker.feed(bytes), HeadChecker::State::Complete);
    return parseHead(bytes, checker.facts(), limits);
}

TEST(RequestParser, ReadsTheWholeHead)
{
    const auto parsed =
        parse("\r\nPOST /a%20b?c=d HTTP/1.1\r\nhost: shop.test\r\nX-Two: 1\r\nx-two:  2 \r\n"
              "Content-Length: 7\r\n\r\nbody");
    const auto* head = std::get_if<RequestHead>(&parsed);
    ASSERT_NE(head, nullptr);
    EXPECT_EQ(head->method, "POST");
    EXPECT_EQ(head->path, "/a%20b");
    EXPECT_EQ(head->query, "c=d");
    EXPECT_EQ(head->authority, "shop.test");
    EXPECT_EQ(head->headers.count("X-Two"), 2U);
    EXPECT_EQ(head->headers.get("Content-Length"), "7");
    EXPECT_EQ(head->contentLength, 7U);
    EXPECT_TRUE(head->hasBody());
}

TEST(RequestParser, LetsTheTargetsHostOverrideTheField)
{
    const auto parsed = parse("GET http://real.test/a HTTP/1.1\r\nHost: other.test\r\n\r\n");
    const auto* head = std::get_if<RequestHead>(&parsed);
    ASSERT_NE(head, nullptr);
    EXPECT_EQ(head->authority, "real.test");
}

TEST(RequestParser, RefusesAForbiddenTarget)
{
    const auto parsed = parse("GET /a/../b HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto* refusal = std::get_if<Refusal>(&parsed);
    ASSERT_NE(refusal, nullptr);
    EXPECT_EQ(refusal->status, 400U);
}

TEST(RequestParser, ReadsAHeadAtTheLimit)
{
    const std::string start = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
    const std::string head =
        start + std::string(Limits{}.headerBytesMax - start.size() - 4, 'x') + "\r\n\r\n";
    const auto parsed = parse(head);
    EXPECT_TRUE(std::holds_alternative<RequestHead>(parsed));
}

} // namespace

} // namespace vitrine::transport
