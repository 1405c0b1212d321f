#include "services/identity/http/form.hpp"

#include "vitrine/core/encoding.hpp"

namespace vitrine::identity {

namespace {

constexpr std::size_t kAddressBytesMax = 64;

bool isForm(std::string_view contentType)
{
    return asciiEqualsIgnoreCase(trim(contentType.substr(0, contentType.find(';'))),
                                 "application/x-www-form-urlencoded");
}

} // namespace

OAuthResult<Parameters> formOf(const platform::HttpRequest& request)
{
    if (!isForm(request.headers.get("Content-Type")))
        return OAuthError{"invalid_request",
                          "The content type must be application/x-www-form-urlencoded."};
    const auto members = platform::QueryParams::parse(request.body);
    if (!members.ok())
        return OAuthError{"invalid_request", "The form is malformed."};
    return queryOf(*members);
}

OAuthResult<Parameters> queryOf(const platform::QueryParams& query)
{
    Parameters parameters;
    for (const auto& [name, value] : query.members()) {
        if (!parameters.emplace(name, value).second)
            return OAuthError{"invalid_request", "The parameter '" + name + "' stands twice."};
    }
    return parameters;
}

std::string queryText(const Parameters& parameters)
{
    std::string text;
    for (const auto& [name, value] : parameters)
        text += (text.empty() ? "" : "&") + percentEncode(name) + "=" + percentEncode(value);
    return text;
}

Parameters parametersFrom(const std::string& queryText)
{
    const auto members = platform::QueryParams::parse(queryText);
    if (!members.ok())
        return {};
    const auto parameters = queryOf(*members);
    return parameters.ok() ? *parameters : Parameters();
}

std::string valueOf(const Parameters& parameters, std::string_view name)
{
    const auto found = parameters.find(name);
    return found == parameters.end() ? std::string() : found->second;
}

std::string cookieOf(const Headers& headers, std::string_view name)
{
    for (const auto& [field, text] : headers) {
        if (!asciiEqualsIgnoreCase(field, "Cookie"))
            continue;
        std::string_view rest = text;
        while (!rest.empty()) {
            const auto end = rest.find(';');
            const std::string_view pair = trim(rest.substr(0, end));
            rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
            const auto equals = pair.find('=');
            if (equals != std::string_view::npos && pair.substr(0, equals) == name)
                return std::string(pair.substr(equals + 1));
        }
    }
    return {};
}

std::string clientAddressOf(const Headers& headers)
{
    // The gateway replaces what came from outside and writes the address it saw last.
    const std::string_view chain = headers.get("X-Forwarded-For");
    const auto comma = chain.rfind(',');
    const std::string_view last =
        trim(comma == std::string_view::npos ? chain : chain.substr(comma + 1));
    return last.size() <= kAddressBytesMax ? std::string(last) : std::string();
}

} // namespace vitrine::identity
