#pragma once

#include "services/platform/call_context.hpp"
#include "vitrine/core/headers.hpp"
#include "vitrine/core/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::platform {

/// The decoded query of a request; keys may repeat.
class QueryParams
{
public:
    /// Decodes `text` ("a=1&b=two+words"). A key without '=' has the value "".
    /// @return InvalidArgument for a broken escape, bytes that are not UTF-8, or more than 100
    /// members.
    static Result<QueryParams> parse(std::string_view text);

    /// The first value of `key`, or nothing.
    [[nodiscard]] std::optional<std::string_view> get(std::string_view key) const;
    /// Every value of `key`, in order.
    [[nodiscard]] std::vector<std::string_view> all(std::string_view key) const;
    /// An integer between the bounds, `fallback` when absent.
    /// @return InvalidArgument, with `field` the key, for anything else.
    [[nodiscard]] Result<long long>
    integer(std::string_view key, long long fallback, long long min, long long max) const;

    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& members() const
    {
        return m_members;
    }

private:
    std::vector<std::pair<std::string, std::string>> m_members;
};

/// A request as a handler sees it: matched, authenticated, read whole, checked for size and UTF-8
/// of its path.
struct HttpRequest
{
    std::string method;
    std::string path;                  ///< Raw path as sent, without the query.
    std::string routePattern;          ///< Of the route that matched, e.g. "/api/v1/products/{id}".
    std::vector<std::string> pathArgs; ///< Decoded values of the pattern's {names}, in order.
    QueryParams query;
    Headers headers;
    std::string body;
    CallContext context;
};

/// What a handler answers. The transport adds Date, Content-Length and connection headers.
struct HttpResponse
{
    int status = 200;
    std::string body{};
    std::string contentType = "application/json"; ///< Left out when the body is empty.
    Headers headers{};
};

/// A JSON answer.
[[nodiscard]] HttpResponse jsonResponse(int status, std::string body);
/// An answer without a body.
[[nodiscard]] HttpResponse emptyResponse(int status);
/// The problem document (RFC 9457, application/problem+json) for `error`: status from its code,
/// `detail` from its message unless the code is Internal, `errors` from its field, Retry-After from
/// retryAfter. This is the one place where errors become HTTP.
[[nodiscard]] HttpResponse problemResponse(const Error& error);
/// The problem document for what was there, and will not come again (410): the caller starts over.
[[nodiscard]] HttpResponse goneResponse(std::string message);
/// The HTTP status of `code`.
[[nodiscard]] int statusOf(ErrorCode code) noexcept;

} // namespace vitrine::platform
