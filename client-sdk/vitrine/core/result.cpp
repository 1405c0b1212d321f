#include "vitrine/core/result.hpp"

namespace vitrine {

const char* toString(ErrorCode code) noexcept
{
    switch (code) {
    case ErrorCode::InvalidArgument:
        return "invalid_argument";
    case ErrorCode::Unauthenticated:
        return "unauthenticated";
    case ErrorCode::PermissionDenied:
        return "permission_denied";
    case ErrorCode::NotFound:
        return "not_found";
    case ErrorCode::Conflict:
        return "conflict";
    case ErrorCode::PreconditionFailed:
        return "precondition_failed";
    case ErrorCode::TooLarge:
        return "too_large";
    case ErrorCode::Unprocessable:
        return "unprocessable";
    case ErrorCode::PreconditionRequired:
        return "precondition_required";
    case ErrorCode::RateLimited:
        return "rate_limited";
    case ErrorCode::Cancelled:
        return "cancelled";
    case ErrorCode::Unavailable:
        return "unavailable";
    case ErrorCode::DeadlineExceeded:
        return "deadline_exceeded";
    case ErrorCode::Internal:
        return "internal";
    }
    return "internal";
}

bool isTransient(ErrorCode code) noexcept
{
    return code == ErrorCode::Unavailable || code == ErrorCode::DeadlineExceeded ||
           code == ErrorCode::RateLimited;
}

} // namespace vitrine
