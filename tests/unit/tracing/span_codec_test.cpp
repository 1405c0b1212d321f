#include "services/tracing/domain/hex_id.hpp"
#include "services/tracing/http/gunzip.hpp"
#include "services/tracing/http/query_params.hpp"
#include "services/tracing/http/span_codec.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <zlib.h>

namespace {

using namespace vitrine;
using namespace vitrine::tracing;
using nlohmann::json;
using testing::HasSubstr;

constexpr const char* kFull =
    R"({"traceId":"6f2a9c1be0d447a1b3c58e7d10f2a960","parentId":"11d0aa9e77c3f5b2",
  "id":"b3c58e7d10f2a960","kind":"SERVER","name":"post /carts/{id}/lines","timestamp":1790000000123456,"duration":18250,
  "localEndpoint":{"serviceName":"cart","ipv4":"10.4.0.21","port":8092},
  "remoteEndpoint":{"ipv4":"10.4.0.5","ipv6":"::1","port":51812},
  "annotations":[{"timestamp":1790000000130000,"value":"stock reserved"}],
  "tags":{"http.method":"POST","http.path":"/carts/77/lines"},"debug":true,"shared":true})";

/// The smallest span with one more member.
std::string spanWith(const std::string& member)
{
    return R"([{"traceId":"1","id":"2")" + (member.empty() ? "" : "," + member) + "}]";
}

Span read(const std::string& member)
{
    const auto spans = decodeSpans(spanWith(member));
    EXPECT_TRUE(spans.ok()) << member << ": " << (spans.ok() ? "" : spans.error().message);
    return spans.ok() ? spans->at(0) : Span{};
}

std::string faultOf(const std::string& body)
{
    const auto spans = decodeSpans(body);
    return spans.ok() ? "no fault" : spans.error().message;
}

TEST(SpanCodec, KeepsEveryMember)
{
    const auto spans = decodeSpans("[" + std::string(kFull) + "]");
    ASSERT_TRUE(spans.ok()) << spans.error().message;
    EXPECT_EQ(json::parse(encodeTrace(*spans)), json::array({json::parse(kFull)}));
    EXPECT_EQ(encodeTraces({}), "[]");
    EXPECT_EQ(encodeTraces({{}, {}}), "[[],[]]");
}

TEST(SpanCodec, PadsIdsAndDropsLeadingZeros)
{
    const auto encoded = [](const char* traceId) {
        const auto spans =
            decodeSpans(R"([{"traceId":")" + std::string(traceId) + R"(","id":"2"}])");
        return json::parse(encodeTrace(*spans))[0]["traceId"].get<std::string>();
    };
    EXPECT_EQ(encoded("1"), "0000000000000001");
    EXPECT_EQ(encoded("12345678901234567"), "00000000000000012345678901234567");
    EXPECT_EQ(encoded("0000000000000000b3c58e7d10f2a960"), "b3c58e7d10f2a960");
    EXPECT_EQ(json::parse(encodeTrace({read("")}))[0]["id"], "0000000000000002");
}

TEST(SpanCodec, IsAsLenientAsZipkin)
{
    EXPECT_EQ(read(R"("name":"GET /A","localEndpoint":{"serviceName":"Shop"})").name, "get /a");
    EXPECT_EQ(read(R"("localEndpoint":{"serviceName":"Shop"})").local.serviceName, "shop");
    EXPECT_EQ(
        read(
            R"("name":null,"kind":null,"tags":null,"annotations":null,"localEndpoint":null,"other":[{}])"),
        read(""));
    EXPECT_EQ(read(R"("timestamp":"1790000000123456")").timestamp, 1790000000123456);
    EXPECT_EQ(read(R"("timestamp":1790000000123456.7)").timestamp, 1790000000123456);
    EXPECT_EQ(read(R"("timestamp":1.79e15)").timestamp, 1790000000000000);
    EXPECT_EQ(read(R"("timestamp":0,"duration":0)"), read(""));
    EXPECT_EQ(read(R"("parentId":"2")").parentId, 0u); // its own parent
    EXPECT_EQ(read(R"("parentId":"0000000000000000")").parentId, 0u);
    EXPECT_FALSE(read(R"("kind":"CLIENT","shared":true)").shared);
    EXPECT_TRUE(read(R"("localEndpoint":{})").local.isEmpty());
    EXPECT_TRUE(read(R"("localEndpoint":{"ipv4":"not one","port":0})").local.isEmpty());
    EXPECT_EQ(read(R"("tags":{"n":5,"b":true,"f":1.5})").tags,
              (std::vector<std::pair<std::string, std::string>>{
                  {"b", "true"}, {"f", "1.5"}, {"n", "5"}}));
}

TEST(SpanCodec, RefusesWithTheSpanAndTheMember)
{
    EXPECT_THAT(faultOf("{}"), HasSubstr("no list"));
    EXPECT_NE(faultOf("[{"), "no fault");
    EXPECT_NE(faultOf("nonsense"), "no fault");
    EXPECT_THAT(faultOf("[1]"), HasSubstr("span 0: the span is no object"));
    EXPECT_THAT(faultOf(R"([{"traceId":"1","id":"2"},{"id":"2"}])"), HasSubstr("span 1: traceId"));
    for (const char* id : {"",
                           "0",
                           "00000000000000000000000000000000",
                           "ABC",
                           "0123456789abcdef0123456789abcdef0",
                           "x",
                           "-1"})
        EXPECT_THAT(faultOf(R"([{"traceId":")" + std::string(id) + R"(","id":"2"}])"),
                    HasSubstr("traceId"))
            << id;
    for (const char* id : {"", "0", "0000000000000000", "B3", "0123456789abcdef0"})
        EXPECT_THAT(faultOf(R"([{"traceId":"1","id":")" + std::string(id) + R"("}])"),
                    HasSubstr("span 0: id"))
            << id;
    EXPECT_THAT(faultOf(R"([{"traceId":1,"id":"2"}])"), HasSubstr("traceId is no text"));
    EXPECT_THAT(faultOf(spanWith(R"("parentId":"zz")")), HasSubstr("parentId"));
    EXPECT_THAT(faultOf(spanWith(R"("kind":"OTHER")")), HasSubstr("kind"));
    EXPECT_THAT(faultOf(spanWith(R"("kind":"client")")), HasSubstr("kind"));
    for (const char* number :
         {"-1", "\"x\"", "\"\"", "true", "[]", "1e30", "99999999999999999999", "\"nan\""})
        EXPECT_THAT(faultOf(spanWith(R"("timestamp":)" + std::string(number))),
                    HasSubstr("timestamp"))
            << number;
    EXPECT_THAT(faultOf(spanWith(R"("tags":{"a":null})")), HasSubstr("tags"));
    EXPECT_THAT(faultOf(spanWith(R"("tags":{"a":{}})")), HasSubstr("tags"));
    EXPECT_THAT(faultOf(spanWith(R"("tags":[])")), HasSubstr("tags"));
    EXPECT_THAT(faultOf(spanWith(R"("annotations":[{"timestamp":1}])")), HasSubstr("annotations"));
    EXPECT_THAT(faultOf(spanWith(R"("annotations":[7])")), HasSubstr("annotations"));
    EXPECT_THAT(faultOf(spanWith(R"("annotations":7)")), HasSubstr("annotations"));
    EXPECT_THAT(faultOf(spanWith(R"("localEndpoint":"x")")), HasSubstr("localEndpoint"));
    EXPECT_THAT(faultOf(spanWith(R"("localEndpoint":{"port":65536})")), HasSubstr("port"));
    EXPECT_THAT(faultOf(spanWith(R"("debug":1)")), HasSubstr("debug"));
    EXPECT_THAT(faultOf(spanWith(R"("tags":{"a":")" + std::string(66000, 'x') + "\"}")),
                HasSubstr("64 KB"));
    std::string many = "[";
    for (int i = 0; i <= 10000; ++i)
        many += std::string(i == 0 ? "" : ",") + R"({"traceId":"1","id":"2"})";
    EXPECT_THAT(faultOf(many + "]"), HasSubstr("more than 10000 spans"));
}

TEST(HexId, ReadsLowerCaseOnly)
{
    EXPECT_EQ(parseSpanId("b3c58e7d10f2a960"), 0xb3c58e7d10f2a960u);
    EXPECT_EQ(parseTraceId("1b3c58e7d10f2a960"), (TraceId{1, 0xb3c58e7d10f2a960u}));
    EXPECT_EQ(formatId(TraceId{1, 0xb3c58e7d10f2a960u}), "0000000000000001b3c58e7d10f2a960");
    EXPECT_FALSE(parseSpanId("B3").has_value());
    EXPECT_FALSE(parseTraceId("").has_value());
}

std::string gzip(const std::string& text)
{
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
    std::string in = text, out(text.size() + 1000, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

TEST(Gunzip, UnpacksWithinItsLimit)
{
    const std::string text(100000, 'x');
    EXPECT_EQ(*gunzip(gzip(text), 100000), text);
    EXPECT_EQ(gunzip(gzip(text), 99999).error().code, ErrorCode::TooLarge);
    EXPECT_EQ(*gunzip(gzip(""), 10), "");
}

TEST(Gunzip, RefusesOtherBytes)
{
    const std::string packed = gzip("hello");
    std::string broken = packed;
    broken[broken.size() - 6] ^= 1; // the checksum
    for (const std::string& bytes : {std::string(),
                                     std::string("hello"),
                                     packed.substr(0, packed.size() - 1),
                                     packed + "x",
                                     broken})
        EXPECT_EQ(gunzip(bytes, 1000).error().code, ErrorCode::InvalidArgument);
}

Result<TraceQuery> query(const std::string& text)
{
    return readTraceQuery(*platform::QueryParams::parse(text),
                          Timestamp(std::chrono::milliseconds(5000)));
}

TEST(QueryParams, HasZipkinsDefaults)
{
    const auto plain = query("");
    ASSERT_TRUE(plain.ok());
    EXPECT_EQ(plain->endMillis, 5000);
    EXPECT_EQ(plain->lookbackMillis, 86400000);
    EXPECT_EQ(plain->limit, 10u);
    EXPECT_TRUE(plain->annotations.empty());

    const auto full = query("serviceName=Shop&spanName=GET&remoteServiceName=B&annotationQuery="
                            "error+and+http.method%3DGET&"
                            "minDuration=1&maxDuration=2&endTs=3&lookback=4&limit=5");
    ASSERT_TRUE(full.ok());
    EXPECT_EQ(full->serviceName, "shop");
    EXPECT_EQ(full->annotations,
              (std::vector<std::pair<std::string, std::optional<std::string>>>{
                  {"error", std::nullopt}, {"http.method", "GET"}}));
    EXPECT_EQ(full->maxDuration, 2);
}

TEST(QueryParams, RefusesWhatMakesNoSense)
{
    for (const char* wrong : {"limit=0",
                              "limit=x",
                              "limit=10001",
                              "endTs=0",
                              "endTs=99999999999999999",
                              "lookback=-1",
                              "minDuration=0",
                              "maxDuration=5",
                              "minDuration=5&maxDuration=4"})
        EXPECT_EQ(query(wrong).error().code, ErrorCode::InvalidArgument) << wrong;
    const auto ids = [](const std::string& text) {
        return readTraceIds(*platform::QueryParams::parse(text));
    };
    EXPECT_EQ(ids("traceIds=1,2")->size(), 2u);
    for (const char* wrong : {"",
                              "traceIds=1",
                              "traceIds=1,1",
                              "traceIds=1,",
                              "traceIds=1,X",
                              "traceIds=1,0000000000000001"})
        EXPECT_EQ(ids(wrong).error().code, ErrorCode::InvalidArgument) << wrong;
    EXPECT_FALSE(readWindow(*platform::QueryParams::parse("")).ok());
    EXPECT_TRUE(readWindow(*platform::QueryParams::parse("endTs=1")).ok());
}

} // namespace
