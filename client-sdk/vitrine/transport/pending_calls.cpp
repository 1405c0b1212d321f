#include "vitrine/transport/pending_calls.hpp"

namespace vitrine::client {

PendingCalls::Ticket PendingCalls::enter()
{
    return admit(false);
}

PendingCalls::Ticket PendingCalls::enterAlways()
{
    return admit(true);
}

PendingCalls::Ticket PendingCalls::admit(bool evenIfClosed)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_closed && !evenIfClosed)
            return nullptr;
        ++m_count;
    }
    return Ticket(this, [self = shared_from_this()](void*) { self->leave(); });
}

void PendingCalls::leave()
{
    const std::lock_guard lock(m_mutex);
    --m_count;
    m_ended.notify_all();
}

bool PendingCalls::close(std::chrono::milliseconds limit)
{
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
    }
    m_closing.cancel();
    std::unique_lock lock(m_mutex);
    return m_ended.wait_for(lock, limit, [this] { return m_count == 0; });
}

} // namespace vitrine::client
