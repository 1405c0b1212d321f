#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/core/headers.hpp"
#include "vitrine/core/result.hpp"

#include <chrono>
#include <optional>
#include <string_view>

/// What an HTTP answer that is no success means: one reading for the SDK and for the services among
/// themselves.
namespace vitrine::wire {

/// What a status of 400 and above means to a caller.
[[nodiscard]] ErrorCode codeOfStatus(int status) noexcept;

/// How long a Retry-After value asks to wait: seconds, or an HTTP date (RFC 9110 section 10.2.3).
/// At most one day.
/// @return nothing when `value` is neither.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter(std::string_view value,
                                                                  Timestamp now);

/// The Error that the answer stands for, with the server's problem document if it sent one.
[[nodiscard]] Error answerError(int status, const Headers& headers, std::string_view body);

} // namespace vitrine::wire
