#include "vitrine/transport/reply_error.hpp"

#include "vitrine/transport/retry_after.hpp"
#include "vitrine/wire/problem.hpp"

namespace vitrine::client {

ErrorCode codeOf(int status) noexcept
{
    switch (status) {
    case 401:
        return ErrorCode::Unauthenticated;
    case 403:
        return ErrorCode::PermissionDenied;
    case 404:
    case 410:
        return ErrorCode::NotFound;
    case 402: // a declined payment leaves the order where it is
    case 409:
        return ErrorCode::Conflict;
    case 412:
        return ErrorCode::PreconditionFailed;
    case 413:
        return ErrorCode::TooLarge;
    case 422:
        return ErrorCode::Unprocessable;
    case 428:
        return ErrorCode::PreconditionRequired;
    case 429:
        return ErrorCode::RateLimited;
    case 502:
    case 503:
        return ErrorCode::Unavailable;
    case 408:
    case 504:
        return ErrorCode::DeadlineExceeded;
    default:
        return status >= 400 && status < 500 ? ErrorCode::InvalidArgument : ErrorCode::Internal;
    }
}

Error errorFrom(const HttpReply& reply)
{
    Error error{.code = codeOf(reply.status), .status = reply.status};
    error.message = "the server answered " + std::to_string(reply.status);
    if (const auto wait = retryAfter(reply.headers.get("Retry-After"), SystemClock().now()))
        error.retryAfter = std::chrono::ceil<std::chrono::seconds>(*wait);
    error.requestId = std::string(reply.headers.get("X-Request-Id"));

    auto problem = wire::decodeProblem(reply.body);
    if (!problem.ok())
        return error; // a proxy's HTML page, or nothing: the status says what can be said
    if (problem->status == 0)
        problem->status = reply.status;
    if (!problem->title.empty())
        error.message += ": " + problem->title;
    if (!problem->detail.empty())
        error.message += ": " + problem->detail;
    if (!problem->errors.empty()) {
        const std::string& pointer = problem->errors.front().pointer;
        error.field = pointer.starts_with('#') ? pointer.substr(1) : pointer;
    }
    error.problem = std::make_shared<const Problem>(*std::move(problem));
    return error;
}

} // namespace vitrine::client
