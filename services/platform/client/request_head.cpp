#include "services/platform/client/request_head.hpp"

#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace vitrine::platform {

namespace {

bool isTokenCharacter(char c)
{
    const bool alphanumeric =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return alphanumeric || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool isToken(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

bool isTarget(std::string_view text)
{
    const auto visible = [](char c) { return c > ' ' && c < '\x7f' && c != '#'; };
    return !text.empty() && (text.front() == '/' || text == "*") &&
           std::all_of(text.begin(), text.end(), visible);
}

bool isFieldValue(std::string_view text)
{
    const auto printable = [](char c) {
        return static_cast<unsigned char>(c) >= ' ' ? c != '\x7f' : c == '\t';
    };
    return std::all_of(text.begin(), text.end(), printable);
}

/// Fields that belong to the connection, not to the message that travels over it.
bool belongsToConnection(std::string_view name)
{
    static constexpr std::array<std::string_view, 12> kNames{"connection",
                                                             "content-length",
                                                             "host",
                                                             "keep-alive",
                                                             "proxy-authenticate",
                                                             "proxy-authorization",
                                                             "proxy-connection",
                                                             "te",
                                                             "trailer",
                                                             "transfer-encoding",
                                                             "upgrade",
                                                             "expect"};
    return std::any_of(kNames.begin(), kNames.end(), [&](std::string_view known) {
        return asciiEqualsIgnoreCase(known, name);
    });
}

Error unwritable(std::string what)
{
    return Error{.code = ErrorCode::Internal, .message = std::move(what)};
}

std::string authority(const UpstreamRequest& request, const Endpoint& endpoint)
{
    if (!request.host.empty())
        return request.host;
    const bool isIpv6 = endpoint.host.find(':') != std::string::npos;
    const std::string host = isIpv6 ? "[" + endpoint.host + "]" : endpoint.host;
    const std::uint16_t usualPort = request.tls ? 443 : 80;
    return endpoint.port == usualPort ? host : host + ":" + std::to_string(endpoint.port);
}

} // namespace

Result<std::string> requestHead(const UpstreamRequest& request, const Endpoint& endpoint)
{
    if (!isToken(request.method) || request.method == "CONNECT")
        return unwritable("method '" + request.method + "' cannot be sent");
    if (!isTarget(request.target))
        return unwritable("the request target is not an encoded path");
    const std::string host = authority(request, endpoint);
    if (host.empty() || !isFieldValue(host) || host.find(' ') != std::string::npos)
        return unwritable("the host name cannot be sent");

    std::string head;
    head.reserve(512 + request.target.size());
    head.append(request.method)
        .append(" ")
        .append(request.target)
        .append(" HTTP/1.1\r\nHost: ")
        .append(host)
        .append("\r\n");
    for (const auto& [name, value] : request.headers) {
        if (belongsToConnection(name))
            continue;
        if (!isToken(name) || !isFieldValue(value))
            return unwritable("header field '" + name + "' cannot be sent");
        head.append(name).append(": ").append(value).append("\r\n");
    }
    const bool bodyExpected =
        request.method == "POST" || request.method == "PUT" || request.method == "PATCH";
    if (bodyExpected || !request.body.empty())
        head.append("Content-Length: ").append(std::to_string(request.body.size())).append("\r\n");
    head.append("\r\n");
    return head;
}

} // namespace vitrine::platform
