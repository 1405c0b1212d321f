#include "admin-console/app/connection_monitor.hpp"

#include "vitrine/qt/deliver.hpp"
#include "vitrine/qt/text.hpp"

#include <algorithm>

namespace vitrine::console {
namespace {

constexpr int kFirstPauseMs = 2'000;
constexpr int kLongestPauseMs = 15'000;

} // namespace

ConnectionMonitor::ConnectionMonitor(std::function<client::Task<Done>()> probe, QObject* parent)
    : QObject(parent)
    , m_probe(std::move(probe))
    , m_pauseMs(kFirstPauseMs)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &ConnectionMonitor::probe);
}

void ConnectionMonitor::noteCall(const CallEnd& end)
{
    if (end.wasCancelled)
        return;
    m_traceId = qt::toText(end.traceId);
    if (end.wasAnswered)
        m_latency = end.duration;
    set(end.wasAnswered ? Connection::Online : Connection::Offline);
    Q_EMIT callEnded();
}

void ConnectionMonitor::checkNow()
{
    if (m_connection == Connection::Offline)
        probe();
}

void ConnectionMonitor::set(Connection connection)
{
    if (connection == Connection::Online) {
        m_next.stop();
        m_pauseMs = kFirstPauseMs;
    } else if (!m_next.isActive() && !m_isProbing) {
        m_next.start(m_pauseMs);
    }
    if (m_connection == connection)
        return;
    m_connection = connection;
    Q_EMIT connectionChanged(connection);
}

void ConnectionMonitor::probe()
{
    if (m_isProbing)
        return;
    m_isProbing = true;
    m_next.stop();
    qt::deliver(m_probe(), this, [this](const Outcome& outcome) {
        m_isProbing = false;
        // An answer of any kind is an answer; the network tells of the others itself.
        if (outcome.ok() || outcome.error().status != 0) {
            set(Connection::Online);
            return;
        }
        m_pauseMs = std::min(m_pauseMs * 2, kLongestPauseMs);
        m_next.start(m_pauseMs);
    });
}

} // namespace vitrine::console
