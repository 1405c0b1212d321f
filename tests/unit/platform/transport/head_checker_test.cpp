#include "services/platform/transport/head_checker.hpp"

#include <gtest/gtest.h>

#include <string>

namespace vitrine::transport {

namespace {

using State = HeadChecker::State;

struct Verdict
{
    State state;
    unsigned status; ///< 0 when it was not refused.
    HeadFacts facts;
};

Verdict check(std::string_view head, const Limits& limits = {})
{
    HeadChecker checker(limits);
    const State state = checker.feed(head);
    return {state, state == State::Refused ? checker.refusal().status : 0, checker.facts()};
}

/// The status of a POST with these fields (each with its CR LF); 0 when it passes.
unsigned statusOf(const std::string& fields, const std::string& version = "HTTP/1.1")
{
    const Verdict verdict =
        check("POST / " + version + "\r\nHost: shop.test\r\n" + fields + "\r\n");
    EXPECT_NE(verdict.state, State::NeedMore) << fields;
    return verdict.status;
}

TEST(HeadChecker, LetsAnOrdinaryRequestPass)
{
    const std::string head = "GET /a?b=c HTTP/1.1\r\nHost: shop.test:8080\r\nAccept: */*\r\n\r\n";
    const Verdict verdict = check(head + "next bytes");
    ASSERT_EQ(verdict.state, State::Complete);
    EXPECT_EQ(verdict.facts.begin, 0U);
    EXPECT_EQ(verdict.facts.end, head.size());
    EXPECT_TRUE(verdict.facts.http11);
    EXPECT_TRUE(verdict.facts.keepAlive);
    EXPECT_EQ(verdict.facts.framing, BodyFraming::None);
}

TEST(HeadChecker, SkipsEmptyLinesBeforeARequest)
{
    const Verdict verdict = check("\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n");
    ASSERT_EQ(verdict.state, State::Complete);
    EXPECT_EQ(verdict.facts.begin, 4U);
    EXPECT_EQ(check("\r\n\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n").status, 400U);
}

TEST(HeadChecker, WaitsForTheEndOfTheHead)
{
    EXPECT_EQ(check("").state, State::NeedMore);
    EXPECT_EQ(check("GET / HTTP/1.1\r\nHost: a\r\n").state, State::NeedMore);
    EXPECT_EQ(check("GET / HTTP/1.1\r\nHost: a\r\n\r").state, State::NeedMore);
}

TEST(HeadChecker, FramesABodyByItsLength)
{
    const Verdict verdict = check("POST / HTTP/1.1\r\nHost: a\r\ncontent-length:  0042 \r\n\r\n");
    ASSERT_EQ(verdict.state, State::Complete);
    EXPECT_EQ(verdict.facts.framing, BodyFraming::Length);
    EXPECT_EQ(verdict.facts.contentLength, 42U);
    EXPECT_EQ(check("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n").facts.framing,
              BodyFraming::None);
}

TEST(HeadChecker, FramesABodyByChunks)
{
    for (const char* coding : {"chunked", "Chunked", "CHUNKED", " chunked\t"}) {
        const Verdict verdict = check(
            std::string("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:") + coding + "\r\n\r\n");
        ASSERT_EQ(verdict.state, State::Complete) << coding;
        EXPECT_EQ(verdict.facts.framing, BodyFraming::Chunked);
    }
}

TEST(HeadChecker, RefusesAmbiguousLengths)
{
    EXPECT_EQ(statusOf("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"), 400U);
    EXPECT_EQ(statusOf("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"), 400U);
    EXPECT_EQ(statusOf("Content-Length: 5\r\nContent-Length: 6\r\n"), 400U);
    EXPECT_EQ(statusOf("Content-Length: 5\r\ncontent-length: 5\r\n"), 400U);
    for (const char* length :
         {"+5", "-5", "0x5", "5 6", "5,5", "5, 6", "", "5a", "\"5\"", "5.0", "1234567890123456789"})
        EXPECT_EQ(statusOf(std::string("Content-Length: ") + length + "\r\n"), 400U) << length;
    EXPECT_EQ(statusOf("Content-Length: 123456789012345678\r\n"), 0U);
}

TEST(HeadChecker, TakesNoCodingButChunked)
{
    for (const char* coding : {"gzip", "xchunked", "identity", "deflate, gzip"})
        EXPECT_EQ(statusOf(std::string("Transfer-Encoding: ") + coding + "\r\n"), 501U) << coding;
    for (const char* coding : {"chunked, chunked",
                               "chunked, gzip",
                               "gzip, chunked",
                               "",
                               ",",
                               "chunked;a",
                               "\"chunked\"",
                               "chunked\v"})
        EXPECT_EQ(statusOf(std::string("Transfer-Encoding: ") + coding + "\r\n"), 400U) << coding;
    EXPECT_EQ(statusOf("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400U);
    EXPECT_EQ(statusOf("Transfer-Encoding: chunked\r\n", "HTTP/1.0"), 400U);
}

TEST(HeadChecker, WantsExactlyOneGoodHost)
{
    EXPECT_EQ(check("GET / HTTP/1.1\r\n\r\n").status, 400U);
    EXPECT_EQ(check("GET / HTTP/1.0\r\n\r\n").state, State::Complete);
    EXPECT_EQ(statusOf("Host: shop.test\r\n"), 400U);
    for (const char* host : {"a", "a.b:1", "127.0.0.1:65535", "[::1]", "[2001:db8::7]:80", "a_b"})
        EXPECT_EQ(check(std::string("GET / HTTP/1.1\r\nHost: ") + host + "\r\n\r\n").state,
                  State::Complete)
            << host;
    for (const char* host : {"",
                             "a b",
                             "a/b",
                             "a@b",
                             "a:b",
                             "a:65536",
                             "a:1:2",
                             "[::1",
                             "[]",
                             "[x]",
                             ":80",
                             "a,b\\",
                             "\xc3\xa9"})
        EXPECT_EQ(check(std::string("GET / HTTP/1.1\r\nHost: ") + host + "\r\n\r\n").status, 400U)
            << host;
}

TEST(HeadChecker, JudgesTheVersion)
{
    EXPECT_EQ(statusOf("", "HTTP/9.9"), 505U);
    EXPECT_EQ(statusOf("", "HTTP/1.2"), 505U);
    EXPECT_EQ(statusOf("", "HTTP/2.0"), 505U);
    for (const char* version :
         {"HTTP/1.1 ", "HTTP/11", "http/1.1", "HTTP/1.10", "HTTP/a.b", "FTP/1.1", "HTTP/1,1"})
        EXPECT_EQ(statusOf("", version), 400U) << version;
    EXPECT_EQ(check("GET /\r\n\r\n").status, 400U);
}

TEST(HeadChecker, RefusesTraceAndConnect)
{
    EXPECT_EQ(check("TRACE / HTTP/1.1\r\nHost: a\r\n\r\n").status, 405U);
    EXPECT_EQ(check("CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n").status, 405U);
}

TEST(HeadChecker, RefusesMalformedRequestLines)
{
    for (const char* line : {"GET  / HTTP/1.1",
                             "GET\t/ HTTP/1.1",
                             " GET / HTTP/1.1",
                             "G(T / HTTP/1.1",
                             "GET /a b HTTP/1.1",
                             "GET /\x80 HTTP/1.1",
                             "GET /a#b HTTP/1.1",
                             "GET /\x7f HTTP/1.1",
                             "GET",
                             "GET /a\rb HTTP/1.1",
                             "A123456789012345678901234567890123 / HTTP/1.1"})
        EXPECT_EQ(check(std::string(line) + "\r\nHost: a\r\n\r\n").status, 400U) << line;
}

TEST(HeadChecker, RefusesBytesThatBeginNoRequestAtOnce)
{
    EXPECT_EQ(check("\x16").status, 400U) << "a TLS hello: do not wait for a line that never comes";
    EXPECT_EQ(check(std::string_view("\0", 1)).status, 400U);
}

TEST(HeadChecker, RefusesMalformedFields)
{
    for (const std::string& field : {std::string("Content-Length : 5"),
                                     std::string("nonsense"),
                                     std::string(": v"),
                                     std::string("X\xc3\xa9: v"),
                                     std::string("X\x01: v"),
                                     std::string("X: a\0b", 6),
                                     std::string("X: a\rb"),
                                     std::string("X: a\x7f"),
                                     std::string("X: a\x1b[m"),
                                     std::string(" X: folded"),
                                     std::string("\tX: folded"),
                                     std::string("X y: v")})
        EXPECT_EQ(statusOf(field + "\r\n"), 400U) << field;
    EXPECT_EQ(statusOf("X: a\tb \xc3\xa9\r\n"), 0U)
        << "tab and bytes past ASCII may stand in values";
    EXPECT_EQ(statusOf("X:\r\n"), 0U) << "an empty value";
}

TEST(HeadChecker, RefusesBareLineFeedsWithoutWaiting)
{
    EXPECT_EQ(check("GET / HTTP/1.1\n").status, 400U);
    EXPECT_EQ(check("GET / HTTP/1.1\r\nHost: a\n").status, 400U);
    EXPECT_EQ(check("\n").status, 400U);
}

TEST(HeadChecker, KnowsOneExpectation)
{
    EXPECT_EQ(statusOf("Expect: 100-continue\r\n"), 0U);
    EXPECT_EQ(statusOf("Expect: 100-Continue\r\nContent-Length: 3\r\n"), 0U);
    EXPECT_EQ(statusOf("Expect: tea\r\n"), 417U);
    EXPECT_EQ(statusOf("Expect: 100-continue\r\nExpect: tea\r\n"), 417U);
    EXPECT_EQ(statusOf("Expect: tea\r\n", "HTTP/1.0"), 0U) << "HTTP/1.0 knows no expectations";
    EXPECT_TRUE(
        check("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n")
            .facts.expectsContinue);
    EXPECT_FALSE(
        check("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n").facts.expectsContinue)
        << "there is no body to go on with";
}

TEST(HeadChecker, ReadsWhetherTheConnectionStays)
{
    const auto keeps = [](const std::string& version, const std::string& connection) {
        const Verdict verdict = check("GET / " + version + "\r\nHost: a\r\n" + connection + "\r\n");
        EXPECT_EQ(verdict.state, State::Complete);
        return verdict.facts.keepAlive;
    };
    EXPECT_TRUE(keeps("HTTP/1.1", ""));
    EXPECT_FALSE(keeps("HTTP/1.1", "Connection: close\r\n"));
    EXPECT_FALSE(keeps("HTTP/1.1", "Connection: keep-alive, Close\r\n"));
    EXPECT_FALSE(keeps("HTTP/1.0", ""));
    EXPECT_TRUE(keeps("HTTP/1.0", "Connection: Keep-Alive\r\n"));
    EXPECT_FALSE(keeps("HTTP/1.0", "Connection: keep-alive\r\nConnection: close\r\n"));
    EXPECT_EQ(statusOf("Connection: a b\r\n"), 400U);
}

TEST(HeadChecker, LimitsTargetHeaderAndFields)
{
    Limits limits;
    limits.headerBytesMax = 200;
    limits.targetBytesMax = 50;
    limits.headerFieldsMax = 3;
    EXPECT_EQ(check("GET /" + std::string(49, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", limits).state,
              State::Complete);
    EXPECT_EQ(check("GET /" + std::string(50, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", limits).status,
              414U);
    EXPECT_EQ(check("GET /" + std::string(500, 'a'), limits).status, 414U)
        << "before the line ends";
    EXPECT_EQ(check("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(200, 'a'), limits).status,
              431U);
    EXPECT_EQ(check("GET / HTTP/1.1\r\nHost: a\r\nA: b\r\nC: d\r\n\r\n", limits).state,
              State::Complete);
    EXPECT_EQ(check("GET / HTTP/1.1\r\nHost: a\r\nA: b\r\nC: d\r\nE: f\r\n\r\n", limits).status,
              431U);
    const std::string start = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
    const std::string exact = start + std::string(200 - start.size() - 4, 'a') + "\r\n\r\n";
    ASSERT_EQ(exact.size(), 200U);
    EXPECT_EQ(check(exact, limits).state, State::Complete);
    EXPECT_EQ(check(start + std::string(200 - start.size() - 3, 'a') + "\r\n\r\n", limits).status,
              431U);
}

TEST(HeadChecker, StartsAfreshAfterAReset)
{
    const Limits limits;
    HeadChecker checker(limits);
    ASSERT_EQ(checker.feed("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n"),
              State::Complete);
    checker.reset();
    ASSERT_EQ(checker.feed("GET / HTTP/1.1\r\nHost: b\r\n\r\n"), State::Complete);
    EXPECT_EQ(checker.facts().framing, BodyFraming::None);
}

} // namespace

} // namespace vitrine::transport
