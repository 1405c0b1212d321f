#pragma once

#include "vitrine/core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::wire {

/// So many requests took at most so long: buckets count everything below them, as Prometheus'
/// histograms do.
struct LatencyBucket
{
    double leSeconds = 0;
    std::int64_t count = 0;
};

/// One process as its own actuator told of it, just now. Totals count from the process's start:
/// rates are differences between two answers (and begin anew when `startedAt` changed).
struct InstanceStatus
{
    std::string service;    ///< "catalog"
    std::string instanceId; ///< As registered; "" where a service has no instance at all (DOWN).
    std::string host;
    std::int64_t port = 0;
    std::string status; ///< UP, DOWN, OUT_OF_SERVICE; UNREACHABLE when it did not answer in time.
    std::string version;
    std::string startedAt; ///< "" when it did not tell.
    std::int64_t memoryBytes = 0;
    std::int64_t requestsTotal = 0; ///< Without those for the actuator itself.
    std::int64_t errorsTotal = 0;   ///< Answered with 5xx.
    /// Ascending, without the last one of everything, which is `requestsTotal`.
    std::vector<LatencyBucket> latencyBuckets;
    double cpuSecondsTotal = 0;
    std::string detail;       ///< Why it is not UP, for operators; "" when it is.
    std::string registeredAt; ///< When the registry first heard of it; "" for the gateway itself.
};

/// A circuit breaker of the gateway.
struct BreakerStatus
{
    std::string service;
    std::string instance;   ///< "" when it guards all instances of the service together.
    std::string state;      ///< CLOSED, OPEN, HALF_OPEN
    double failureRate = 0; ///< 0 to 1, of the calls it looks at.
    std::string since;      ///< When it took this state.
};

/// GET /api/v1/system/instances
struct SystemOverview
{
    std::string at;                        ///< When the instances were asked.
    std::vector<InstanceStatus> instances; ///< By service and instance id.
    std::vector<BreakerStatus> breakers;   ///< By service.
};

[[nodiscard]] std::string encode(const SystemOverview& overview);
[[nodiscard]] Result<SystemOverview> decodeSystemOverview(std::string_view json);

} // namespace vitrine::wire
