#pragma once

#include "services/platform/http/route.hpp"
#include "services/platform/telemetry/telemetry.hpp"
#include "services/tracing/storage/span_store.hpp"
#include "vitrine/core/clock.hpp"

#include <string>
#include <vector>

namespace vitrine::tracing {

/// What the routes use; outlives them.
struct TracingParts
{
    SpanStore& store;
    platform::Metrics& metrics;
    const Clock& clock;
    std::vector<std::string> autocompleteKeys; ///< Tags that a search page offers.
};

/// Zipkin's collector and query API. Its own paths (/api/v2, /zipkin/api/v2) are open, as its
/// clients expect; the gateway comes by /api/v1/traces, which asks for the right to read traces
/// again.
[[nodiscard]] std::vector<platform::Route> tracingRoutes(const TracingParts& parts);

} // namespace vitrine::tracing
