#pragma once

#include "services/tracing/domain/dependency_linker.hpp"
#include "services/tracing/domain/span.hpp"
#include "vitrine/core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vitrine::tracing {

/// Reads the body of a `POST /api/v2/spans`, as leniently as Zipkin's collector: unknown members
/// and nulls are skipped, numbers may be quoted or have a fraction, names become lower case.
/// @return InvalidArgument naming span and member, for a body that is no list, ids that are none,
/// an unknown kind, tags or
///         annotations of another shape, and more than 10,000 spans or 64 KB of text in one.
[[nodiscard]] Result<std::vector<Span>> decodeSpans(std::string_view json);

[[nodiscard]] std::string encodeTrace(const std::vector<Span>& trace);
[[nodiscard]] std::string encodeTraces(const std::vector<std::vector<Span>>& traces);
[[nodiscard]] std::string encodeNames(const std::vector<std::string>& names);
[[nodiscard]] std::string encodeLinks(const std::vector<DependencyLink>& links);

} // namespace vitrine::tracing
