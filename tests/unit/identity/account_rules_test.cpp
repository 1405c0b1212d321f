#include "services/identity/domain/account.hpp"
#include "services/identity/domain/password_policy.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vitrine::identity {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(EmailAddress, IsTakenWithoutSurroundingSpace)
{
    for (const char* good : {"kim@shop.example",
                             "Kim.Doe+shop@mail.shop.example",
                             "o'neil@x.ie",
                             "a@b.co",
                             "ü@münchen.example"})
        EXPECT_TRUE(checkEmail(good).ok()) << good;
    EXPECT_EQ(*checkEmail("  kim@shop.example\t"), "kim@shop.example");
    EXPECT_TRUE(checkEmail(std::string(64, 'a') + "@b.co").ok());
}

TEST(EmailAddress, IsRefusedWhenNothingCouldBeDeliveredThere)
{
    for (const std::string& bad : {std::string(),
                                   std::string("kim"),
                                   std::string("kim@"),
                                   std::string("@shop.example"),
                                   std::string("kim@localhost"),
                                   std::string("kim@shop..example"),
                                   std::string("kim@-shop.example"),
                                   std::string("k im@shop.example"),
                                   std::string("kim@shop@example.com"),
                                   std::string(".kim@shop.example"),
                                   std::string("kim.@shop.example"),
                                   std::string("k..im@shop.example"),
                                   std::string("kim@shop.example\r\nBcc: all"),
                                   std::string("<kim>@shop.example"),
                                   std::string("kim@shop.example."),
                                   std::string("kim\0@shop.example", 17),
                                   std::string("kim@\xff\xfe.example"),
                                   std::string(65, 'a') + "@b.co",
                                   "a@" + std::string(250, 'b') + ".co"}) {
        const auto checked = checkEmail(bad);
        ASSERT_FALSE(checked.ok()) << bad;
        EXPECT_EQ(checked.error().field, "/email");
    }
}

TEST(EmailAddress, IsComparedWithoutRegardToAsciiCaseOnly)
{
    EXPECT_EQ(emailKey("Kim@Shop.EXAMPLE"), emailKey(" kim@shop.example "));
    EXPECT_NE(emailKey("K\u0130M@shop.example"),
              emailKey("kim@shop.example")); // a capital I with a dot
}

TEST(Name, IsOneLineOfUpToAHundredCharacters)
{
    EXPECT_EQ(*checkName("  Kim Doe "), "Kim Doe");
    std::string umlauts;
    for (int i = 0; i < 100; ++i)
        umlauts += "ü";
    EXPECT_TRUE(checkName(umlauts).ok());
    EXPECT_FALSE(checkName(umlauts + "x").ok());
    EXPECT_FALSE(checkName("  ").ok());
    EXPECT_FALSE(checkName("Kim\nDoe").ok());
    EXPECT_FALSE(checkName("Kim\xc3").ok());
}

TEST(Roles, AreCanonicalAndNotEmpty)
{
    EXPECT_THAT(*checkRoles({"USER", "ADMIN", "CUSTOMER", "ADMIN"}),
                ElementsAre("ADMIN", "CUSTOMER"));
    EXPECT_FALSE(checkRoles({}).ok());
    EXPECT_FALSE(checkRoles({"ROOT"}).ok());
    EXPECT_FALSE(checkRoles({"admin"}).ok());
}

Outcome check(const std::string& password)
{
    return checkPassword(password, "kim.doe@shop.example", "Kimberley Doe");
}

class GoodPassword : public testing::TestWithParam<const char*>
{
};
INSTANTIATE_TEST_SUITE_P(PasswordPolicy,
                         GoodPassword,
                         testing::Values("wandering tortoise 47",
                                         "r7!kQx2z",
                                         "Xy7#Xy7$a",
                                         "blau wie der Fjord",
                                         "密码不容易被猜到的啊",
                                         "rose47392057quill",
                                         "12brown34foxes",
                                         "tr0ub4dor&3",
                                         "correct.horse.staple",
                                         "ILikeTrainsAtNight",
                                         "    x y z w    "));

TEST_P(GoodPassword, IsTaken)
{
    const Outcome checked = check(GetParam());
    EXPECT_TRUE(checked.ok()) << checked.error().message;
}

class CommonPassword : public testing::TestWithParam<const char*>
{
};
INSTANTIATE_TEST_SUITE_P(PasswordPolicy,
                         CommonPassword,
                         testing::Values("password",
                                         "Password1",
                                         "P@ssw0rd",
                                         "passw0rd2024",
                                         "PASSWORD!!!",
                                         "letmein1",
                                         "iloveyou",
                                         "1loveyou",
                                         "welcome123",
                                         "Summer2026!",
                                         "qwerty123",
                                         "football1",
                                         "dragon99",
                                         "trustno1",
                                         "sunshine",
                                         "Schalke04",
                                         "passwort"));

TEST_P(CommonPassword, IsRefused)
{
    const Outcome checked = check(GetParam());
    ASSERT_FALSE(checked.ok());
    EXPECT_EQ(checked.error().field, "/password");
}

class PatternPassword : public testing::TestWithParam<const char*>
{
};
INSTANTIATE_TEST_SUITE_P(PasswordPolicy,
                         PatternPassword,
                         testing::Values("12345678",
                                         "87654321",
                                         "abcdefgh",
                                         "qwertyuiop",
                                         "asdfghjkl",
                                         "qwertasdfg",
                                         "abcd1234",
                                         "aaaaaaaa",
                                         "abababab",
                                         "abcabcabc",
                                         "11112222",
                                         "kimberley doe",
                                         "kim.doe@shop.example",
                                         "Kim.Doe1",
                                         "1234567890",
                                         "zxcvbnmzxcvbnm"));

TEST_P(PatternPassword, IsRefused)
{
    EXPECT_FALSE(check(GetParam()).ok());
}

TEST(PasswordPolicy, CountsCharactersAndNotBytes)
{
    EXPECT_FALSE(check("Zx9!vR2").ok());
    EXPECT_TRUE(check("Zx9!vR2q").ok());
    EXPECT_FALSE(check("密码不易猜到啊").ok()) << "seven characters";
    std::string longest;
    for (int i = 0; i < 32; ++i)
        longest += "a\u00fc\u5bc6\U0001f511"; // 128 characters, 320 bytes
    EXPECT_TRUE(check(longest).ok());
    EXPECT_FALSE(check(longest + "x").ok());
    EXPECT_FALSE(check(std::string(1'000'000, 'x') + "1a2b").ok());
    EXPECT_FALSE(check("Zx9!vR2q\xff").ok()) << "not UTF-8";
}

TEST(PasswordPolicy, SaysWhatIsWrong)
{
    EXPECT_THAT(check("short").error().message, HasSubstr("8 to 128"));
    EXPECT_THAT(check("password").error().message, HasSubstr("anybody would try"));
    EXPECT_THAT(check("kim.doe@shop.example").error().message, HasSubstr("your own"));
}

} // namespace
} // namespace vitrine::identity
