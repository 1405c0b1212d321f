#include "services/platform/client/answer_parser.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace vitrine::platform {
namespace {

/// Feeds `text` in pieces of `piece` bytes, as a connection would.
void feed(AnswerParser& parser, const std::string& text, std::size_t piece)
{
    std::string buffer;
    for (std::size_t at = 0;
         at < text.size() && parser.fault() == UpstreamFault::None && !parser.done();
         at += piece) {
        buffer += text.substr(at, piece);
        buffer.erase(0, parser.take(buffer.data(), buffer.size()));
    }
}

UpstreamFault faultOf(const std::string& text, UpstreamOptions limits = {})
{
    AnswerParser parser(limits, false);
    feed(parser, text, text.size());
    parser.takeEnd(false);
    return parser.fault();
}

const std::string kOk =
    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-Note: a\r\nX-Note: b\r\n\r\nhello";

TEST(AnswerParser, ReadsAnAnswerWhateverTheSegmentation)
{
    for (std::size_t piece = 1; piece <= kOk.size(); ++piece) {
        AnswerParser parser(UpstreamOptions{}, false);
        feed(parser, kOk, piece);

        ASSERT_TRUE(parser.done()) << piece;
        EXPECT_TRUE(parser.keepsAlive());
        const ServiceResponse answer = parser.release();
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.body, "hello");
        EXPECT_EQ(answer.headers.count("x-note"), 2U);
    }
}

TEST(AnswerParser, ReadsChunksAndForgetsTheirTrailer)
{
    const std::string text =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;ext=1\r\nabc\r\n2\r\nde\r\n0\r\n"
        "Authorization: smuggled\r\n\r\n";
    for (std::size_t piece = 1; piece <= text.size(); ++piece) {
        AnswerParser parser(UpstreamOptions{}, false);
        feed(parser, text, piece);

        ASSERT_TRUE(parser.done()) << piece << ' ' << parser.message();
        const ServiceResponse answer = parser.release();
        EXPECT_EQ(answer.body, "abcde");
        EXPECT_FALSE(answer.headers.has("Authorization"));
    }
}

TEST(AnswerParser, SkipsInterimAnswersButNotForEver)
{
    const std::string interim = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";
    AnswerParser parser(UpstreamOptions{}, false);
    feed(parser, interim + "HTTP/1.1 100 Continue\r\n\r\n" + kOk, 7);
    ASSERT_TRUE(parser.done());
    EXPECT_FALSE(parser.release().headers.has("Link"));

    std::string endless;
    for (int i = 0; i < 20; ++i)
        endless += interim;
    EXPECT_EQ(faultOf(endless + kOk), UpstreamFault::BadAnswer);
    EXPECT_EQ(faultOf("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"),
              UpstreamFault::BadAnswer);
}

TEST(AnswerParser, TakesNoBodyAfterHeadNoContentAndNotModified)
{
    AnswerParser head(UpstreamOptions{}, true);
    feed(head, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n", 9);
    EXPECT_TRUE(head.done());
    EXPECT_TRUE(head.keepsAlive());
    EXPECT_EQ(faultOf("HTTP/1.1 204 No Content\r\n\r\n"), UpstreamFault::None);
    EXPECT_EQ(faultOf("HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n"),
              UpstreamFault::None);
}

TEST(AnswerParser, ReadsUntilTheEndWhenNoLengthIsGivenButNotAfterAReset)
{
    const std::string text = "HTTP/1.0 200 OK\r\n\r\nall of it";
    AnswerParser ended(UpstreamOptions{}, false);
    feed(ended, text, text.size());
    ended.takeEnd(false);
    ASSERT_TRUE(ended.done());
    EXPECT_FALSE(ended.keepsAlive());
    EXPECT_EQ(ended.release().body, "all of it");

    AnswerParser broken(UpstreamOptions{}, false);
    feed(broken, text, text.size());
    broken.takeEnd(true);
    EXPECT_EQ(broken.fault(), UpstreamFault::Closed);
}

TEST(AnswerParser, ReportsAnAnswerThatWasCutShort)
{
    EXPECT_EQ(faultOf("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nonly this"),
              UpstreamFault::Closed);
    EXPECT_EQ(faultOf("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc"),
              UpstreamFault::Closed);
    EXPECT_EQ(faultOf("HTTP/1.1 200 OK\r\nContent-"), UpstreamFault::Closed);
}

TEST(AnswerParser, RefusesAmbiguousFraming)
{
    const std::vector<std::string> fields = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: 5, 6",
        "Content-Length: +5",
        "Content-Length: -1",
        "Content-Length: 0x5",
        "Content-Length: ",
        "Content-Length: 99999999999999999999",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding : chunked",
        std::string("X-Nul: a\0b", 10),
        "X-Bare: a\rb"};
    for (const std::string& field : fields)
        EXPECT_EQ(faultOf("HTTP/1.1 200 OK\r\n" + field + "\r\n\r\n0\r\n\r\n"),
                  UpstreamFault::BadAnswer)
            << field;
    EXPECT_EQ(faultOf("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
              UpstreamFault::BadAnswer);
    EXPECT_EQ(faultOf("HTTP/1.1 204 No\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
              UpstreamFault::BadAnswer);
}

TEST(AnswerParser, RefusesWhatIsNoAnswer)
{
    EXPECT_EQ(faultOf("HTTP/9.9 200 OK\r\n\r\n"), UpstreamFault::BadAnswer);
    EXPECT_EQ(faultOf("HTTP/1.1 20 OK\r\n\r\n"), UpstreamFault::BadAnswer);
    EXPECT_EQ(faultOf("HTTP/1.1 099 OK\r\n\r\n"), UpstreamFault::BadAnswer);
    EXPECT_EQ(faultOf("SSH-2.0-OpenSSH_9.2\r\n\r\n"), UpstreamFault::BadAnswer);
    EXPECT_EQ(faultOf("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nabc\r\n"),
              UpstreamFault::BadAnswer);
    EXPECT_EQ(faultOf("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n"),
              UpstreamFault::BadAnswer);
}

TEST(AnswerParser, HoldsHeadAndBodyToTheirLimits)
{
    UpstreamOptions limits;
    limits.bodyBytesMax = 10;
    EXPECT_EQ(faultOf("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n", limits),
              UpstreamFault::AnswerTooLarge);
    EXPECT_EQ(faultOf("HTTP/1.1 200 OK\r\nTransfer-Encoding: "
                      "chunked\r\n\r\n6\r\nabcdef\r\n6\r\nabcdef\r\n0\r\n\r\n",
                      limits),
              UpstreamFault::AnswerTooLarge);
    EXPECT_EQ(faultOf("HTTP/1.1 200 OK\r\n\r\n" + std::string(11, 'x'), limits),
              UpstreamFault::AnswerTooLarge);
    EXPECT_EQ(faultOf("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789", limits),
              UpstreamFault::None);

    limits.headerBytesMax = 200;
    EXPECT_EQ(faultOf("HTTP/1.1 200 OK\r\nX-Long: " + std::string(300, 'x') + "\r\n\r\n", limits),
              UpstreamFault::AnswerTooLarge);
    limits.headerFieldsMax = 3;
    EXPECT_EQ(faultOf("HTTP/1.1 200 OK\r\nA: 1\r\nB: 2\r\nC: 3\r\nD: 4\r\n\r\n", limits),
              UpstreamFault::AnswerTooLarge);
}

} // namespace
} // namespace vitrine::platform
