#include "services/catalog/application/csv.hpp"

#include "vitrine/core/encoding.hpp"

namespace vitrine::catalog {
namespace {

constexpr std::size_t kCellBytesMax = 64 * 1024;
constexpr std::size_t kCellsMax = 200;
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

} // namespace

CsvReader::CsvReader(std::string_view text)
    : m_text(text)
{
    if (m_text.starts_with(kByteOrderMark))
        m_text.remove_prefix(kByteOrderMark.size());
}

Error CsvReader::fault(int cell, const std::string& what) const
{
    return {.code = ErrorCode::InvalidArgument,
            .message =
                "row " + std::to_string(m_row) + ", cell " + std::to_string(cell) + ": " + what};
}

bool CsvReader::takeLineEnd()
{
    const auto rest = m_text.substr(m_at);
    const std::size_t length = rest.starts_with("\r\n") ? 2 : rest.starts_with("\n") ? 1 : 0;
    m_at += length;
    return length > 0;
}

Result<std::string> CsvReader::plainCell(int cell)
{
    const std::size_t end = std::min(m_text.find_first_of(",\n\"", m_at), m_text.size());
    if (end < m_text.size() && m_text[end] == '"')
        return fault(cell, "a quote inside a cell that does not begin with one");
    std::size_t length = end - m_at;
    if (end < m_text.size() && m_text[end] == '\n' && length > 0 && m_text[end - 1] == '\r')
        --length;
    std::string value(m_text.substr(m_at, length));
    m_at += length;
    if (value.find('\r') != std::string::npos)
        return fault(cell, "a carriage return that does not end the line");
    return value;
}

Result<std::string> CsvReader::quotedCell(int cell)
{
    std::string value;
    ++m_at; // the opening quote
    for (;;) {
        const std::size_t quote = m_text.find('"', m_at);
        if (quote == std::string_view::npos)
            return fault(cell, "the closing quote is missing");
        value.append(m_text.substr(m_at, quote - m_at));
        m_at = quote + 1;
        if (m_at >= m_text.size() || m_text[m_at] != '"')
            break;
        value += '"'; // a doubled quote stands for itself
        ++m_at;
    }
    const auto rest = m_text.substr(m_at);
    if (!rest.empty() && rest[0] != ',' && rest[0] != '\n' && !rest.starts_with("\r\n"))
        return fault(cell, "text after the closing quote");
    return value;
}

Result<std::optional<CsvReader::Row>> CsvReader::next()
{
    do {
        if (m_at >= m_text.size())
            return std::optional<Row>();
        ++m_row;
    } while (takeLineEnd());

    Row row{.number = m_row, .cells = {}};
    for (;;) {
        const int cell = static_cast<int>(row.cells.size()) + 1;
        if (row.cells.size() >= kCellsMax)
            return fault(cell, "more than " + std::to_string(kCellsMax) + " cells");
        const bool quoted = m_at < m_text.size() && m_text[m_at] == '"';
        auto value = quoted ? quotedCell(cell) : plainCell(cell);
        if (!value.ok())
            return std::move(value).error();
        if (value->size() > kCellBytesMax)
            return fault(cell, "more than 64 KB");
        if (!isCleanUtf8(*value))
            return fault(cell, "not UTF-8 text");
        row.cells.push_back(std::move(value).value());
        if (m_at < m_text.size() && m_text[m_at] == ',') {
            ++m_at;
            continue;
        }
        if (m_at >= m_text.size() || takeLineEnd())
            return std::optional<Row>(std::move(row));
        return fault(cell, "a carriage return that does not end the line");
    }
}

void appendCsvRow(std::string& out, const std::vector<std::string>& cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string& cell = cells[i];
        if (i > 0)
            out += ',';
        if (cell.find_first_of(",\"\r\n") == std::string::npos) {
            out += cell;
            continue;
        }
        out += '"';
        for (const char c : cell) {
            if (c == '"')
                out += '"';
            out += c;
        }
        out += '"';
    }
    out += "\r\n";
}

std::vector<std::string> splitKeepingEscapes(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    if (trim(text).empty())
        return parts;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i; // whatever follows is not a separator
        } else if (text[i] == separator) {
            parts.emplace_back(trim(text.substr(begin, i - begin)));
            begin = i + 1;
        }
    }
    parts.emplace_back(trim(text.substr(begin)));
    return parts;
}

std::vector<std::string> splitEscaped(std::string_view text, char separator)
{
    auto parts = splitKeepingEscapes(text, separator);
    for (std::string& part : parts) {
        std::string plain;
        for (std::size_t i = 0; i < part.size(); ++i) {
            if (part[i] == '\\' && i + 1 < part.size())
                ++i;
            plain += part[i];
        }
        part = std::move(plain);
    }
    return parts;
}

std::string escaped(std::string_view text, std::string_view separators)
{
    std::string result;
    for (const char c : text) {
        if (c == '\\' || separators.find(c) != std::string_view::npos)
            result += '\\';
        result += c;
    }
    return result;
}

} // namespace vitrine::catalog
