#include "services/platform/http/conditional.hpp"
#include "services/platform/http/html.hpp"
#include "services/platform/http/idempotency_key.hpp"
#include "services/platform/http/list_query.hpp"

#include <gtest/gtest.h>

namespace vitrine::platform {
namespace {

HttpRequest with(const std::string& name, const std::string& value)
{
    HttpRequest request;
    request.headers.add(name, value);
    return request;
}

QueryParams query(std::string_view text)
{
    return QueryParams::parse(text).value();
}

TEST(IfMatchField, NamesTheVersionThatWasSeen)
{
    EXPECT_EQ(expectedVersion(with("If-Match", " \"7\" "), IfMatch::Required).value(), 7);
    EXPECT_EQ(expectedVersion(with("If-Match", "*"), IfMatch::Required).value(), std::nullopt);
    EXPECT_EQ(expectedVersion(HttpRequest(), IfMatch::Optional).value(), std::nullopt);
    EXPECT_EQ(expectedVersion(HttpRequest(), IfMatch::Required).error().code,
              ErrorCode::PreconditionRequired);
    EXPECT_EQ(requiredVersion(with("If-Match", "\"7\"")).value(), 7);
    EXPECT_EQ(requiredVersion(with("If-Match", "*")).error().code, ErrorCode::PreconditionRequired);
}

TEST(IfMatchField, RefusesWhatIsNoVersion)
{
    for (const char* tag : {"7", "W/\"7\"", "\"\"", "\"", "\"7", "\"x\"", "\"7x\"", "\"7 \""})
        EXPECT_EQ(expectedVersion(with("If-Match", tag), IfMatch::Required).error().code,
                  ErrorCode::PreconditionFailed)
            << tag;
    EXPECT_EQ(expectedVersion(with("If-Match", "\"7\", \"8\""), IfMatch::Required).error().field,
              "If-Match");
    auto twice = with("If-Match", "\"7\"");
    twice.headers.add("If-Match", "\"7\"");
    EXPECT_EQ(expectedVersion(twice, IfMatch::Optional).error().code, ErrorCode::InvalidArgument);
}

TEST(IfNoneMatchField, SparesTheBodyOfWhatIsKnown)
{
    const auto answer = [](const std::string& known) {
        return conditionalResponse(
            with("If-None-Match", known), jsonResponse(200, "{}"), versionTag(3));
    };
    for (const char* known : {"\"3\"", "W/\"3\"", "\"1\" , \"3\"", "*"}) {
        EXPECT_EQ(answer(known).status, 304) << known;
        EXPECT_EQ(answer(known).body, "") << known;
    }
    EXPECT_EQ(answer("\"4\"").status, 200);
    EXPECT_EQ(answer("\"4\"").headers.get("ETag"), "\"3\"");
}

TEST(BodyTag, TellsOneTextFromAnother)
{
    EXPECT_EQ(bodyTag("a"), bodyTag("a"));
    EXPECT_NE(bodyTag("a"), bodyTag("b"));
    EXPECT_EQ(bodyTag("").size(), 26U);
}

TEST(IdempotencyKey, ComesQuotedOrBare)
{
    EXPECT_EQ(idempotencyKey(with("Idempotency-Key", "abc")).value(), "abc");
    EXPECT_EQ(idempotencyKey(with("Idempotency-Key", " \"abc\" ")).value(), "abc");
    EXPECT_EQ(idempotencyKey(with("Idempotency-Key", std::string(255, 'k')))->size(), 255U);
    EXPECT_EQ(idempotencyKey(HttpRequest()).value(), "");
    EXPECT_EQ(requiredIdempotencyKey(HttpRequest()).error().field, "Idempotency-Key");
}

TEST(IdempotencyKey, IsRefusedWhenItCannotBeOne)
{
    for (const std::string& key : {std::string(),
                                   std::string("\"\""),
                                   std::string("a b"),
                                   std::string("\xc3\xa4"),
                                   std::string(256, 'k')})
        EXPECT_EQ(idempotencyKey(with("Idempotency-Key", key)).error().code,
                  ErrorCode::InvalidArgument)
            << key;
    auto twice = with("Idempotency-Key", "a");
    twice.headers.add("Idempotency-Key", "a");
    EXPECT_FALSE(requiredIdempotencyKey(twice).ok());
}

TEST(ListWindow, IsReadFromTheQuery)
{
    const auto plain = readListWindow(query(""));
    EXPECT_EQ(plain->limit, 50);
    EXPECT_EQ(plain->skip, 0);
    EXPECT_FALSE(plain->count);
    const auto full = readListWindow(query("limit=100&skip=99900&count=true"));
    EXPECT_EQ(full->limit, 100);
    EXPECT_EQ(full->skip, 99900);
    EXPECT_TRUE(full->count);
    EXPECT_TRUE(readListWindow(query("after=x")).ok());
}

TEST(ListWindow, NamesWhatIsWrong)
{
    EXPECT_EQ(readListWindow(query("limit=201")).error().field, "limit");
    EXPECT_EQ(readListWindow(query("skip=-1")).error().field, "skip");
    EXPECT_EQ(readListWindow(query("skip=1&after=x")).error().field, "skip");
    EXPECT_EQ(readListWindow(query("count=1")).error().field, "count");
}

TEST(Html, EscapesWhatHasAMeaning)
{
    EXPECT_EQ(escapeHtml("<a href=\"x\">&'</a>"),
              "&lt;a href=&quot;x&quot;&gt;&amp;&#39;&lt;/a&gt;");
    EXPECT_EQ(escapeHtml("Zelt für zwei"), "Zelt für zwei");
}

} // namespace
} // namespace vitrine::platform
