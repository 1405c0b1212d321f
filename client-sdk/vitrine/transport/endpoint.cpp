#include "vitrine/transport/endpoint.hpp"

#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <charconv>

namespace vitrine::client {
namespace {

bool isHostCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

bool isHost(std::string_view host)
{
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
        return std::all_of(host.begin() + 1, host.end() - 1, [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == ':' || c == '.';
        });
    }
    return !host.empty() && std::all_of(host.begin(), host.end(), isHostCharacter);
}

bool isPort(std::string_view text)
{
    unsigned port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc() && end == text.data() + text.size() && port > 0 && port <= 65535;
}

Result<SplitUrl> refuse(std::string_view url, std::string_view why)
{
    std::string shown;
    for (const char c : url.substr(0, 200))
        shown += c > ' ' && c < 0x7f ? c : '?';
    return failure<SplitUrl>(ErrorCode::InvalidArgument,
                             "\"" + shown + "\" is no usable URL: " + std::string(why));
}

} // namespace

Result<SplitUrl> splitUrl(std::string_view url)
{
    if (std::any_of(url.begin(), url.end(), [](char c) { return c <= ' ' || c >= 0x7f; }))
        return refuse(url, "it contains white space or a control character");
    const auto schemeEnd = url.find("://");
    const auto scheme = asciiLower(url.substr(0, std::min(schemeEnd, url.size())));
    if (schemeEnd == std::string_view::npos || (scheme != "http" && scheme != "https"))
        return refuse(url, "it must begin with http:// or https://");
    if (url.find('#') != std::string_view::npos)
        return refuse(url, "it contains a fragment");

    const auto rest = url.substr(schemeEnd + 3);
    const auto authorityEnd = std::min(rest.find_first_of("/?"), rest.size());
    const auto authority = asciiLower(rest.substr(0, authorityEnd));
    const auto bracket = authority.rfind(']');
    const auto colon = authority.find(':', bracket == std::string::npos ? 0 : bracket);
    SplitUrl split;
    split.host = authority.substr(0, colon);
    if (!isHost(split.host))
        return refuse(url, "its host is missing or wrong");
    if (colon != std::string::npos && !isPort(std::string_view(authority).substr(colon + 1)))
        return refuse(url, "its port must be 1 to 65535");

    split.endpoint = scheme + "://" + authority;
    split.target = std::string(rest.substr(authorityEnd));
    if (split.target.empty() || split.target.front() != '/')
        split.target.insert(0, 1, '/');
    return split;
}

bool isExposed(const SplitUrl& url)
{
    const bool isLoopback = url.host == "localhost" || url.host == "[::1]" ||
                            url.host == "127.0.0.1" ||
                            (url.host.starts_with("127.") &&
                             url.host.find_first_not_of("0123456789.") == std::string::npos);
    return url.endpoint.starts_with("http://") && !isLoopback;
}

} // namespace vitrine::client
