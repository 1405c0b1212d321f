#include "services/platform/client/retry.hpp"
#include "services/platform/client/service_client.hpp"
#include "vitrine/wire/problem.hpp"

namespace vitrine::platform {

namespace {

ErrorCode codeOf(int status)
{
    switch (status) {
    case 401:
        return ErrorCode::Unauthenticated;
    case 403:
        return ErrorCode::PermissionDenied;
    case 404:
    case 410:
        return ErrorCode::NotFound;
    case 408:
    case 504:
        return ErrorCode::DeadlineExceeded;
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
    default:
        return status < 500 ? ErrorCode::InvalidArgument : ErrorCode::Internal;
    }
}

/// "#/lines/0" as "/lines/0".
std::string withoutHash(const std::string& pointer)
{
    return pointer.starts_with('#') ? pointer.substr(1) : pointer;
}

} // namespace

Error errorFrom(const ServiceResponse& response)
{
    Error error{.code = codeOf(response.status),
                .message = "status " + std::to_string(response.status)};
    error.status = response.status;
    error.requestId = response.headers.get("X-Request-Id");
    if (response.headers.has("Retry-After"))
        error.retryAfter =
            parseRetryAfter(response.headers.get("Retry-After"), SystemClock().now());
    const bool isJson = response.headers.get("Content-Type").find("json") != std::string_view::npos;
    if (!isJson || response.body.empty())
        return error;
    Result<Problem> problem = wire::decodeProblem(response.body);
    if (!problem)
        return error;
    if (!problem->detail.empty())
        error.message = problem->detail;
    else if (!problem->title.empty())
        error.message = problem->title;
    if (!problem->errors.empty())
        error.field = withoutHash(problem->errors.front().pointer);
    error.problem = std::make_shared<const Problem>(std::move(*problem));
    return error;
}

} // namespace vitrine::platform
