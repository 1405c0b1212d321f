#include "vitrine/core/headers.hpp"

#include <gtest/gtest.h>

namespace vitrine {
namespace {

TEST(Headers, CompareNamesWithoutCase)
{
    Headers headers{{"Content-Type", "text/plain"}};
    EXPECT_EQ(headers.get("content-type"), "text/plain");
    EXPECT_TRUE(headers.has("CONTENT-TYPE"));
    EXPECT_EQ(headers.get("Accept"), "");
}

TEST(Headers, KeepRepeatedFieldsInOrder)
{
    Headers headers;
    headers.add("Set-Cookie", "a=1");
    headers.add("set-cookie", "b=2");
    EXPECT_EQ(headers.count("Set-Cookie"), 2u);
    EXPECT_EQ(headers.get("Set-Cookie"), "a=1");
    headers.set("Set-Cookie", "c=3");
    EXPECT_EQ(headers.count("Set-Cookie"), 1u);
}

TEST(Headers, RefuseWhatWouldSplitTheMessage)
{
    Headers headers;
    EXPECT_FALSE(headers.add("Location", "/x\r\nSet-Cookie: a=1"));
    EXPECT_FALSE(headers.set("X-A\nB", "1"));
    EXPECT_FALSE(headers.add("X-A", std::string("a\0b", 3)));
    EXPECT_FALSE(headers.add("", "1"));
    EXPECT_EQ(headers.size(), 0u);
}

} // namespace
} // namespace vitrine
