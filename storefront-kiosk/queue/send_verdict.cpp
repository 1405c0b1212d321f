#include "storefront-kiosk/queue/send_verdict.hpp"

#include <algorithm>

namespace vitrine::kiosk {
namespace {

/// So often the shop may fail over one sale before a person looks at it; with the longest waits
/// between them that is more than an hour.
constexpr int kFaultsMax = 20;
constexpr int kDoublingsMax = 20;

} // namespace

SendVerdict verdictOf(const Error& error, int sends)
{
    switch (error.code) {
    case ErrorCode::Conflict:
        // with Retry-After it only says that the same key is being worked on
        return error.retryAfter ? SendVerdict::Retry : SendVerdict::Reject;
    case ErrorCode::InvalidArgument:
    case ErrorCode::Unprocessable:
    case ErrorCode::TooLarge:
        return SendVerdict::Reject;
    case ErrorCode::Internal:
        return sends >= kFaultsMax ? SendVerdict::Reject : SendVerdict::Retry;
    default: // the network, the kiosk's own token or rights: the sale is as good as before
        return SendVerdict::Retry;
    }
}

std::chrono::milliseconds
delayAfter(const BackOff& backOff, const Error& error, int sends, double chance)
{
    const auto doublings = std::clamp(sends - 1, 0, kDoublingsMax);
    const auto whole = std::min(backOff.first * (std::int64_t{1} << doublings), backOff.longest);
    const auto half = whole / 2;
    const auto delay =
        half + std::chrono::milliseconds(static_cast<std::int64_t>(
                   static_cast<double>((whole - half).count()) * std::clamp(chance, 0.0, 1.0)));
    if (!error.retryAfter)
        return delay;
    const std::chrono::milliseconds asked = std::min(
        *error.retryAfter, std::chrono::duration_cast<std::chrono::seconds>(backOff.longest));
    return std::max(delay, asked);
}

} // namespace vitrine::kiosk
