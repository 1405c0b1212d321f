#pragma once

#include "vitrine/core/result.hpp"

#include <chrono>

namespace vitrine::kiosk {

/// What becomes of a sale whose send failed.
enum class SendVerdict {
    Retry, ///< Nothing is decided, or it is not about this sale.
    Reject ///< The shop will never take it as it is.
};

/// @param sends how often it was sent by now, this time included.
[[nodiscard]] SendVerdict verdictOf(const Error& error, int sends);

/// How long a kiosk waits before it sends again.
struct BackOff
{
    std::chrono::milliseconds first{1000};
    std::chrono::milliseconds longest{300'000};
};

/// Doubles with each send; half of it is chance, so that the kiosks of a shop do not all come at
/// once. Never shorter than what the shop asked for.
/// @param chance 0 to 1.
[[nodiscard]] std::chrono::milliseconds
delayAfter(const BackOff& backOff, const Error& error, int sends, double chance);

} // namespace vitrine::kiosk
