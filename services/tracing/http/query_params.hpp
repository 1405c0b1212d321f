#pragma once

#include "services/platform/http/http_types.hpp"
#include "services/tracing/domain/trace_query.hpp"
#include "vitrine/core/clock.hpp"

#include <vector>

namespace vitrine::tracing {

/// The parameters of `GET /traces`. @return InvalidArgument naming the parameter.
[[nodiscard]] Result<TraceQuery> readTraceQuery(const platform::QueryParams& params, Timestamp now);
/// `endTs` (required) and `lookback` of `GET /dependencies`, as a query of which only the times
/// count.
[[nodiscard]] Result<TraceQuery> readWindow(const platform::QueryParams& params);
/// `traceIds` of `GET /traceMany`: at least two different ids.
[[nodiscard]] Result<std::vector<TraceId>> readTraceIds(const platform::QueryParams& params);

} // namespace vitrine::tracing
