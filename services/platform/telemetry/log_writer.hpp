#pragma once

#include <spdlog/sinks/sink.h>

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace vitrine::platform {

/// The end of the log: writes lines to a descriptor. Before `start` a line is written by the thread
/// that logs it. Then a thread of its own writes whatever has gathered since its last write in one
/// call, so that a request never waits for the pipe behind standard output, and a busy process
/// makes few system calls. (spdlog's asynchronous logger was tried: it writes and flushes line by
/// line, and holds some megabytes for its queue.)
class LogWriter final : public spdlog::sinks::sink
{
public:
    explicit LogWriter(int descriptor, std::size_t bytesMax = 1024 * 1024);
    ~LogWriter() override;

    void start();
    /// How many lines were dropped because `bytesMax` were waiting already.
    [[nodiscard]] std::size_t dropped() const;

    void log(const spdlog::details::log_msg& message) override;
    /// Waits until everything is written, at most half a second.
    void flush() override;
    /// Lines come complete: there is no pattern to apply.
    void set_pattern(const std::string&) override {}
    void set_formatter(std::unique_ptr<spdlog::formatter>) override {}

private:
    void writeLoop(const std::stop_token& stop);
    void writeAll(const std::string& text) const;

    const int m_descriptor;
    const std::size_t m_bytesMax;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_work;
    std::condition_variable m_idle;
    std::string m_waiting;
    std::size_t m_dropped = 0;
    std::size_t m_droppedSaid = 0;
    bool m_writing = false;
    std::jthread m_thread; // last: it uses what stands above
};

} // namespace vitrine::platform
