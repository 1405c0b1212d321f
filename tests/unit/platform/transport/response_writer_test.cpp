#include "services/platform/transport/response_writer.hpp"

#include <gtest/gtest.h>

namespace vitrine::transport {

namespace {

std::string headOf(const Response& response, ResponseFraming framing = {})
{
    framing.date = "Fri, 20 Nov 2026 09:30:00 GMT";
    std::string out;
    writeHead(out, response, framing);
    return out;
}

TEST(ResponseWriter, WritesStatusDateFieldsAndLength)
{
    Response response{.status = 404, .body = "gone"};
    response.headers.add("X-A", "b");
    EXPECT_EQ(headOf(response),
              "HTTP/1.1 404 Not Found\r\nDate: Fri, 20 Nov 2026 09:30:00 GMT\r\nX-A: "
              "b\r\nContent-Length: 4\r\n\r\n");
}

TEST(ResponseWriter, LeavesOutFramingFieldsOfAHandler)
{
    Response response{.body = "abc"};
    for (const char* name : {"content-length",
                             "Transfer-Encoding",
                             "connection",
                             "Keep-Alive",
                             "Upgrade",
                             "date",
                             "TE"})
        response.headers.add(name, "999");
    EXPECT_EQ(headOf(response).find("999"), std::string::npos);
    EXPECT_NE(headOf(response).find("Content-Length: 3\r\n"), std::string::npos);
}

TEST(ResponseWriter, WritesNoLengthWhereThereIsNoBody)
{
    for (const unsigned status : {204U, 304U}) {
        const Response response{.status = status, .body = "never"};
        EXPECT_EQ(headOf(response).find("Content-Length"), std::string::npos);
        EXPECT_FALSE(sendsBody(response, {}));
    }
    EXPECT_NE(headOf(Response{.status = 200}).find("Content-Length: 0\r\n"), std::string::npos);
}

TEST(ResponseWriter, TellsHeadTheLengthOfTheBodyItLeavesOut)
{
    const ResponseFraming toHead{.toHead = true};
    EXPECT_NE(headOf(Response{.body = "abc"}, toHead).find("Content-Length: 3\r\n"),
              std::string::npos);
    EXPECT_NE(headOf(Response{.contentLength = 77}, toHead).find("Content-Length: 77\r\n"),
              std::string::npos);
    EXPECT_EQ(headOf(Response{}, toHead).find("Content-Length"), std::string::npos)
        << "a body that was never made has an unknown length, not none";
    EXPECT_EQ(headOf(Response{.contentLength = 77}, {}).find("77"), std::string::npos)
        << "only for HEAD";
    EXPECT_FALSE(sendsBody(Response{.body = "abc"}, toHead));
}

TEST(ResponseWriter, SaysWhetherTheConnectionStays)
{
    EXPECT_EQ(headOf({}, {.keepAlive = true}).find("Connection"), std::string::npos);
    EXPECT_NE(headOf({}, {.keepAlive = false}).find("Connection: close\r\n"), std::string::npos);
    EXPECT_NE(headOf({}, {.http11 = false, .keepAlive = true}).find("Connection: keep-alive\r\n"),
              std::string::npos);
}

TEST(ResponseWriter, WithholdsWhatCouldSplitTheAnswer)
{
    const auto withField = [](std::string name, std::string value) {
        Response response;
        response.headers = Headers{{std::move(name), std::move(value)}};
        return response;
    };
    EXPECT_TRUE(isSendable(withField("X", "a\tb \xc3\xa9")));
    EXPECT_FALSE(isSendable(withField("X", "a\r\nSet-Cookie: b")));
    EXPECT_FALSE(isSendable(withField("X", "a\nb")));
    EXPECT_FALSE(isSendable(withField("X", std::string("a\0b", 3))));
    EXPECT_FALSE(isSendable(withField("X Y", "a")));
    EXPECT_FALSE(isSendable(withField("X:", "a")));
    EXPECT_FALSE(isSendable(withField("", "a")));
    EXPECT_FALSE(isSendable(Response{.status = 100}));
    EXPECT_FALSE(isSendable(Response{.status = 600}));
}

TEST(ResponseWriter, FormatsTheDateOnceASecond)
{
    DateText date;
    EXPECT_EQ(date.at(784111777), "Sun, 06 Nov 1994 08:49:37 GMT"); // RFC 9110's own example
    EXPECT_EQ(date.at(784111778), "Sun, 06 Nov 1994 08:49:38 GMT");
}

TEST(ProblemAnswer, IsAProblemDocument)
{
    const Response response = problemAnswer(405, "a \"quoted\" word");
    EXPECT_EQ(response.status, 405U);
    EXPECT_EQ(
        response.body,
        R"({"type":"about:blank","title":"Method Not Allowed","status":405,"detail":"a \"quoted\" word"})");
    EXPECT_EQ(response.headers.get("Content-Type"), "application/problem+json");
    EXPECT_FALSE(response.headers.get("Allow").empty());
}

} // namespace

} // namespace vitrine::transport
