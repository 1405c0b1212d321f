#include "admin-console/parts/csv_text.hpp"

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace vitrine::console {
namespace {

struct CsvText
{
    Q_DECLARE_TR_FUNCTIONS(CsvText)
};

/// What Windows-1252 has at 0x80 to 0x9F, where Latin-1 has control characters.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

QString decodeWindows1252(const QByteArray& bytes)
{
    QString text(bytes.size(), Qt::Uninitialized);
    std::transform(bytes.begin(), bytes.end(), text.begin(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 && byte < 0xA0 ? QChar(kWindows1252[byte - 0x80U])
                                           : QChar(char16_t(byte));
    });
    return text;
}

bool isSoundUtf8(const QByteArray& bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder(bytes);
    return !decoder.hasError() && !decoded.isNull();
}

/// UTF-16 of mostly western text has a zero in every other byte.
std::optional<TextEncoding> utf16WithoutMark(const QByteArray& bytes)
{
    const qsizetype looked = std::min<qsizetype>(bytes.size(), 4096) & ~qsizetype(1);
    qsizetype even = 0;
    qsizetype odd = 0;
    for (qsizetype i = 0; i < looked; i += 2) {
        even += bytes[i] == 0;
        odd += bytes[i + 1] == 0;
    }
    const qsizetype half = looked / 4;
    if (looked < 4 || std::max(even, odd) <= half)
        return std::nullopt;
    return odd > even ? TextEncoding::Utf16Le : TextEncoding::Utf16Be;
}

/// Walks a text cell by cell.
class CsvScanner
{
public:
    CsvScanner(QStringView text, QChar delimiter)
        : m_text(text)
        , m_delimiter(delimiter)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }

    CsvRow row()
    {
        CsvRow row{.number = ++m_number, .cells = {}};
        for (;;) {
            row.cells.append(cell(row.problem));
            if (atEnd() || takeLineEnd())
                return row;
            ++m_at; // the delimiter
        }
    }

private:
    [[nodiscard]] bool isCellEnd() const
    {
        return atEnd() || m_text[m_at] == m_delimiter || isLineEnd();
    }
    [[nodiscard]] bool isLineEnd() const { return m_text[m_at] == u'\n' || m_text[m_at] == u'\r'; }

    bool takeLineEnd()
    {
        if (!isLineEnd())
            return false;
        const bool two =
            m_text[m_at] == u'\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == u'\n';
        m_at += two ? 2 : 1;
        return true;
    }

    QString cell(QString& problem)
    {
        if (!atEnd() && m_text[m_at] == u'"')
            return quotedCell(problem);
        const qsizetype begin = m_at;
        while (!isCellEnd())
            ++m_at;
        return m_text.mid(begin, m_at - begin).toString();
    }

    QString quotedCell(QString& problem)
    {
        QString cell;
        const qsizetype open = m_at++;
        for (;;) {
            const qsizetype quote = m_text.indexOf(u'"', m_at);
            if (quote < 0)
                return unclosedCell(open, problem);
            cell += m_text.mid(m_at, quote - m_at);
            m_at = quote + 1;
            if (atEnd() || m_text[m_at] != u'"')
                break;
            cell += u'"';
            ++m_at;
        }
        if (!isCellEnd()) {
            if (problem.isEmpty())
                problem = CsvText::tr("There is text behind a closing quotation mark.");
            while (!isCellEnd())
                cell += m_text[m_at++];
        }
        return cell;
    }

    /// The rest of the line, so that one forgotten quote does not swallow the file.
    QString unclosedCell(qsizetype open, QString& problem)
    {
        problem = CsvText::tr("A quotation mark is opened and never closed.");
        m_at = open + 1;
        while (!atEnd() && !isLineEnd())
            ++m_at;
        return m_text.mid(open, m_at - open).toString();
    }

    QStringView m_text;
    QChar m_delimiter;
    qsizetype m_at = 0;
    int m_number = 0;
};

bool isEmptyRow(const CsvRow& row)
{
    return row.cells.size() == 1 && row.cells.front().trimmed().isEmpty();
}

/// How well `delimiter` parts the first rows: how many rows have the cells of the header, times the
/// cells.
qsizetype delimiterScore(QStringView text, QChar delimiter)
{
    CsvScanner scanner(text, delimiter);
    qsizetype columns = 0;
    qsizetype alike = 0;
    for (int i = 0; i < 20 && !scanner.atEnd(); ++i) {
        const CsvRow row = scanner.row();
        if (isEmptyRow(row))
            continue;
        if (columns == 0)
            columns = row.cells.size();
        alike += row.cells.size() == columns && row.problem.isEmpty();
    }
    return columns <= 1 ? 0 : alike * 1000 + columns;
}

void checkWidth(CsvRow& row, qsizetype columns)
{
    if (!row.problem.isEmpty() || row.cells.size() == columns)
        return;
    // Spreadsheets leave out empty cells at the end of a row, or add some.
    while (row.cells.size() > columns && row.cells.back().isEmpty())
        row.cells.removeLast();
    while (row.cells.size() < columns && row.cells.size() > 1)
        row.cells.append(QString());
    if (row.cells.size() != columns)
        row.problem = CsvText::tr("The row has %1 cells, the header has %2.")
                          .arg(row.cells.size())
                          .arg(columns);
}

} // namespace

QString encodingName(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return QStringLiteral("UTF-8");
    case TextEncoding::Utf16Le:
        return QStringLiteral("UTF-16 LE");
    case TextEncoding::Utf16Be:
        return QStringLiteral("UTF-16 BE");
    case TextEncoding::Windows1252:
        return QStringLiteral("Windows-1252");
    }
    return {};
}

TextEncoding detectEncoding(const QByteArray& bytes)
{
    if (bytes.startsWith("\xEF\xBB\xBF"))
        return TextEncoding::Utf8;
    if (bytes.startsWith("\xFF\xFE"))
        return TextEncoding::Utf16Le;
    if (bytes.startsWith("\xFE\xFF"))
        return TextEncoding::Utf16Be;
    if (const auto wide = utf16WithoutMark(bytes))
        return *wide;
    return isSoundUtf8(bytes) ? TextEncoding::Utf8 : TextEncoding::Windows1252;
}

QString decodeText(const QByteArray& bytes, TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return QStringDecoder(QStringDecoder::Utf8)(bytes);
    case TextEncoding::Utf16Le:
        return QStringDecoder(QStringDecoder::Utf16LE)(bytes);
    case TextEncoding::Utf16Be:
        return QStringDecoder(QStringDecoder::Utf16BE)(bytes);
    case TextEncoding::Windows1252:
        return decodeWindows1252(bytes);
    }
    return {};
}

QChar detectDelimiter(const QString& text)
{
    QChar best = u',';
    qsizetype bestScore = 0;
    for (const QChar candidate : {QChar(u','), QChar(u';'), QChar(u'\t'), QChar(u'|')}) {
        const qsizetype score = delimiterScore(text, candidate);
        if (score > bestScore) {
            best = candidate;
            bestScore = score;
        }
    }
    return best;
}

CsvTable parseCsv(const QString& text, QChar delimiter)
{
    CsvTable table;
    CsvScanner scanner(text, delimiter);
    while (!scanner.atEnd()) {
        CsvRow row = scanner.row();
        if (isEmptyRow(row))
            continue;
        if (table.header.isEmpty()) {
            table.header = row.cells;
            table.problem = row.problem;
            continue;
        }
        checkWidth(row, table.header.size());
        table.rows.push_back(std::move(row));
        if (table.rows.size() > kCsvRowsMax) {
            table.problem =
                CsvText::tr("The file has more than %1 rows. Import it in parts.").arg(kCsvRowsMax);
            return table;
        }
    }
    if (table.header.isEmpty())
        table.problem =
            CsvText::tr("The file is empty. It needs a line of column names and rows below it.");
    else if (table.rows.empty() && table.problem.isEmpty())
        table.problem = CsvText::tr("The file has column names but no rows.");
    return table;
}

void appendCsvRow(QString& out, const QStringList& cells, QChar delimiter)
{
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            out += delimiter;
        const QString& cell = cells[i];
        const bool quoted = cell.contains(delimiter) || cell.contains(u'"') ||
                            cell.contains(u'\n') || cell.contains(u'\r') || cell.startsWith(u' ') ||
                            cell.endsWith(u' ') || (cells.size() == 1 && cell.isEmpty());
        if (!quoted) {
            out += cell;
            continue;
        }
        QString doubled = cell;
        doubled.replace(u'"', QLatin1String("\"\""));
        out += u'"' + doubled + u'"';
    }
    out += QLatin1String("\r\n");
}

} // namespace vitrine::console
