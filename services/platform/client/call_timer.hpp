#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <functional>
#include <memory>

namespace vitrine::platform {

/// Ends what a call is waiting for when its time has come. Armed once per stage, not once per read,
/// so that a peer that sends a byte now and then gains nothing by it. Used on the executor of one
/// coroutine only; held by shared_ptr because a cancelled wait still reports, later.
class CallTimer : public std::enable_shared_from_this<CallTimer>
{
public:
    explicit CallTimer(const boost::asio::any_io_executor& executor)
        : m_executor(executor)
        , m_timer(executor)
    {
    }

    /// Runs `expire` at `at`, unless it is armed again or disarmed before.
    void arm(std::chrono::steady_clock::time_point at, std::function<void()> expire);
    void disarm();
    /// Whether the time that was set last came.
    [[nodiscard]] bool fired() const { return m_fired; }

private:
    boost::asio::any_io_executor m_executor;
    boost::asio::steady_timer m_timer;
    std::uint64_t m_round = 0;
    bool m_fired = false;
};

} // namespace vitrine::platform
