#include "services/platform/runtime/http_call.hpp"

#include <algorithm>
#include <charconv>

namespace vitrine::platform {
namespace {

Error badUrl(std::string_view text, std::string_view why)
{
    // A URL with user info holds a password: it is not repeated where it may be logged.
    const std::string shown =
        text.find('@') == text.npos ? "'" + std::string(text) + "'" : "the text given";
    return Error{.code = ErrorCode::InvalidArgument,
                 .message = shown + " is no http or https URL: " + std::string(why)};
}

bool takePrefix(std::string_view& text, std::string_view prefix)
{
    if (!text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

bool readPort(std::string_view digits, std::uint16_t& port)
{
    const auto [end, ec] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    return ec == std::errc() && end == digits.data() + digits.size() && port != 0;
}

} // namespace

std::string HttpUrl::authority() const
{
    std::string text = host.find(':') == std::string::npos ? host : "[" + host + "]";
    if (port != (tls ? 443 : 80))
        text += ":" + std::to_string(port);
    return text;
}

Result<HttpUrl> parseHttpUrl(std::string_view text)
{
    HttpUrl url;
    std::string_view rest = text;
    if (takePrefix(rest, "https://"))
        url.tls = true;
    else if (!takePrefix(rest, "http://"))
        return badUrl(text, "it does not begin with http:// or https://");
    for (const char c : rest) {
        if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '#')
            return badUrl(text, "it holds a space, a control character or a fragment");
    }

    const auto authorityEnd = std::min(rest.find_first_of("/?"), rest.size());
    std::string_view authority = rest.substr(0, authorityEnd);
    if (authorityEnd < rest.size())
        url.target =
            (rest[authorityEnd] == '?' ? "/" : "") + std::string(rest.substr(authorityEnd));
    if (const auto at = authority.rfind('@'); at != std::string_view::npos) {
        url.userInfo = authority.substr(0, at);
        authority.remove_prefix(at + 1);
    }

    url.port = url.tls ? 443 : 80;
    std::string_view afterHost;
    if (authority.starts_with('[')) {
        const auto close = authority.find(']');
        if (close == std::string_view::npos)
            return badUrl(text, "the IPv6 address has no end");
        url.host = authority.substr(1, close - 1);
        afterHost = authority.substr(close + 1);
    } else {
        const auto colon = std::min(authority.find(':'), authority.size());
        url.host = authority.substr(0, colon);
        afterHost = authority.substr(colon);
    }
    if (url.host.empty())
        return badUrl(text, "the host is missing");
    if (!afterHost.empty() && (afterHost[0] != ':' || !readPort(afterHost.substr(1), url.port)))
        return badUrl(text, "the port is no number from 1 to 65535");
    return url;
}

} // namespace vitrine::platform
