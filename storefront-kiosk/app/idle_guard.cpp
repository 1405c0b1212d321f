#include "storefront-kiosk/app/idle_guard.hpp"

#include <QCoreApplication>
#include <QEvent>

namespace vitrine::kiosk {
namespace {

bool isByHand(QEvent::Type type)
{
    switch (type) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
    case QEvent::Wheel:
    case QEvent::KeyPress:
        return true;
    default:
        return false;
    }
}

} // namespace

IdleGuard::IdleGuard(QObject* parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &IdleGuard::onTime);
    QCoreApplication::instance()->installEventFilter(this);
}

IdleGuard::~IdleGuard() = default;

void IdleGuard::setTimes(std::chrono::milliseconds idle, std::chrono::milliseconds countdown)
{
    m_idle = idle;
    m_countdown = countdown;
    if (m_phase == Phase::Waiting)
        wait();
}

void IdleGuard::setWatching(bool isWatching)
{
    if (isWatching == (m_phase != Phase::Off))
        return;
    const bool wasCounting = isCountingDown();
    m_phase = isWatching ? Phase::Waiting : Phase::Off;
    if (isWatching) {
        wait();
        return;
    }
    m_timer.stop();
    if (wasCounting)
        Q_EMIT countdownEnded();
}

void IdleGuard::touch()
{
    switch (m_phase) {
    case Phase::Off:
        return;
    case Phase::Waiting:
        m_sinceTouch.start(); // the timer is looked after when it is due: touches are many
        return;
    case Phase::CountingDown:
        m_phase = Phase::Waiting;
        wait();
        Q_EMIT countdownEnded();
        return;
    }
}

void IdleGuard::wait()
{
    m_sinceTouch.start();
    m_timer.start(m_idle);
}

void IdleGuard::onTime()
{
    if (m_phase == Phase::CountingDown) {
        m_phase = Phase::Off;
        Q_EMIT countdownEnded();
        Q_EMIT expired();
        return;
    }
    const auto left = m_idle - std::chrono::milliseconds(m_sinceTouch.elapsed());
    if (left.count() > 0) {
        m_timer.start(left);
        return;
    }
    m_phase = Phase::CountingDown;
    m_timer.start(m_countdown);
    Q_EMIT countdownBegan(m_countdown);
}

bool IdleGuard::eventFilter(QObject* watched, QEvent* event)
{
    if (m_phase != Phase::Off && isByHand(event->type()))
        touch();
    return QObject::eventFilter(watched, event);
}

} // namespace vitrine::kiosk
