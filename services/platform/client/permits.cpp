#include "services/platform/client/permits.hpp"

namespace vitrine::platform {

Permits::Permit Permits::acquire(Deadline deadline)
{
    std::unique_lock lock(m_mutex);
    if (m_free == 0) {
        if (m_waiters >= m_waitersMax)
            return {};
        ++m_waiters;
        const auto limit = Deadline::Monotonic::now() + deadline.remaining();
        m_released.wait_until(lock, limit, [this] { return m_free > 0; });
        --m_waiters;
    }
    if (m_free == 0)
        return {};
    --m_free;
    return Permit(*this);
}

std::size_t Permits::waiting() const
{
    const std::scoped_lock lock(m_mutex);
    return m_waiters;
}

void Permits::release()
{
    {
        const std::scoped_lock lock(m_mutex);
        ++m_free;
    }
    m_released.notify_one();
}

} // namespace vitrine::platform
