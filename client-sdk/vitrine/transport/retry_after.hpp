#pragma once

#include "vitrine/core/clock.hpp"

#include <chrono>
#include <optional>
#include <string_view>

namespace vitrine::client {

/// How long a Retry-After value asks to wait: seconds, or an HTTP date (RFC 9110 section 10.2.3).
/// At most one day.
/// @return nothing when `value` is neither.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter(std::string_view value,
                                                                  Timestamp now);

} // namespace vitrine::client
