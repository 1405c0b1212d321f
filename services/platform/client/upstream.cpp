#include "services/platform/client/upstream.hpp"

#include <algorithm>
#include <array>

namespace vitrine::platform {

std::string_view toString(UpstreamFault fault) noexcept
{
    switch (fault) {
    case UpstreamFault::None:
        return "none";
    case UpstreamFault::BadRequest:
        return "bad_request";
    case UpstreamFault::Connect:
        return "connect";
    case UpstreamFault::Saturated:
        return "saturated";
    case UpstreamFault::Closed:
        return "closed";
    case UpstreamFault::Timeout:
        return "timeout";
    case UpstreamFault::BadAnswer:
        return "bad_answer";
    case UpstreamFault::AnswerTooLarge:
        return "answer_too_large";
    }
    return "unknown";
}

Error UpstreamReply::error() const
{
    Error error{.code = ErrorCode::Unavailable, .message = message};
    if (fault == UpstreamFault::Timeout)
        error.code = ErrorCode::DeadlineExceeded;
    else if (fault == UpstreamFault::BadRequest)
        error.code = ErrorCode::Internal;
    if (maySent)
        error.message += "; the request may have been sent";
    return error;
}

bool isIdempotent(std::string_view method) noexcept
{
    static constexpr std::array<std::string_view, 5> kMethods{
        "GET", "HEAD", "PUT", "DELETE", "OPTIONS"};
    return std::find(kMethods.begin(), kMethods.end(), method) != kMethods.end();
}

} // namespace vitrine::platform
