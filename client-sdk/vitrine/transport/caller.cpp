#include "vitrine/transport/caller.hpp"

#include "vitrine/core/encoding.hpp"
#include "vitrine/wire/answer_error.hpp"

#include <algorithm>

namespace vitrine::client {
namespace {

bool isKey(std::string_view key)
{
    return key.size() <= 255 &&
           std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

/// Gives every failure what support asks for first.
Result<HttpReply>
concluded(Result<HttpReply> result, const std::string& requestId, const std::string& traceId)
{
    if (result.ok() && ((result->status >= 200 && result->status < 300) || result->status == 304))
        return result;
    Error error = result.ok() ? wire::answerError(result->status, result->headers, result->body)
                              : result.error();
    if (error.requestId.empty())
        error.requestId = requestId;
    error.traceId = traceId;
    return error;
}

} // namespace

Path&& Path::operator/(std::string_view value) &&
{
    m_ok = m_ok && !value.empty() && value != "." && value != ".." &&
           value.find('\0') == std::string_view::npos;
    m_text += '/';
    m_text += percentEncode(value);
    return std::move(*this);
}

Path&& Path::then(std::string_view fixed) &&
{
    m_text += fixed;
    return std::move(*this);
}

Caller::Caller(std::string endpoint,
               std::chrono::milliseconds timeout,
               std::shared_ptr<HttpTransport> pipeline,
               std::shared_ptr<Scheduler> scheduler)
    : m_endpoint(std::move(endpoint))
    , m_timeout(timeout)
    , m_pipeline(std::move(pipeline))
    , m_scheduler(std::move(scheduler))
{
}

Task<HttpReply> Caller::call(ApiCall call, CallOptions options) const
{
    if (!call.path.ok())
        return finished(failure<HttpReply>(
            ErrorCode::InvalidArgument,
            call.operation + " needs an id that is neither empty nor a relative path",
            "/id"));
    HttpCall http{.method = std::move(call.method),
                  .endpoint = m_endpoint,
                  .target = call.path.text(),
                  .headers = std::move(call.headers),
                  .body = std::move(call.body),
                  .contentType = std::move(call.contentType),
                  .operation = std::move(call.operation),
                  .repeatable = call.repeatable};
    if (!call.query.empty())
        http.target += "?" + call.query;
    if (call.version)
        http.headers.add("If-Match", etagOf(*call.version));
    if (!call.ifNoneMatch.empty())
        http.headers.add("If-None-Match", call.ifNoneMatch);
    return send(std::move(http), std::move(options));
}

Task<HttpReply> Caller::send(HttpCall call, CallOptions options) const
{
    if (!isKey(options.idempotencyKey))
        return finished(
            failure<HttpReply>(ErrorCode::InvalidArgument,
                               "an idempotency key has 1 to 255 visible ASCII characters"));
    if (!options.idempotencyKey.empty())
        call.headers.set("Idempotency-Key", options.idempotencyKey);

    call.onUpload = std::move(options.onUpload);

    CallScope scope;
    scope.deadline = Deadline(m_scheduler->now() + options.timeout.value_or(m_timeout));
    scope.cancel = std::move(options.cancel);
    scope.trace = options.trace ? options.trace->child() : TraceContext::start();
    scope.requestId = options.requestId.empty() ? randomHex(16) : std::move(options.requestId);
    try {
        return settle<HttpReply>(m_pipeline->send(std::move(call), scope))
            .then([requestId = scope.requestId,
                   traceId = scope.trace.traceId](Result<HttpReply> result) {
                return concluded(std::move(result), requestId, traceId);
            });
    } catch (const std::exception& e) {
        return finished(concluded(failure<HttpReply>(ErrorCode::Internal, e.what()),
                                  scope.requestId,
                                  scope.trace.traceId));
    }
}

Task<Done> Caller::perform(ApiCall what, CallOptions options) const
{
    return settle<Done>(
        call(std::move(what), std::move(options)).then([](Result<HttpReply> reply) -> Outcome {
            if (!reply.ok())
                return reply.error();
            return Done{};
        }));
}

std::string etagOf(std::int64_t version)
{
    return "\"" + std::to_string(version) + "\"";
}

} // namespace vitrine::client
