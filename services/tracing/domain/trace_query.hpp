#pragma once

#include "services/tracing/domain/span.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::tracing {

/// The latest time and the longest look back that a query may name (the year 5138).
inline constexpr std::int64_t kMillisMax = 100'000'000'000'000;

/// Which traces are wanted. Empty texts and absent numbers mean "any".
struct TraceQuery
{
    std::string serviceName; ///< The other conditions must hold in spans of this service.
    std::string remoteServiceName;
    std::string spanName;
    /// Each must be found: an annotation's value or a tag's key, or with a value a tag with it.
    std::vector<std::pair<std::string, std::optional<std::string>>> annotations;
    std::optional<std::int64_t> minDuration; ///< Microseconds.
    std::optional<std::int64_t> maxDuration;
    std::int64_t endMillis = 0; ///< The trace began at this time or before; at most kMillisMax,
    std::int64_t lookbackMillis = 0; ///< but not longer before than this; likewise.
    std::size_t limit = 10;

    [[nodiscard]] bool isInWindow(std::int64_t beginMicros) const;
    /// Whether a trace that began in the window is wanted. Its spans may fulfil the conditions
    /// together.
    [[nodiscard]] bool matches(const std::vector<Span>& trace) const;
};

/// Reads terms joined by " and ": `word`, or `key=value`.
[[nodiscard]] std::vector<std::pair<std::string, std::optional<std::string>>>
parseAnnotationQuery(std::string_view text);

} // namespace vitrine::tracing
