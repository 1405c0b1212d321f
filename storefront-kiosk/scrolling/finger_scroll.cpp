#include "storefront-kiosk/scrolling/finger_scroll.hpp"

#include "vitrine/qt/theme/theme.hpp"

#include <QChildEvent>
#include <QCoreApplication>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTimerEvent>

#include <chrono>
#include <cmath>
#include <utility>

namespace vitrine::kiosk {
namespace {

constexpr double kSlack = 20; ///< Pixels that a finger rolls while it touches one thing.
constexpr int kFrameMs = 16;

FingerSpeed::Time timeOf(const QMouseEvent& event)
{
    if (event.timestamp() != 0)
        return FingerSpeed::Time(event.timestamp());
    return std::chrono::duration_cast<FingerSpeed::Time>(
        std::chrono::steady_clock::now().time_since_epoch());
}

Glide::Time elapsed(const QElapsedTimer& timer)
{
    return std::chrono::duration_cast<Glide::Time>(std::chrono::nanoseconds(timer.nsecsElapsed()));
}

} // namespace

FingerScroll::FingerScroll(QAbstractScrollArea* area, Qt::Orientation orientation)
    : QObject(area)
    , m_area(area)
    , m_orientation(orientation)
{
    watch(area->viewport());
}

void FingerScroll::watch(QObject* object)
{
    object->installEventFilter(this);
    for (auto* child : object->children())
        watch(child);
}

QScrollBar* FingerScroll::bar() const
{
    return m_orientation == Qt::Vertical ? m_area->verticalScrollBar()
                                         : m_area->horizontalScrollBar();
}

double FingerScroll::along(const QPointF& point) const
{
    return m_orientation == Qt::Vertical ? point.y() : point.x();
}

double FingerScroll::across(const QPointF& point) const
{
    return m_orientation == Qt::Vertical ? point.x() : point.y();
}

bool FingerScroll::eventFilter(QObject* watched, QEvent* event)
{
    if (m_isSending)
        return false;
    switch (event->type()) {
    case QEvent::ChildAdded:
        watch(static_cast<QChildEvent*>(event)->child());
        return false;
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick: // two quick touches
        return press(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove:
        return move(watched, *static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonRelease:
        return release(*static_cast<QMouseEvent*>(event));
    default:
        return false;
    }
}

bool FingerScroll::press(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton)
        return false;
    // the event passes several watched objects, from the child up to the viewport
    if (m_finger != Finger::None && m_pressedTime == event.timestamp() &&
        m_pressedAt == event.globalPosition())
        return m_finger == Finger::Stopped;
    m_finger = isGliding() ? Finger::Stopped : Finger::Down;
    if (bar()->maximum() == bar()->minimum())
        m_finger = Finger::Others; // nothing to move here; perhaps for what is around it
    stop();
    m_pressedAt = event.globalPosition();
    m_pressedTime = event.timestamp();
    m_grip = along(m_pressedAt) + bar()->value();
    m_speed.begin(along(m_pressedAt), timeOf(event));
    return m_finger == Finger::Stopped;
}

bool FingerScroll::move(QObject* watched, const QMouseEvent& event)
{
    if (m_finger == Finger::None || m_finger == Finger::Others)
        return false;
    const auto way = event.globalPosition() - m_pressedAt;
    if (m_finger != Finger::Drags) {
        if (std::abs(along(way)) < kSlack && std::abs(across(way)) < kSlack)
            return m_finger == Finger::Stopped;
        if (std::abs(across(way)) > std::abs(along(way)) && m_finger == Finger::Down) {
            m_finger = Finger::Others;
            return false;
        }
        beginDrag(watched);
    }
    m_speed.move(along(event.globalPosition()), timeOf(event));
    bar()->setValue(int(std::lround(m_grip - along(event.globalPosition()))));
    return true;
}

void FingerScroll::beginDrag(QObject* watched)
{
    const bool isPressSeen = m_finger == Finger::Down;
    m_finger = Finger::Drags;
    Q_EMIT dragBegan();
    if (!isPressSeen)
        return;
    // for what was pressed the finger has slid off
    QMouseEvent away(QEvent::MouseButtonRelease,
                     QPointF(-1e4, -1e4),
                     QPointF(-1e4, -1e4),
                     Qt::LeftButton,
                     Qt::NoButton,
                     Qt::NoModifier);
    m_isSending = true;
    QCoreApplication::sendEvent(watched, &away);
    m_isSending = false;
}

bool FingerScroll::release(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton || m_finger == Finger::None)
        return false;
    const auto was = std::exchange(m_finger, Finger::None);
    if (was != Finger::Drags)
        return was == Finger::Stopped;
    throwBy(-m_speed.whenLifted(timeOf(event)));
    return true;
}

void FingerScroll::throwBy(double speed)
{
    const bool moves = qt::Theme::instance().duration(qt::Motion::Place) > 0;
    m_glide = Glide(bar()->value(), moves ? speed : 0);
    if (m_glide.isOver({})) {
        Q_EMIT rested();
        return;
    }
    m_since.start();
    m_tick.start(kFrameMs, Qt::PreciseTimer, this);
}

void FingerScroll::stop()
{
    if (!m_tick.isActive())
        return;
    m_tick.stop();
    Q_EMIT rested();
}

void FingerScroll::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_tick.timerId()) {
        QObject::timerEvent(event);
        return;
    }
    const auto now = elapsed(m_since);
    const int wanted = int(std::lround(m_glide.at(now)));
    bar()->setValue(wanted);
    if (m_glide.isOver(now) || bar()->value() != wanted) // or it has met the end
        stop();
}

} // namespace vitrine::kiosk
