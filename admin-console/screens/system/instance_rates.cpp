#include "admin-console/screens/system/instance_rates.hpp"

#include <algorithm>
#include <vector>

namespace vitrine::console {

namespace {

/// What fell into each bucket between the two looks, cumulative as the counts are.
std::vector<wire::LatencyBucket> newObservations(const std::vector<wire::LatencyBucket>& older,
                                                 const std::vector<wire::LatencyBucket>& newer)
{
    auto difference = newer;
    for (auto& bucket : difference) {
        const auto before = std::find_if(older.begin(), older.end(), [&](const auto& each) {
            return each.leSeconds == bucket.leSeconds;
        });
        if (before != older.end())
            bucket.count = std::max<std::int64_t>(0, bucket.count - before->count);
    }
    return difference;
}

bool beganAnew(const wire::InstanceStatus& older, const wire::InstanceStatus& newer)
{
    return older.startedAt != newer.startedAt || newer.requestsTotal < older.requestsTotal;
}

} // namespace

std::optional<double>
histogramQuantile(double q, std::span<const wire::LatencyBucket> buckets, std::int64_t total)
{
    if (buckets.empty() || total <= 0)
        return std::nullopt;
    const double rank = q * static_cast<double>(total);
    const auto found =
        std::find_if(buckets.begin(), buckets.end(), [&](const wire::LatencyBucket& bucket) {
            return static_cast<double>(bucket.count) >= rank;
        });
    if (found == buckets.end())
        return buckets.back().leSeconds;
    const bool isFirst = found == buckets.begin();
    const double lower = isFirst ? 0.0 : (found - 1)->leSeconds;
    const auto below = isFirst ? 0 : (found - 1)->count;
    const auto inside = found->count - below;
    if (inside == 0)
        return found->leSeconds;
    return lower + (found->leSeconds - lower) * (rank - static_cast<double>(below)) /
                       static_cast<double>(inside);
}

std::optional<InstanceRates> ratesBetween(const wire::InstanceStatus& older,
                                          const wire::InstanceStatus& newer,
                                          std::chrono::milliseconds elapsed)
{
    if (elapsed <= std::chrono::milliseconds::zero() || beganAnew(older, newer))
        return std::nullopt;
    const double seconds = std::chrono::duration<double>(elapsed).count();
    const auto requests = newer.requestsTotal - older.requestsTotal;
    const auto errors = std::max<std::int64_t>(0, newer.errorsTotal - older.errorsTotal);
    InstanceRates rates;
    rates.requestsPerSecond = static_cast<double>(requests) / seconds;
    if (requests > 0)
        rates.errorShare =
            std::min(1.0, static_cast<double>(errors) / static_cast<double>(requests));
    rates.p99Seconds = histogramQuantile(
        0.99, newObservations(older.latencyBuckets, newer.latencyBuckets), requests);
    rates.cpuShare = std::max(0.0, newer.cpuSecondsTotal - older.cpuSecondsTotal) / seconds;
    return rates;
}

} // namespace vitrine::console
