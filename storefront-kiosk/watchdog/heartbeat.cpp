#include "storefront-kiosk/watchdog/heartbeat.hpp"

#include <tuple>
#include <unistd.h>

namespace vitrine::kiosk {

Heartbeat::Heartbeat(int heart, std::chrono::milliseconds interval, QObject* parent)
    : QObject(parent)
    , m_heart(heart)
{
    connect(&m_timer, &QTimer::timeout, this, &Heartbeat::beat);
    m_timer.start(interval);
    QTimer::singleShot(0, this, &Heartbeat::beat); // the first one once events are handled
}

void Heartbeat::beat() const
{
    if (m_heart < 0)
        return;
    // the pipe does not block: one that is full has beats enough
    std::ignore = write(m_heart, ".", 1);
}

} // namespace vitrine::kiosk
