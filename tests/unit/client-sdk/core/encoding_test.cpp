#include "vitrine/core/encoding.hpp"

#include <gtest/gtest.h>

namespace vitrine {
namespace {

TEST(Base64, HoldsTheVectorsOfRfc4648)
{
    const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                           {"f", "Zg=="},
                                                           {"fo", "Zm8="},
                                                           {"foo", "Zm9v"},
                                                           {"foob", "Zm9vYg=="},
                                                           {"fooba", "Zm9vYmE="},
                                                           {"foobar", "Zm9vYmFy"}};
    for (const auto& [plain, encoded] : vectors) {
        EXPECT_EQ(base64Encode(plain), encoded);
        ASSERT_TRUE(base64Decode(encoded).ok()) << encoded;
        EXPECT_EQ(*base64Decode(encoded), plain);
    }
}

TEST(Base64, RefusesWhatAnEncoderWouldNotWrite)
{
    for (const char* text : {"Zg", "Zg=", "Zh==", "Z===", "Zm9v!A==", "Zm 9v"})
        EXPECT_FALSE(base64Decode(text).ok()) << text;
}

TEST(Base64Url, UsesTheUrlAlphabetWithoutPadding)
{
    EXPECT_EQ(base64UrlEncode("\xfb\xff\xfe"), "-__-");
    EXPECT_EQ(base64UrlEncode("f"), "Zg");
    EXPECT_EQ(*base64UrlDecode("-__-"), "\xfb\xff\xfe");
    EXPECT_FALSE(base64UrlDecode("Zg==").ok());
    EXPECT_FALSE(base64UrlDecode("+//+").ok());
    EXPECT_FALSE(base64UrlDecode("Zh").ok());
}

TEST(Hex, IsLowerCase)
{
    EXPECT_EQ(hexEncode(std::string("\x00\xab\xff", 3)), "00abff");
}

TEST(Percent, EncodesAllButUnreserved)
{
    EXPECT_EQ(percentEncode("a-b.c_d~e/f g?ü"), "a-b.c_d~e%2Ff%20g%3F%C3%BC");
}

TEST(Percent, DecodesBothForms)
{
    EXPECT_EQ(*percentDecode("a%2Fb+c"), "a/b+c");
    EXPECT_EQ(*percentDecode("a%2fb+c", true), "a/b c");
}

TEST(Percent, RefusesBrokenEscapesAndNul)
{
    for (const char* text : {"%", "%2", "%zz", "a%00b"})
        EXPECT_FALSE(percentDecode(text).ok()) << text;
}

TEST(Utf8, AcceptsTextOfAnyScript)
{
    EXPECT_TRUE(isCleanUtf8("plain, Käse, 日本, \xf0\x9f\x9b\x92"));
}

TEST(Utf8, RefusesWhatIsNone)
{
    const std::string_view bad[] = {"\xff",
                                    "\xc0\xaf",         // overlong
                                    "\xe0\x80\xaf",     // overlong
                                    "\xed\xa0\x80",     // surrogate
                                    "\xf4\x90\x80\x80", // beyond U+10FFFF
                                    "\xc3",             // cut short
                                    std::string_view("a\0b", 3)};
    for (const std::string_view text : bad)
        EXPECT_FALSE(isCleanUtf8(text)) << hexEncode(text);
}

TEST(Text, ComparesAndTrimsAscii)
{
    EXPECT_TRUE(asciiEqualsIgnoreCase("Content-TYPE", "content-type"));
    EXPECT_FALSE(asciiEqualsIgnoreCase("a", "ab"));
    EXPECT_EQ(trim(" \t x y \r\n"), "x y");
    EXPECT_EQ(trim("  "), "");
}

TEST(Random, IsLongEnoughAndDiffers)
{
    EXPECT_EQ(randomHex(16).size(), 32u);
    EXPECT_NE(randomHex(16), randomHex(16));
    EXPECT_EQ(base64UrlDecode(randomToken(24))->size(), 24u);
}

} // namespace
} // namespace vitrine
