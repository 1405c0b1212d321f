#include "vitrine/wire/json_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vitrine::wire {
namespace {

using testing::HasSubstr;

std::string faultOf(std::string_view text)
{
    const auto json = parseJson(text);
    return json.ok() ? "" : json.error().message;
}

TEST(ParseJson, ReadsEveryKindOfValue)
{
    const auto json =
        parseJson(R"( {"a":[1,-2,1.5,"x",true,false,null,{}],"b":18446744073709551615} )");

    ASSERT_TRUE(json.ok()) << json.error().message;
    EXPECT_EQ(json->dump(), R"({"a":[1,-2,1.5,"x",true,false,null,{}],"b":18446744073709551615})");
}

TEST(ParseJson, RefusesTwoMembersOfOneName)
{
    EXPECT_THAT(faultOf(R"({"price":1,"name":"x","price":2})"),
                HasSubstr("\"price\" appears twice"));
    EXPECT_THAT(faultOf(R"([{"a":{"b":1,"b":1}}])"), HasSubstr("\"b\" appears twice"));
    EXPECT_THAT(faultOf(R"({"a":1,"\u0061":2})"), HasSubstr("\"a\" appears twice"));
}

TEST(ParseJson, AcceptsOneNameInTwoObjects)
{
    EXPECT_EQ(faultOf(R"({"a":{"x":1},"b":{"x":2},"c":[{"x":3},{"x":4}]})"), "");
}

TEST(ParseJson, RefusesANulCharacterHoweverItIsWritten)
{
    EXPECT_THAT(faultOf(R"({"a":"x\u0000y"})"), HasSubstr("U+0000"));
    EXPECT_THAT(faultOf(R"({"x\u0000":1})"), HasSubstr("U+0000"));
    EXPECT_NE(faultOf(std::string_view("{\"a\":\"x\0y\"}", 11)), "");
}

TEST(ParseJson, RefusesWhatIsNoUtf8)
{
    EXPECT_NE(faultOf("{\"a\":\"\xff\"}"), "");
    EXPECT_NE(faultOf("{\"a\":\"\xc0\xaf\"}"), "");
    EXPECT_NE(faultOf("{\"a\":\"\xed\xa0\x80\"}"), "");
    EXPECT_NE(faultOf(R"({"a":"\ud800"})"), "");
}

TEST(ParseJson, NestsToSixtyFourAndNoDeeper)
{
    const auto nested = [](int depth) { return std::string(depth, '[') + std::string(depth, ']'); };

    EXPECT_EQ(faultOf(nested(64)), "");
    EXPECT_THAT(faultOf(nested(65)), HasSubstr("deeper than 64"));
    EXPECT_THAT(faultOf(std::string(1'000'000, '[')), HasSubstr("deeper than 64"));
}

TEST(ParseJson, RefusesTextThatIsNotQuiteJson)
{
    for (const char* text : {"",
                             " ",
                             "{",
                             "{}x",
                             "{} {}",
                             "{'a':1}",
                             "{\"a\":1,}",
                             "[1,]",
                             "// c\n{}",
                             "NaN",
                             "{\"a\":01}",
                             "{\"a\":+1}",
                             "1e400",
                             "\"a\nb\"",
                             "tru"})
        EXPECT_NE(faultOf(text), "") << text;
}

TEST(ParseJson, NamesTheBytePositionOfAFault)
{
    EXPECT_THAT(faultOf("{\"a\": x}"), HasSubstr("byte 7"));
}

TEST(ObjectReader, NamesTheFirstFaultByItsPointer)
{
    const auto json = parseJson(R"({"lines":[{"quantity":1},{"quantity":"two"}],"name":5})");
    ObjectReader in(*json);

    in.objects("lines", 10, [](ObjectReader& line) { line.integer("quantity", 1, 9); });
    in.text("name");
    const auto result = in.finish(0);

    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(result.error().field, "/lines/1/quantity");
    EXPECT_THAT(result.error().message, HasSubstr("integer from 1 to 9"));
}

TEST(ObjectReader, RefusesADocumentThatIsNoObject)
{
    const auto json = parseJson("[1]");
    ObjectReader in(*json);
    in.text("name");

    EXPECT_THAT(in.finish(0).error().message, HasSubstr("must be an object"));
}

TEST(ObjectReader, IntegerRefusesFractionsTextsAndWhatDoesNotFit)
{
    for (const char* value :
         {"1.0", "1.9", "1e2", "\"1\"", "true", "9223372036854775808", "-1", "10"}) {
        const auto json = parseJson(std::string("{\"n\":") + value + "}");
        ObjectReader in(*json);
        in.integer("n", 0, 9);
        EXPECT_FALSE(in.ok()) << value;
    }
}

TEST(ObjectReader, TextLimitsCountBytes)
{
    const auto json = parseJson(R"({"a":"","b":"äö","c":null})");
    {
        ObjectReader in(*json);
        in.text("a", {.min = 1});
        EXPECT_THAT(in.finish(0).error().message, HasSubstr("/a must not be empty"));
    }
    {
        ObjectReader in(*json);
        EXPECT_EQ(in.text("b", {.max = 4}), "äö");
        EXPECT_TRUE(in.ok());
        in.text("b", {.max = 3});
        EXPECT_FALSE(in.ok());
    }
    {
        ObjectReader in(*json);
        EXPECT_EQ(in.optionalText("c"), "");
        EXPECT_EQ(in.optionalText("absent"), "");
        EXPECT_TRUE(in.ok());
        in.text("c");
        EXPECT_THAT(in.finish(0).error().message, HasSubstr("/c is missing"));
    }
}

TEST(ObjectReader, MoneyNeedsAnIntegerAmountAndAKnownCurrency)
{
    const auto read = [](std::string_view text) {
        const auto json = parseJson(text);
        ObjectReader in(*json);
        const auto money = in.money("price");
        return in.finish(money);
    };

    EXPECT_EQ(read(R"({"price":{"amount":1999,"currency":"EUR"}})").value(),
              domain::Money::create(1999, "EUR").value());
    EXPECT_EQ(read(R"({"price":{"amount":19.99,"currency":"EUR"}})").error().field,
              "/price/amount");
    EXPECT_EQ(read(R"({"price":{"amount":1,"currency":"EURO"}})").error().field, "/price/currency");
    EXPECT_EQ(read(R"({"price":{"amount":1,"currency":"ZZZ"}})").error().field, "/price/currency");
    EXPECT_EQ(read(R"({"price":{"amount":0,"currency":"XXX"}})").error().field, "/price/currency");
    EXPECT_EQ(read(R"({"price":1})").error().field, "/price");
    EXPECT_EQ(read(R"({})").error().field, "/price");
}

TEST(ObjectReader, MoneyOrNoneAcceptsZeroOfNoCurrencyOnly)
{
    const auto json =
        parseJson(R"({"a":{"amount":0,"currency":"XXX"},"b":{"amount":1,"currency":"XXX"}})");
    ObjectReader in(*json);

    EXPECT_EQ(in.moneyOrNone("a"), domain::Money());
    EXPECT_TRUE(in.ok());
    in.moneyOrNone("b");
    EXPECT_FALSE(in.ok());
}

TEST(ObjectReader, RefuseUnknownNamesTheMember)
{
    const auto json = parseJson(R"({"name":"x","nmae":"y","a/b~c":1})");
    ObjectReader in(*json);
    in.text("name");
    in.refuseUnknown();

    EXPECT_EQ(in.finish(0).error().field, "/a~1b~0c");
}

TEST(ObjectReader, ListsAndMapsAreBounded)
{
    const auto json = parseJson(R"({"list":["a","b","c"],"mixed":["a",1],"map":{"k":"v","n":1}})");
    {
        ObjectReader in(*json);
        EXPECT_EQ(in.texts("list", 3).size(), 3U);
        EXPECT_TRUE(in.ok());
        in.texts("list", 2);
        EXPECT_EQ(in.finish(0).error().field, "/list");
    }
    {
        ObjectReader in(*json);
        in.texts("mixed", 9);
        EXPECT_FALSE(in.ok());
    }
    {
        ObjectReader in(*json);
        in.textMap("map", 9);
        EXPECT_EQ(in.finish(0).error().field, "/map/n");
    }
}

} // namespace
} // namespace vitrine::wire
