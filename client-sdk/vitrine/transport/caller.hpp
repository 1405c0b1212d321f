#pragma once

#include "vitrine/core/headers.hpp"
#include "vitrine/transport/client_options.hpp"
#include "vitrine/transport/http_transport.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// Private to the SDK; not installed.
namespace vitrine::client {

/// A request path of fixed parts and values.
class Path
{
public:
    explicit Path(std::string fixed)
        : m_text(std::move(fixed))
    {
    }
    /// Appends "/" and `value` as one segment. A value that would change the path (empty, ".",
    /// "..") spoils it.
    Path&& operator/(std::string_view value) &&;
    /// Appends fixed text, e.g. "/images".
    Path&& then(std::string_view fixed) &&;

    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    std::string m_text;
    bool m_ok = true;
};

/// A call of the shop's API before it becomes an HttpCall.
struct ApiCall
{
    std::string operation;
    std::string method;
    Path path;
    std::string query{}; ///< Encoded, without '?'.
    std::string body{};
    std::string contentType = "application/json";
    Headers headers{};                     ///< Besides those that every call has.
    std::optional<std::int64_t> version{}; ///< Sent as If-Match.
    std::string ifNoneMatch{};
    bool repeatable = false;
};

/// Makes API calls through the policies and turns refusals into Errors.
class Caller
{
public:
    Caller(std::string endpoint,
           std::chrono::milliseconds timeout,
           std::shared_ptr<HttpTransport> pipeline,
           std::shared_ptr<Scheduler> scheduler);

    /// @return The answer when its status is 2xx or 304; else the Error it stands for, request id
    /// and trace id filled in.
    [[nodiscard]] Task<HttpReply> call(ApiCall call, CallOptions options) const;
    /// As above, for a request that is not below the endpoint's API.
    [[nodiscard]] Task<HttpReply> send(HttpCall call, CallOptions options) const;

    /// The decoded body of the answer.
    template <typename T>
    [[nodiscard]] Task<T>
    fetch(ApiCall what, CallOptions options, Result<T> (*decode)(std::string_view)) const
    {
        auto operation = what.operation;
        return settle<T>(call(std::move(what), std::move(options))
                             .then([decode, operation](Result<HttpReply> reply) -> Result<T> {
                                 if (!reply.ok())
                                     return reply.error();
                                 auto value = decode(reply->body);
                                 return value.ok()
                                            ? value
                                            : unreadable<T>(operation, *reply, value.error());
                             }));
    }

    /// Only whether the call succeeded.
    [[nodiscard]] Task<Done> perform(ApiCall call, CallOptions options) const;

    /// An answer of the right status whose body is not what the API promises.
    template <typename T>
    [[nodiscard]] static Result<T>
    unreadable(const std::string& operation, const HttpReply& reply, Error error)
    {
        error.code = ErrorCode::Internal;
        error.message = "the answer to " + operation + " cannot be read: " + error.message;
        error.status = reply.status;
        error.requestId = std::string(reply.headers.get("X-Request-Id"));
        return error;
    }

private:
    std::string m_endpoint;
    std::chrono::milliseconds m_timeout;
    std::shared_ptr<HttpTransport> m_pipeline;
    std::shared_ptr<Scheduler> m_scheduler;
};

/// The ETag of a version.
[[nodiscard]] std::string etagOf(std::int64_t version);

} // namespace vitrine::client
