#pragma once

#include "vitrine/core/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::catalog {

/// Reads CSV as RFC 4180 defines it: fields parted by commas, quoted with '"' where they hold
/// commas, quotes or line breaks, a quote inside doubled. Lines end in CRLF or LF; a byte order
/// mark at the start and empty lines are skipped. Nothing is guessed: a stray quote is an error,
/// since every cell behind it could be in the wrong column.
class CsvReader
{
public:
    struct Row
    {
        int number = 0; ///< The first row of the text is 1; empty lines count.
        std::vector<std::string> cells;
    };

    /// @param text must outlive the reader.
    explicit CsvReader(std::string_view text);

    /// The next row, or nothing at the end.
    /// @return InvalidArgument naming row and cell when the text is no CSV; reading cannot go on
    /// then.
    [[nodiscard]] Result<std::optional<Row>> next();

private:
    Result<std::string> quotedCell(int cell);
    Result<std::string> plainCell(int cell);
    /// Whether a line ends here; takes the line end.
    bool takeLineEnd();
    [[nodiscard]] Error fault(int cell, const std::string& what) const;

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_row = 0;
};

/// Appends one row to `out`, quoting where needed, with CRLF.
void appendCsvRow(std::string& out, const std::vector<std::string>& cells);

/// Splits `text` at unescaped separators and trims the parts; a backslash takes the next character
/// literally. An empty text has no parts.
[[nodiscard]] std::vector<std::string> splitEscaped(std::string_view text, char separator);
/// As `splitEscaped`, but keeps the escapes in the parts, for a second split.
[[nodiscard]] std::vector<std::string> splitKeepingEscapes(std::string_view text, char separator);
/// `text` with a backslash before each backslash and each of `separators`.
[[nodiscard]] std::string escaped(std::string_view text, std::string_view separators);

} // namespace vitrine::catalog
