#include "services/platform/transport/network_thread.hpp"

#include "services/platform/transport/connection.hpp"

#include <algorithm>

namespace vitrine::transport {

void ServerCore::connectionClosed()
{
    const std::lock_guard lock(m_mutex);
    if (m_connections.fetch_sub(1, std::memory_order_relaxed) == 1)
        m_none.notify_all();
}

bool ServerCore::waitForNoConnections(Monotonic::time_point until)
{
    std::unique_lock lock(m_mutex);
    return m_none.wait_until(lock, until, [this] { return connections() == 0; });
}

NetworkThread::NetworkThread(ServerCore& serverCore, std::size_t threadIndex)
    : index(threadIndex)
    , core(serverCore)
    , m_timer(context)
    , m_connections(std::make_unique<List>())
{
    using std::chrono::milliseconds;
    const Limits& limits = core.limits;
    const milliseconds shortest = std::min({limits.headerTimeout,
                                            limits.idleTimeout,
                                            limits.bodyGrace,
                                            limits.bodyIdleTimeout,
                                            limits.writeTimeout,
                                            limits.lingerTimeout});
    m_interval = std::clamp(shortest / 4, milliseconds(10), milliseconds(250));
}

NetworkThread::~NetworkThread() = default;

void NetworkThread::start()
{
    scheduleSweep();
}

void NetworkThread::scheduleSweep()
{
    m_timer.expires_after(m_interval);
    m_timer.async_wait([this](const boost::system::error_code& error) {
        if (error)
            return;
        sweep();
        scheduleSweep();
    });
}

void NetworkThread::sweep()
{
    const auto now = Monotonic::now();
    for (Connection& connection : *m_connections)
        connection.sweep(now);
}

void NetworkThread::run()
{
    while (!context.stopped()) {
        try {
            context.run();
        } catch (const std::exception& e) {
            core.handler.onFault(e.what());
        }
    }
}

void NetworkThread::add(Connection& connection)
{
    m_connections->push_back(connection);
}

void NetworkThread::drain()
{
    for (Connection& connection : *m_connections)
        connection.wakeIfIdle();
}

void NetworkThread::cut()
{
    for (Connection& connection : *m_connections)
        connection.cut();
}

} // namespace vitrine::transport
