#include "storefront-kiosk/storage/own_thread.hpp"

namespace vitrine::kiosk {

SerialThread::SerialThread(std::size_t waitingMax)
    : m_waitingMax(waitingMax)
    , m_thread([this] { run(); })
{
}

SerialThread::~SerialThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

bool SerialThread::post(std::function<void()> work)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_waiting.size() >= m_waitingMax)
            return false;
        m_waiting.push_back(std::move(work));
    }
    m_wake.notify_one();
    return true;
}

void SerialThread::endWith(std::function<void()> work)
{
    const std::lock_guard lock(m_mutex);
    m_last = std::move(work);
}

void SerialThread::run()
{
    for (;;) {
        std::function<void()> work;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_ending || !m_waiting.empty(); });
            if (m_waiting.empty())
                break;
            work = std::move(m_waiting.front());
            m_waiting.pop_front();
        }
        work();
    }
    if (m_last) // nobody else touches it any more
        m_last();
}

} // namespace vitrine::kiosk
