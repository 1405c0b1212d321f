#include "services/platform/telemetry/json_text.hpp"

#include "vitrine/core/encoding.hpp"

namespace vitrine::platform {
namespace {

void appendEscape(std::string& out, unsigned char c)
{
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        break;
    }
    constexpr char digits[] = "0123456789abcdef";
    out += "\\u00";
    out += digits[c >> 4];
    out += digits[c & 15];
}

} // namespace

void appendJsonText(std::string& out, std::string_view text)
{
    bool plain = true;
    for (const char c : text)
        plain = plain && static_cast<unsigned char>(c) < 0x80;
    const bool sound = plain || isCleanUtf8(text);
    out += '"';
    for (const char each : text) {
        const auto c = static_cast<unsigned char>(each);
        if (c < 0x20 || c == '"' || c == '\\' || c == 0x7f)
            appendEscape(out, c);
        else if (c < 0x80 || sound)
            out += each;
        else
            out += "\xEF\xBF\xBD";
    }
    out += '"';
}

} // namespace vitrine::platform
