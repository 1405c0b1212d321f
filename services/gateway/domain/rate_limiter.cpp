#include "services/gateway/domain/rate_limiter.hpp"

#include <algorithm>
#include <cmath>

namespace vitrine::gateway {

std::optional<std::chrono::seconds> RateLimiter::refuse(const std::string& caller, Instant now)
{
    if (m_options.perSecond <= 0)
        return std::nullopt;
    const std::lock_guard lock(m_mutex);
    auto found = m_buckets.find(caller);
    if (found == m_buckets.end()) {
        if (m_buckets.size() >= m_options.callersMax) {
            m_buckets.erase(m_byAge.back());
            m_byAge.pop_back();
        }
        m_byAge.push_front(caller);
        found = m_buckets.emplace(caller, Bucket{m_options.burst, now, m_byAge.begin()}).first;
    }
    Bucket& bucket = found->second;
    m_byAge.splice(m_byAge.begin(), m_byAge, bucket.age);
    const double elapsed = std::chrono::duration<double>(now - bucket.filledAt).count();
    bucket.tokens =
        std::min(m_options.burst, bucket.tokens + std::max(0.0, elapsed) * m_options.perSecond);
    bucket.filledAt = now;
    if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        return std::nullopt;
    }
    const double wait = std::ceil((1 - bucket.tokens) / m_options.perSecond);
    return std::chrono::seconds(std::max(1L, static_cast<long>(wait)));
}

} // namespace vitrine::gateway
