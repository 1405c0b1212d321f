#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace vitrine::kiosk {

/// The screen's heart: beats as long as the GUI thread gets on with its events.
class Heartbeat final : public QObject
{
    Q_OBJECT

public:
    /// @param heart of Supervisor::Child; -1: nobody listens.
    explicit Heartbeat(int heart,
                       std::chrono::milliseconds interval = std::chrono::seconds(1),
                       QObject* parent = nullptr);

private:
    void beat() const;

    int m_heart;
    QTimer m_timer;
};

} // namespace vitrine::kiosk
