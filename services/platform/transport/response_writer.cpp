#include "services/platform/transport/response_writer.hpp"

#include "services/platform/transport/characters.hpp"
#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace vitrine::transport {

namespace {

constexpr std::array<std::string_view, 9> kTransportFields{"Connection",
                                                           "Content-Length",
                                                           "Date",
                                                           "Keep-Alive",
                                                           "Proxy-Connection",
                                                           "TE",
                                                           "Trailer",
                                                           "Transfer-Encoding",
                                                           "Upgrade"};

bool isTransportField(std::string_view name)
{
    return std::any_of(
        kTransportFields.begin(), kTransportFields.end(), [name](std::string_view own) {
            return own.size() == name.size() && asciiEqualsIgnoreCase(own, name);
        });
}

bool isBodyless(unsigned status)
{
    return status == 204 || status == 304;
}

void appendNumber(std::string& out, std::uint64_t number)
{
    std::array<char, 20> digits; // fits any 64-bit number
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

} // namespace

bool isSendable(const Response& response) noexcept
{
    if (response.status < 200 || response.status > 599)
        return false;
    return std::all_of(
        response.headers.begin(), response.headers.end(), [](const Headers::Field& field) {
            return isToken(field.first) &&
                   std::all_of(field.second.begin(), field.second.end(), [](char c) {
                       return isValueChar(static_cast<unsigned char>(c));
                   });
        });
}

bool sendsBody(const Response& response, const ResponseFraming& framing) noexcept
{
    return !framing.toHead && !isBodyless(response.status) && !response.body.empty();
}

void writeHead(std::string& out, const Response& response, const ResponseFraming& framing)
{
    out += "HTTP/1.1 ";
    appendNumber(out, response.status);
    out += ' ';
    out += reasonPhrase(response.status);
    out += "\r\nDate: ";
    out += framing.date;
    out += "\r\n";
    for (const auto& [name, value] : response.headers) {
        if (isTransportField(name))
            continue;
        out.append(name).append(": ").append(value).append("\r\n");
    }
    if (!isBodyless(response.status)) {
        // An answer to HEAD without a body may stand for one: its length is said only if known.
        const bool bodyElsewhere = framing.toHead && response.body.empty();
        if (!bodyElsewhere || response.contentLength) {
            out += "Content-Length: ";
            appendNumber(out, bodyElsewhere ? *response.contentLength : response.body.size());
            out += "\r\n";
        }
    }
    if (!framing.keepAlive)
        out += "Connection: close\r\n";
    else if (!framing.http11)
        out += "Connection: keep-alive\r\n";
    out += "\r\n";
}

std::string_view DateText::at(std::time_t now)
{
    if (now != m_second) {
        constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
        constexpr std::array<const char*, 12> months{
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        std::tm utc{};
        gmtime_r(&now, &utc);
        std::array<char, 64> text{};
        const int size = std::snprintf(text.data(),
                                       text.size(),
                                       "%s, %02d %s %04d %02d:%02d:%02d GMT",
                                       days[static_cast<std::size_t>(utc.tm_wday)],
                                       utc.tm_mday,
                                       months[static_cast<std::size_t>(utc.tm_mon)],
                                       utc.tm_year + 1900,
                                       utc.tm_hour,
                                       utc.tm_min,
                                       utc.tm_sec);
        m_text.assign(text.data(), static_cast<std::size_t>(size));
        m_second = now;
    }
    return m_text;
}

} // namespace vitrine::transport
