#include "services/platform/paging/cursor.hpp"
#include "vitrine/core/encoding.hpp"

#include <gmock/gmock.h>

namespace vitrine::platform {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(Cursor, GivesBackTheKeyItWasMadeOf)
{
    const std::string token =
        encodeCursor("list", {"Bär, \"gr\xc3\xbc\xc3\x9f\" \x1f", "", "0193-id"});

    const auto key = decodeCursor("list", token, 3);

    ASSERT_TRUE(key.ok()) << key.error().message;
    EXPECT_THAT(*key, ElementsAre("Bär, \"gr\xc3\xbc\xc3\x9f\" \x1f", "", "0193-id"));
}

TEST(Cursor, IsFitForAQueryStringAsItIs)
{
    const std::string token = encodeCursor("list", {std::string(64, '\xff'), "x"});

    EXPECT_EQ(percentEncode(token), token);
}

TEST(Cursor, RefusesTheTokenOfAnotherList)
{
    const std::string token = encodeCursor("products brand=a", {"k", "id"});

    const auto key = decodeCursor("products brand=b", token, 2);

    ASSERT_FALSE(key.ok());
    EXPECT_EQ(key.error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(key.error().field, "after");
    EXPECT_THAT(key.error().message, HasSubstr("other filters"));
}

TEST(Cursor, RefusesWhatItNeverGaveOut)
{
    const std::string token = encodeCursor("list", {"key", "id"});
    for (const std::string& forged : {std::string(""),
                                      std::string("%%%"),
                                      std::string("AAAA"),
                                      token.substr(0, token.size() - 3),
                                      token + "AAAA",
                                      std::string(5000, 'A')}) {
        EXPECT_FALSE(decodeCursor("list", forged, 2).ok()) << forged;
    }
    EXPECT_FALSE(decodeCursor("list", token, 3).ok());
    EXPECT_FALSE(
        decodeCursor("list", encodeCursor("list", {std::string("a\0b", 3), "id"}), 2).ok());
    EXPECT_FALSE(decodeCursor("list", encodeCursor("list", {"\xc3", "id"}), 2).ok());
}

TEST(Cursor, SurvivesALengthThatExceedsTheToken)
{
    std::string bytes = base64UrlDecode(encodeCursor("list", {"key", "id"})).value();
    bytes[13] = '\xff'; // the first value's length

    EXPECT_FALSE(decodeCursor("list", base64UrlEncode(bytes), 2).ok());
}

} // namespace
} // namespace vitrine::platform
