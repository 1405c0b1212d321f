#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace vitrine::console {

/// How the characters of a file are written.
enum class TextEncoding { Utf8, Utf16Le, Utf16Be, Windows1252 };

/// Name for people and settings: "UTF-8", "Windows-1252".
[[nodiscard]] QString encodingName(TextEncoding encoding);

/// A byte order mark decides; else zero bytes tell UTF-16, sound UTF-8 is UTF-8, and the rest is
/// what old spreadsheets write, Windows-1252.
[[nodiscard]] TextEncoding detectEncoding(const QByteArray& bytes);

/// The text without its byte order mark. What is no character of the encoding becomes U+FFFD.
[[nodiscard]] QString decodeText(const QByteArray& bytes, TextEncoding encoding);

/// Which of comma, semicolon, tab and '|' parts the columns: the one that gives the first rows the
/// same number of cells, most of them; a comma when there is but one column.
[[nodiscard]] QChar detectDelimiter(const QString& text);

/// One row of a table. Rows count from 1, the header's, as a spreadsheet shows them; empty ones
/// count and are left out.
struct CsvRow
{
    int number = 0;
    QStringList cells;
    QString problem{}; ///< Why the row cannot be read; "" when it can.
};

struct CsvTable
{
    QStringList header;
    std::vector<CsvRow> rows;
    QString problem{}; ///< Why the file as a whole is no table; "" when it is one.
};

/// How much one import takes. More is refused in words, not cut off.
inline constexpr qsizetype kCsvBytesMax = 64 * 1024 * 1024;
inline constexpr std::size_t kCsvRowsMax = 200'000;

/// Reads CSV as RFC 4180 and spreadsheets write it: cells quoted with '"' where they hold
/// delimiters, quotes or line breaks, a quote inside doubled; a quote within an unquoted cell is
/// itself; lines end in LF, CRLF or CR. A row whose quotes or number of cells are wrong carries a
/// problem, and the rows around it are read all the same.
[[nodiscard]] CsvTable parseCsv(const QString& text, QChar delimiter);

/// Appends one row, quoted where needed, with CRLF.
void appendCsvRow(QString& out, const QStringList& cells, QChar delimiter);

} // namespace vitrine::console
