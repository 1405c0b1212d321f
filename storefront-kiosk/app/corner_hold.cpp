#include "storefront-kiosk/app/corner_hold.hpp"

#include <QCoreApplication>
#include <QMouseEvent>

namespace vitrine::kiosk {

CornerHold::CornerHold(QWidget& window, std::chrono::milliseconds time, QObject* parent)
    : QObject(parent)
    , m_window(window)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(time);
    connect(&m_timer, &QTimer::timeout, this, &CornerHold::held);
    QCoreApplication::instance()->installEventFilter(this);
}

bool CornerHold::eventFilter(QObject* watched, QEvent* event)
{
    const auto isInCorner = [&] {
        const auto at =
            m_window.mapFromGlobal(static_cast<QMouseEvent*>(event)->globalPosition().toPoint());
        return QRect(0, 0, kSide, kSide).contains(at);
    };
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        if (watched->isWidgetType() && isInCorner() && !m_timer.isActive())
            m_timer.start();
        break;
    case QEvent::MouseMove:
        if (m_timer.isActive() && !isInCorner())
            m_timer.stop();
        break;
    case QEvent::MouseButtonRelease:
        m_timer.stop();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace vitrine::kiosk
