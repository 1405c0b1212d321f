#pragma once

#include "vitrine/wire/system.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vitrine::console {

/// What an instance did between two looks at its counters.
struct InstanceRates
{
    double requestsPerSecond = 0;
    std::optional<double> errorShare; ///< Answers of 5xx, 0 to 1; none without requests.
    std::optional<double> p99Seconds; ///< None without requests.
    double cpuShare = 0;              ///< 1 is one processor, wholly busy.
};

/// The quantile `q` (0 to 1) of a histogram, estimated as Prometheus' histogram_quantile does: the
/// observations of a bucket are taken as evenly spread over it, those above the last finite bound
/// as lying at that bound.
/// @param buckets cumulative counts by ascending, finite upper bound.
/// @param total all observations.
/// @return none for a histogram without observations or bounds.
[[nodiscard]] std::optional<double>
histogramQuantile(double q, std::span<const wire::LatencyBucket> buckets, std::int64_t total);

/// @param elapsed between the two looks.
/// @return none when `newer` was started after `older` was looked at, i.e. its counters began anew,
/// and when no time passed.
[[nodiscard]] std::optional<InstanceRates> ratesBetween(const wire::InstanceStatus& older,
                                                        const wire::InstanceStatus& newer,
                                                        std::chrono::milliseconds elapsed);

} // namespace vitrine::console
