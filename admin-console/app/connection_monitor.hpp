#pragma once

#include "admin-console/app/shop_connection.hpp"

#include <QTimer>

namespace vitrine::console {

/// Whether the shop can be reached: judged by the calls that are made anyhow; once one got no
/// answer, by a small call of its own every two to fifteen seconds until one is answered.
class ConnectionMonitor final : public QObject
{
    Q_OBJECT

public:
    /// @param probe a cheap call that needs no rights.
    explicit ConnectionMonitor(std::function<client::Task<Done>()> probe,
                               QObject* parent = nullptr);

    void noteCall(const CallEnd& end);
    /// Probes now; for impatient people.
    void checkNow();

    [[nodiscard]] Connection connection() const { return m_connection; }
    /// Of the last answered call.
    [[nodiscard]] std::chrono::microseconds latency() const { return m_latency; }
    /// Of the last call, "" before.
    [[nodiscard]] QString traceId() const { return m_traceId; }

Q_SIGNALS:
    void connectionChanged(vitrine::console::Connection connection);
    void callEnded();

private:
    void set(Connection connection);
    void probe();

    std::function<client::Task<Done>()> m_probe;
    QTimer m_next;
    int m_pauseMs;
    bool m_isProbing = false;
    Connection m_connection = Connection::Unknown;
    std::chrono::microseconds m_latency{0};
    QString m_traceId;
};

} // namespace vitrine::console
