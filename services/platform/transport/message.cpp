#include "services/platform/transport/message.hpp"

#include <boost/beast/http/status.hpp>

namespace vitrine::transport {

std::string_view reasonPhrase(unsigned status) noexcept
{
    switch (status) { // younger than Beast 1.74
    case 425:
        return "Too Early";
    default:
        break;
    }
    const auto known = boost::beast::http::int_to_status(status);
    const auto text = boost::beast::http::obsolete_reason(known);
    if (known == boost::beast::http::status::unknown)
        return "Unknown";
    return {text.data(), text.size()};
}

Response problemAnswer(unsigned status, std::string_view detail)
{
    Response response;
    response.status = status;
    response.body.append(R"({"type":"about:blank","title":")").append(reasonPhrase(status));
    response.body.append(R"(","status":)").append(std::to_string(status));
    response.body.append(R"(,"detail":")");
    for (const char c : detail) {
        if (c == '"' || c == '\\')
            response.body += '\\';
        response.body += c;
    }
    response.body.append("\"}");
    response.headers.add("Content-Type", "application/problem+json");
    response.headers.add("X-Content-Type-Options", "nosniff");
    if (status == 405)
        response.headers.add("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    if (status == 503)
        response.headers.add("Retry-After", "1");
    return response;
}

} // namespace vitrine::transport
