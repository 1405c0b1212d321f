#pragma once

#include "services/tracing/domain/span.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace vitrine::tracing {

/// A span id: 1 to 16 lower-case hexadecimal digits. All zeros read as 0.
[[nodiscard]] std::optional<std::uint64_t> parseSpanId(std::string_view text);
/// A trace id: 1 to 32 lower-case hexadecimal digits. All zeros read as {0, 0}.
[[nodiscard]] std::optional<TraceId> parseTraceId(std::string_view text);

/// 16 digits.
[[nodiscard]] std::string formatId(std::uint64_t id);
/// 16 digits, or 32 for an id of 128 bits.
[[nodiscard]] std::string formatId(const TraceId& id);

} // namespace vitrine::tracing
