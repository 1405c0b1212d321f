#include "services/platform/settings/yaml_flatten.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace vitrine::platform;
using Kind = FlatValue::Kind;
using testing::HasSubstr;

FlatDocument only(const std::string& text)
{
    auto documents = flattenYaml(text);
    EXPECT_TRUE(documents.ok()) << (documents.ok() ? "" : documents.error().message);
    EXPECT_EQ(documents->size(), 1u);
    return documents->at(0);
}

FlatValue value(const std::string& scalar)
{
    return only("k: " + scalar).at(0);
}

std::vector<std::string> keys(const FlatDocument& document)
{
    std::vector<std::string> found;
    for (const FlatValue& each : document)
        found.push_back(each.key + "=" + each.text);
    return found;
}

TEST(YamlFlatten, JoinsKeysByDotsAndNumbersLists)
{
    EXPECT_EQ(keys(only("a:\n  b: 1\n  c: [x, {d: y}]\ne.f: z\n1: one\n")),
              (std::vector<std::string>{"a.b=1", "a.c[0]=x", "a.c[1].d=y", "e.f=z", "[1]=one"}));
}

TEST(YamlFlatten, ReadsScalarsAsYaml11)
{
    EXPECT_EQ(value("8091").kind, Kind::Integer);
    EXPECT_EQ(value("\"8091\"").kind, Kind::Text);
    EXPECT_EQ(value("-5").text, "-5");
    EXPECT_EQ(value("+5").text, "5");
    EXPECT_EQ(value("0x1F").text, "31");
    EXPECT_EQ(value("017").text, "15");
    EXPECT_EQ(value("0b101").text, "5");
    EXPECT_EQ(value("1_000").text, "1000");
    EXPECT_EQ(value("0.19").kind, Kind::Real);
    EXPECT_EQ(value("1.5e3").kind, Kind::Real);
    EXPECT_EQ(value("yes").text, "true");
    EXPECT_EQ(value("Off").text, "false");
    EXPECT_EQ(value("'yes'").kind, Kind::Text);
    EXPECT_EQ(value("~").kind, Kind::Empty);
    EXPECT_EQ(value("").text, "");
    EXPECT_EQ(value("[]").kind, Kind::Empty);
    EXPECT_EQ(value("!!str 5").kind, Kind::Text);
    for (const char* text : {"12:30",
                             "2026-11-20",
                             "1.2.3",
                             "127.0.0.1",
                             "99999999999999999999",
                             "1e400",
                             ".",
                             "-.",
                             "0x",
                             "08",
                             "_1",
                             "1.5.e3"})
        EXPECT_EQ(value(text).kind, Kind::Text) << text;
}

TEST(YamlFlatten, TellsWhereAValueStands)
{
    const FlatDocument document = only("a: 1\nb:\n  c: 2\n");
    EXPECT_EQ(document[1].line, 3);
    EXPECT_EQ(document[1].column, 6);
}

TEST(YamlFlatten, ReadsEveryDocumentAndSkipsEmptyOnes)
{
    const auto documents = flattenYaml("---\na: 1\n---\n---\n# nothing\n---\nb: 2\n");
    ASSERT_TRUE(documents.ok());
    ASSERT_EQ(documents->size(), 2u);
    EXPECT_EQ(documents->at(1).at(0).key, "b");
    EXPECT_TRUE(flattenYaml("")->empty());
    EXPECT_EQ(keys(only("[a, b]")), (std::vector<std::string>{"document[0]=a", "document[1]=b"}));
}

TEST(YamlFlatten, AppliesMergeKeysBelowOwnOnes)
{
    const FlatDocument document = only("base: &b {x: 1, y: 2}\nown:\n  <<: *b\n  y: 3\n");
    EXPECT_THAT(keys(document),
                testing::UnorderedElementsAre("base.x=1", "base.y=2", "own.x=1", "own.y=3"));
}

TEST(YamlFlatten, RefusesBrokenTextWithItsLine)
{
    const auto faultOf = [](const std::string& text) {
        const auto documents = flattenYaml(text);
        return documents.ok() ? "no fault in: " + text : documents.error().message;
    };
    EXPECT_THAT(faultOf("a: [1\nb: 2"), HasSubstr("line "));
    EXPECT_THAT(faultOf("a: {b: 1, b: 2}"), HasSubstr("the key 'b' stands twice"));
    EXPECT_THAT(faultOf("? [a]\n: 1"), HasSubstr("a key is no scalar"));
    EXPECT_THAT(faultOf("a: *nobody"), HasSubstr("line 1"));
    EXPECT_THAT(faultOf("a: &a\n  b: *a\n"), HasSubstr("line "));
    EXPECT_FALSE(flattenYaml(std::string("a: \xFF")).ok());
    EXPECT_FALSE(flattenYaml(std::string("a: b\0c", 6)).ok());
}

TEST(YamlFlatten, HoldsItsLimits)
{
    std::string bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n";
    for (int i = 1; i < 9; ++i) {
        const std::string below = "*a" + std::to_string(i - 1);
        bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
        for (int k = 0; k < 10; ++k)
            bomb += below + (k < 9 ? "," : "]\n");
    }
    EXPECT_THAT(flattenYaml(bomb).error().message, HasSubstr("more than 20000 values"));
    EXPECT_THAT(flattenYaml(std::string(60, '[') + std::string(60, ']')).error().message,
                HasSubstr("nested deeper"));
    EXPECT_FALSE(flattenYaml(std::string(100000, '[')).ok());
    EXPECT_THAT(flattenYaml("k: " + std::string(2 << 20, 'x')).error().message,
                HasSubstr("longer than"));
}

} // namespace
