#include "services/config/domain/java_properties.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>

namespace vitrine::config {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\f';
}

void appendUtf8(std::string& out, char32_t c)
{
    const auto add = [&](char32_t byte) {
        out += static_cast<char>(static_cast<unsigned char>(byte));
    };
    if (c < 0x80) {
        add(c);
    } else if (c < 0x800) {
        add(0xC0 | (c >> 6));
        add(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        add(0xE0 | (c >> 12));
        add(0x80 | ((c >> 6) & 0x3F));
        add(0x80 | (c & 0x3F));
    } else {
        add(0xF0 | (c >> 18));
        add(0x80 | ((c >> 12) & 0x3F));
        add(0x80 | ((c >> 6) & 0x3F));
        add(0x80 | (c & 0x3F));
    }
}

/// Collects UTF-16 units, as Java's strings have them, into UTF-8; half a pair becomes U+FFFD, and
/// so does a zero.
class Utf16Text
{
public:
    void add(char16_t unit)
    {
        const bool isLow = unit >= 0xDC00 && unit < 0xE000;
        if (m_high != 0 && isLow) {
            appendUtf8(m_text,
                       0x10000u + ((static_cast<char32_t>(m_high) - 0xD800u) << 10) +
                           (unit - 0xDC00u));
            m_high = 0;
            return;
        }
        flush();
        if (unit >= 0xD800 && unit < 0xDC00)
            m_high = unit;
        else
            appendUtf8(m_text, isLow || unit == 0 ? kReplacement : unit);
    }
    std::string take()
    {
        flush();
        return std::move(m_text);
    }

private:
    void flush()
    {
        if (m_high != 0)
            appendUtf8(m_text, kReplacement);
        m_high = 0;
    }

    std::string m_text;
    char16_t m_high = 0;
};

/// A natural line with what continues it, joined; comments and empty lines are left out.
struct LogicalLine
{
    std::string text;
    int line = 0;
    int column = 0;
    bool isSeparator = false;
};

bool isContinued(std::string_view line)
{
    const auto last = line.find_last_not_of('\\');
    const auto backslashes = line.size() - (last == std::string_view::npos ? 0 : last + 1);
    return backslashes % 2 == 1;
}

class LineReader
{
public:
    explicit LineReader(std::string_view text)
        : m_rest(text)
    {
    }

    bool next(LogicalLine& out)
    {
        std::string_view line;
        while (natural(line)) {
            out = LogicalLine{.text = {}, .line = m_line};
            out.isSeparator = isSeparator(line);
            if (out.isSeparator)
                return true;
            const auto indent = indentOf(line);
            line.remove_prefix(indent);
            if (line.empty() || line[0] == '#' || line[0] == '!')
                continue;
            out.column = static_cast<int>(indent) + 1;
            join(line, out.text);
            return true;
        }
        return false;
    }

private:
    static std::size_t indentOf(std::string_view line)
    {
        return std::min(line.find_first_not_of(" \t\f"), line.size());
    }

    static bool isSeparator(std::string_view line)
    {
        if (!line.starts_with("#---") && !line.starts_with("!---"))
            return false;
        return indentOf(line.substr(4)) == line.size() - 4;
    }

    void join(std::string_view line, std::string& out)
    {
        while (isContinued(line)) {
            out += line.substr(0, line.size() - 1);
            if (!natural(line))
                return;
            line.remove_prefix(indentOf(line));
        }
        out += line;
    }

    bool natural(std::string_view& line)
    {
        if (m_rest.empty())
            return false;
        const auto end = std::min(m_rest.find_first_of("\r\n"), m_rest.size());
        line = m_rest.substr(0, end);
        const bool isPair = m_rest.substr(end, 2) == "\r\n";
        m_rest.remove_prefix(std::min(end + (isPair ? 2 : 1), m_rest.size()));
        ++m_line;
        return true;
    }

    std::string_view m_rest;
    int m_line = 0;
};

/// Where the key ends: at the first '=', ':' or blank without a backslash before it.
std::size_t keyEnd(std::string_view line)
{
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\')
            ++i;
        else if (line[i] == '=' || line[i] == ':' || isBlank(line[i]))
            return i;
    }
    return line.size();
}

std::size_t valueBegin(std::string_view line, std::size_t from)
{
    const auto skipBlanks = [&] {
        while (from < line.size() && isBlank(line[from]))
            ++from;
    };
    skipBlanks();
    if (from < line.size() && (line[from] == '=' || line[from] == ':')) {
        ++from;
        skipBlanks();
    }
    return from;
}

Result<std::string> unescape(std::string_view text)
{
    Utf16Text out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out.add(static_cast<unsigned char>(text[i])); // ISO 8859-1: a byte is its code point
            continue;
        }
        const char escaped = text[++i];
        if (escaped != 'u') {
            constexpr std::string_view names = "tnrf", meanings = "\t\n\r\f";
            const auto which = names.find(escaped);
            out.add(static_cast<unsigned char>(which == names.npos ? escaped : meanings[which]));
            continue;
        }
        const std::string_view digits = text.substr(i + 1, 4);
        std::uint16_t unit = 0;
        const auto [end, ec] =
            std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
        if (digits.size() != 4 || ec != std::errc() || end != digits.data() + 4)
            return Error{.code = ErrorCode::InvalidArgument, .message = "a broken \\uXXXX"};
        out.add(unit);
        i += 4;
    }
    return out.take();
}

void putLast(std::vector<Property>& properties, Property property)
{
    const auto same = std::find_if(properties.begin(), properties.end(), [&](const Property& each) {
        return each.key == property.key;
    });
    if (same != properties.end())
        *same = std::move(property);
    else
        properties.push_back(std::move(property));
}

} // namespace

Result<std::vector<std::vector<Property>>> parseJavaProperties(std::string_view text)
{
    std::vector<std::vector<Property>> documents(1);
    LineReader lines(text);
    for (LogicalLine line; lines.next(line);) {
        if (line.isSeparator) {
            if (!documents.back().empty())
                documents.emplace_back();
            continue;
        }
        const auto end = keyEnd(line.text);
        const auto key = unescape(std::string_view(line.text).substr(0, end));
        const auto value = unescape(std::string_view(line.text).substr(valueBegin(line.text, end)));
        if (!key.ok() || !value.ok())
            return Error{.code = ErrorCode::InvalidArgument,
                         .message = "line " + std::to_string(line.line) + ": " +
                                    (key.ok() ? value : key).error().message};
        putLast(documents.back(), Property{*key, *value, line.line, line.column});
    }
    if (documents.back().empty())
        documents.pop_back();
    return documents;
}

} // namespace vitrine::config
