#include "services/platform/client/call_timer.hpp"

#include <boost/asio/bind_executor.hpp>

namespace vitrine::platform {

void CallTimer::arm(std::chrono::steady_clock::time_point at, std::function<void()> expire)
{
    m_fired = false;
    const std::uint64_t round = ++m_round;
    m_timer.expires_at(at);
    m_timer.async_wait(
        boost::asio::bind_executor(m_executor,
                                   [self = shared_from_this(), round, expire = std::move(expire)](
                                       const boost::system::error_code& ec) {
                                       if (ec || round != self->m_round)
                                           return;
                                       self->m_fired = true;
                                       expire();
                                   }));
}

void CallTimer::disarm()
{
    ++m_round;
    m_timer.cancel();
}

} // namespace vitrine::platform
