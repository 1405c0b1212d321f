#include "services/platform/client/retry.hpp"

#include <algorithm>

namespace vitrine::platform {

using std::chrono::milliseconds;

void RetryBudget::earn()
{
    const std::scoped_lock lock(m_mutex);
    m_tokens = std::min(m_max, m_tokens + m_ratio);
}

bool RetryBudget::spend()
{
    const std::scoped_lock lock(m_mutex);
    if (m_tokens < 1)
        return false;
    m_tokens -= 1;
    return true;
}

milliseconds backoff(const RetryOptions& options, int repeat, std::mt19937& random)
{
    const int doublings = std::clamp(repeat - 1, 0, 20);
    const milliseconds bound = std::min(options.delayMax, options.delayFirst * (1 << doublings));
    return milliseconds(std::uniform_int_distribution<milliseconds::rep>(0, bound.count())(random));
}

} // namespace vitrine::platform
