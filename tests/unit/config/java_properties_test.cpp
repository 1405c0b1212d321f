#include "services/config/domain/java_properties.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace vitrine::config;
using testing::ElementsAre;

std::vector<std::string> pairs(const std::vector<Property>& properties)
{
    std::vector<std::string> found;
    for (const Property& each : properties)
        found.push_back("[" + each.key + "][" + std::get<std::string>(each.value) + "]");
    return found;
}

std::vector<std::string> read(const std::string& text)
{
    const auto documents = parseJavaProperties(text);
    EXPECT_TRUE(documents.ok());
    return documents.ok() && !documents->empty() ? pairs(documents->front())
                                                 : std::vector<std::string>{};
}

TEST(JavaProperties, SplitsAtTheFirstSeparator)
{
    EXPECT_THAT(
        read("a=1\nb:2\nc 3\nd\t=\t4\ne = = 5\nf\ng=\nh:=i\n"),
        ElementsAre(
            "[a][1]", "[b][2]", "[c][3]", "[d][4]", "[e][= 5]", "[f][]", "[g][]", "[h][=i]"));
}

TEST(JavaProperties, SkipsCommentsAndEmptyLines)
{
    EXPECT_THAT(read("# c\n! c\n\n  \t\n  # c\n  a = 1  \nb=2#no comment\n"),
                ElementsAre("[a][1  ]", "[b][2#no comment]"));
}

TEST(JavaProperties, JoinsContinuedLines)
{
    EXPECT_THAT(read("fruits = apple, \\\n    pear,\\\r\n\tplum\nnext=1\n"),
                ElementsAre("[fruits][apple, pear,plum]", "[next][1]"));
    EXPECT_THAT(read("a=1\\\\\nb=2\n"),
                ElementsAre("[a][1\\]", "[b][2]")); // an even number ends the line
    EXPECT_THAT(read("a=1\\"), ElementsAre("[a][1]"));
    EXPECT_THAT(read("a=1\\\n# not a comment\n"), ElementsAre("[a][1# not a comment]"));
}

TEST(JavaProperties, UnescapesKeysAndValues)
{
    EXPECT_THAT(read("a\\ b\\=c\\:d = e\\tf\\\\g\\q\\=\n"), ElementsAre("[a b=c:d][e\tf\\gq=]"));
    EXPECT_THAT(read("euro=\\u20AC\nface=\\ud83d\\ude00\nhalf=\\ud83dx\nzero=\\u0000\n"),
                ElementsAre("[euro][€]", "[face][😀]", "[half][\uFFFDx]", "[zero][\uFFFD]"));
}

TEST(JavaProperties, ReadsBytesAsLatin1)
{
    EXPECT_THAT(read("name=Gr\xF6\xDF"
                     "e\n"),
                ElementsAre("[name][Größe]"));
}

TEST(JavaProperties, LetsALaterKeyReplaceAnEarlierOne)
{
    EXPECT_THAT(read("a=1\nb=2\na=3\n"), ElementsAre("[a][3]", "[b][2]"));
}

TEST(JavaProperties, EndsLinesAtEachKindOfLineEnd)
{
    EXPECT_THAT(read("a=1\rb=2\r\nc=3\nd=4"), ElementsAre("[a][1]", "[b][2]", "[c][3]", "[d][4]"));
}

TEST(JavaProperties, SeparatesDocuments)
{
    const auto documents =
        parseJavaProperties("#---\na=1\n#---  \n!---\nb=2\n#--- no\n #---\nc=3\n");
    ASSERT_TRUE(documents.ok());
    ASSERT_EQ(documents->size(), 2u);
    EXPECT_THAT(pairs(documents->at(0)), ElementsAre("[a][1]"));
    EXPECT_THAT(pairs(documents->at(1)), ElementsAre("[b][2]", "[c][3]"));
    EXPECT_TRUE(parseJavaProperties("# nothing\n")->empty());
}

TEST(JavaProperties, TellsWhereAPropertyStands)
{
    const auto documents = parseJavaProperties("# c\n\n  a = \\\n  1\nb=2\n");
    EXPECT_EQ(documents->at(0).at(0).line, 3);
    EXPECT_EQ(documents->at(0).at(0).column, 3);
    EXPECT_EQ(documents->at(0).at(1).line, 5);
}

TEST(JavaProperties, RefusesABrokenEscape)
{
    for (const char* text :
         {"ok=1\na=\\u12", "ok=1\na=\\u12g4", "ok=1\n\\uxxxx=1", "ok=1\na=\\u+123"}) {
        const auto documents = parseJavaProperties(text);
        ASSERT_FALSE(documents.ok()) << text;
        EXPECT_EQ(documents.error().message, "line 2: a broken \\uXXXX");
    }
}

} // namespace
