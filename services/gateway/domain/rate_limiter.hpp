#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace vitrine::gateway {

/// A token bucket per caller. Bounded: the caller that was idle longest is forgotten first, which
/// can only be generous to it. Takes the time as an argument. Safe to call from any thread.
class RateLimiter
{
public:
    using Instant = std::chrono::steady_clock::time_point;

    struct Options
    {
        double perSecond = 100; ///< 0 switches the limit off.
        double burst = 200;
        std::size_t callersMax = 100000;
    };
    explicit RateLimiter(Options options)
        : m_options(options)
    {
    }

    /// Takes one request out of `caller`'s bucket.
    /// @return Nothing when it may go on; otherwise when to come back.
    [[nodiscard]] std::optional<std::chrono::seconds> refuse(const std::string& caller,
                                                             Instant now);

private:
    struct Bucket
    {
        double tokens;
        Instant filledAt;
        std::list<std::string>::iterator age; ///< In m_byAge, the most recent in front.
    };

    const Options m_options;
    std::mutex m_mutex;
    std::unordered_map<std::string, Bucket> m_buckets;
    std::list<std::string> m_byAge;
};

} // namespace vitrine::gateway
