#include "services/platform/transport/target.hpp"

#include <gtest/gtest.h>

namespace vitrine::transport {

namespace {

std::string pathOf(std::string_view raw)
{
    const auto target = parseTarget("GET", raw);
    return target.ok() ? target->path : "refused";
}

TEST(Target, SplitsPathAndQuery)
{
    const auto target = parseTarget("GET", "/a/b?c=d?e");
    ASSERT_TRUE(target.ok());
    EXPECT_EQ(target->path, "/a/b");
    EXPECT_EQ(target->query, "c=d?e");
    EXPECT_EQ(target->authority, "");
}

TEST(Target, WritesEachPathInOneWay)
{
    EXPECT_EQ(pathOf("/%61%2Db%7e"), "/a-b~") << "escapes of unreserved characters are resolved";
    EXPECT_EQ(pathOf("/caf%c3%a9"), "/caf%C3%A9") << "others are in upper case";
    EXPECT_EQ(pathOf("//a///b/"), "/a/b/") << "empty segments are joined";
    EXPECT_EQ(pathOf("/a|b[c]"), "/a%7Cb%5Bc%5D") << "characters outside RFC 3986 are escaped";
    EXPECT_EQ(pathOf("/a%25b"), "/a%25b") << "an escaped percent sign stays one";
    EXPECT_EQ(pathOf("/a;v=1:@!$&'()*+,="), "/a;v=1:@!$&'()*+,=");
    EXPECT_EQ(parseTarget("GET", "/?q={a|b}")->query, "q=%7Ba%7Cb%7D");
}

TEST(Target, RefusesWhatCouldMeanAnotherPath)
{
    for (const char* raw :
         {"/a%2fb", "/a%2Fb", "/a%5c", "/a%5C", "/a\\b", "/%00", "/%0d%0a", "/%1f", "/%7f"})
        EXPECT_EQ(pathOf(raw), "refused") << raw;
}

TEST(Target, RefusesBrokenEscapes)
{
    for (const char* raw : {"/%", "/%2", "/%zz", "/%2g", "/a%?b", "/%%41"})
        EXPECT_EQ(pathOf(raw), "refused") << raw;
}

TEST(Target, RefusesDotSegmentsHoweverTheyAreWritten)
{
    for (const char* raw :
         {"/.", "/..", "/a/../b", "/a/./b", "/%2e", "/%2E%2e/a", "/.%2e", "/a/..", "//.."})
        EXPECT_EQ(pathOf(raw), "refused") << raw;
    for (const char* raw : {"/.well-known", "/a..b", "/...", "/a."})
        EXPECT_EQ(pathOf(raw), raw);
}

TEST(Target, ReadsAnAbsoluteForm)
{
    const auto target = parseTarget("GET", "http://shop.test:81/a?b");
    ASSERT_TRUE(target.ok());
    EXPECT_EQ(target->authority, "shop.test:81");
    EXPECT_EQ(target->path, "/a");
    EXPECT_EQ(target->query, "b");
    EXPECT_EQ(parseTarget("GET", "HTTPS://shop.test")->path, "/");
    EXPECT_EQ(parseTarget("GET", "http://shop.test?b")->query, "b");
    for (const char* raw :
         {"ftp://a/", "http://", "http:///a", "http://a@b/", "http:/a", "a/b", "://a", "a://b"})
        EXPECT_EQ(pathOf(raw), "refused") << raw;
}

TEST(Target, KeepsTheAsteriskForOptions)
{
    EXPECT_EQ(parseTarget("OPTIONS", "*")->path, "*");
    EXPECT_EQ(pathOf("*"), "refused");
}

} // namespace

} // namespace vitrine::transport
