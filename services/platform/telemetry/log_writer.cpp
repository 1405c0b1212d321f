#include "services/platform/telemetry/log_writer.hpp"

#include <cerrno>
#include <poll.h>
#include <pthread.h>
#include <unistd.h>

namespace vitrine::platform {

LogWriter::LogWriter(int descriptor, std::size_t bytesMax)
    : m_descriptor(descriptor)
    , m_bytesMax(bytesMax)
{
}

LogWriter::~LogWriter()
{
    flush();
}

void LogWriter::start()
{
    const std::lock_guard lock(m_mutex);
    if (m_thread.joinable())
        return;
    m_thread = std::jthread([this](const std::stop_token& stop) { writeLoop(stop); });
    pthread_setname_np(m_thread.native_handle(), "log");
}

std::size_t LogWriter::dropped() const
{
    const std::lock_guard lock(m_mutex);
    return m_dropped;
}

void LogWriter::log(const spdlog::details::log_msg& message)
{
    const std::lock_guard lock(m_mutex);
    if (m_waiting.size() + message.payload.size() > m_bytesMax) {
        ++m_dropped;
        return;
    }
    const bool wasIdle = m_waiting.empty();
    m_waiting.append(message.payload.data(), message.payload.size());
    m_waiting += '\n';
    if (!m_thread.joinable()) {
        writeAll(m_waiting);
        m_waiting.clear();
    } else if (wasIdle) {
        m_work.notify_one();
    }
}

void LogWriter::flush()
{
    std::unique_lock lock(m_mutex);
    m_idle.wait_for(
        lock, std::chrono::milliseconds(500), [this] { return m_waiting.empty() && !m_writing; });
}

void LogWriter::writeLoop(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    std::string text;
    for (;;) {
        m_work.wait(lock, stop, [this] { return !m_waiting.empty(); });
        if (m_waiting.empty())
            return; // stopped, and nothing is left
        text.swap(m_waiting);
        if (m_droppedSaid != m_dropped) {
            text += R"({"level":"warn","message":"log lines were dropped","lines":")" +
                    std::to_string(m_dropped - m_droppedSaid) + "\"}\n";
            m_droppedSaid = m_dropped;
        }
        m_writing = true;
        lock.unlock();
        writeAll(text);
        if (text.capacity() > m_bytesMax / 8)
            text.shrink_to_fit();
        text.clear();
        lock.lock();
        m_writing = false;
        m_idle.notify_all();
    }
}

void LogWriter::writeAll(const std::string& text) const
{
    std::size_t done = 0;
    while (done < text.size()) {
        const ssize_t count = ::write(m_descriptor, text.data() + done, text.size() - done);
        if (count > 0) {
            done += static_cast<std::size_t>(count);
        } else if (errno == EAGAIN) { // whoever shares our standard output made it non-blocking
            pollfd wait{m_descriptor, POLLOUT, 0};
            ::poll(&wait, 1, 1000);
        } else if (errno != EINTR) {
            return; // the reader is gone; there is no other place to say so
        }
    }
}

} // namespace vitrine::platform
