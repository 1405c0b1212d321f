#include "services/catalog/application/csv.hpp"

#include <gmock/gmock.h>

namespace vitrine::catalog {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Cells = std::vector<std::string>;

/// Every row of `text`, or the first error's message as a single cell.
std::vector<Cells> readAll(std::string_view text)
{
    CsvReader reader(text);
    std::vector<Cells> rows;
    for (;;) {
        auto row = reader.next();
        if (!row.ok())
            return {{"error: " + row.error().message}};
        if (!row->has_value())
            return rows;
        rows.push_back((*row)->cells);
    }
}

std::string errorOf(std::string_view text)
{
    const auto rows = readAll(text);
    return rows.size() == 1 && rows[0].size() == 1 ? rows[0][0] : "no error";
}

TEST(CsvReader, ReadsCellsUpToEitherLineEnd)
{
    EXPECT_THAT(readAll("a,b\r\nc,d\ne,f"),
                ElementsAre(Cells{"a", "b"}, Cells{"c", "d"}, Cells{"e", "f"}));
}

TEST(CsvReader, KeepsEmptyCells)
{
    EXPECT_THAT(readAll(",\r\na,,\n"), ElementsAre(Cells{"", ""}, Cells{"a", "", ""}));
    EXPECT_THAT(readAll("\"\",\"\""), ElementsAre(Cells{"", ""}));
}

TEST(CsvReader, TakesQuotedCellsAsTheyStand)
{
    EXPECT_THAT(readAll("\"a,b\",\"say \"\"hi\"\"\",\"two\r\nlines\"\r\nnext,x,y"),
                ElementsAre(Cells{"a,b", "say \"hi\"", "two\r\nlines"}, Cells{"next", "x", "y"}));
}

TEST(CsvReader, SkipsAByteOrderMarkAndEmptyLines)
{
    EXPECT_THAT(readAll("\xef\xbb\xbf"
                        "a\r\n\r\n\nb\n"),
                ElementsAre(Cells{"a"}, Cells{"b"}));
    EXPECT_THAT(readAll(""), IsEmpty());
    EXPECT_THAT(readAll("\r\n\n"), IsEmpty());
}

TEST(CsvReader, CountsRowsNotLines)
{
    CsvReader reader("\"a\nb\"\n\nc\n");
    EXPECT_EQ(reader.next()->value().number, 1);
    EXPECT_EQ(reader.next()->value().number, 3); // row 2 is empty
}

TEST(CsvReader, NamesRowAndCellOfWhatIsWrong)
{
    EXPECT_THAT(errorOf("a,b\nc,d\"e\n"), HasSubstr("row 2, cell 2: a quote inside"));
    EXPECT_THAT(errorOf("\"a\"b,c"), HasSubstr("row 1, cell 1: text after the closing quote"));
    EXPECT_THAT(errorOf("a,\"open"), HasSubstr("row 1, cell 2: the closing quote is missing"));
    EXPECT_THAT(errorOf("a\rb"), HasSubstr("carriage return"));
    EXPECT_THAT(errorOf("\"a\"\rb"), HasSubstr("text after the closing quote"));
    EXPECT_THAT(errorOf("a\r"), HasSubstr("carriage return"));
    EXPECT_THAT(errorOf("a,\xc3\x28"), HasSubstr("cell 2: not UTF-8"));
    EXPECT_THAT(errorOf("a," + std::string(70000, 'x')), HasSubstr("more than 64 KB"));
    EXPECT_THAT(errorOf(std::string(500, ',')), HasSubstr("more than 200 cells"));
}

TEST(CsvWriter, WritesWhatTheReaderReads)
{
    const Cells nasty = {"plain", "", "a,b", "\"", "line\r\nbreak", " spaced ", "ümläut", "=1+1"};
    std::string text;
    appendCsvRow(text, nasty);
    appendCsvRow(text, {"next"});

    EXPECT_THAT(readAll(text), ElementsAre(nasty, Cells{"next"}));
}

TEST(EscapedLists, SplitAtUnescapedSeparatorsOnly)
{
    EXPECT_THAT(splitEscaped("a| b |c", '|'), ElementsAre("a", "b", "c"));
    EXPECT_THAT(splitEscaped("a\\|b|c\\\\", '|'), ElementsAre("a|b", "c\\"));
    EXPECT_THAT(splitEscaped("a||b|", '|'), ElementsAre("a", "", "b", ""));
    EXPECT_THAT(splitEscaped("  ", '|'), IsEmpty());
    EXPECT_THAT(splitKeepingEscapes("a\\|b|c\\=d", '|'), ElementsAre("a\\|b", "c\\=d"));
    EXPECT_THAT(splitEscaped("a\\", '|'), ElementsAre("a\\"));
}

TEST(EscapedLists, EscapingIsUndoneBySplitting)
{
    const std::string nasty = "a|b=c\\d>e";
    EXPECT_THAT(splitEscaped(escaped(nasty, "|=>"), '|'), ElementsAre(nasty));
    EXPECT_THAT(splitEscaped(escaped(nasty, "|=>"), '='), ElementsAre(nasty));
}

} // namespace
} // namespace vitrine::catalog
