#include "services/platform/transport/exchange.hpp"

namespace vitrine::transport {

void ReplyTracker::add()
{
    const std::lock_guard lock(m_mutex);
    ++m_open;
}

void ReplyTracker::remove()
{
    const std::lock_guard lock(m_mutex);
    if (--m_open == 0)
        m_none.notify_all();
}

void ReplyTracker::waitForNone()
{
    std::unique_lock lock(m_mutex);
    m_none.wait(lock, [this] { return m_open == 0; });
}

} // namespace vitrine::transport
