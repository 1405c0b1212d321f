#pragma once

#include "storefront-kiosk/scrolling/glide.hpp"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QElapsedTimer>
#include <QObject>
#include <QPointF>

class QMouseEvent;
class QScrollBar;

namespace vitrine::kiosk {

/// Lets a finger move what a scroll area shows, in one direction, and throw it. A touch that moves
/// no further is a touch of what lies there; one that does is none, and one that stops a glide is
/// none either. Lives and dies with its area.
class FingerScroll final : public QObject
{
    Q_OBJECT

public:
    explicit FingerScroll(QAbstractScrollArea* area, Qt::Orientation orientation = Qt::Vertical);

    /// What glides stands still.
    void stop();
    [[nodiscard]] bool isGliding() const { return m_tick.isActive(); }
    /// Throws the content, as a finger would. Pixels per second; positive shows what is further
    /// down.
    void throwBy(double speed);

Q_SIGNALS:
    /// A finger moves the content: what it had pressed is not meant.
    void dragBegan();
    /// After a drag or a glide.
    void rested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    enum class Finger {
        None,
        Down,    ///< May become a drag; what was pressed has it.
        Stopped, ///< It has stopped a glide: nobody else hears of it.
        Drags,
        Others ///< It moves across: somebody else's.
    };

    void watch(QObject* object);
    [[nodiscard]] bool press(const QMouseEvent& event);
    [[nodiscard]] bool move(QObject* watched, const QMouseEvent& event);
    [[nodiscard]] bool release(const QMouseEvent& event);
    void beginDrag(QObject* watched);
    [[nodiscard]] double along(const QPointF& point) const;
    [[nodiscard]] double across(const QPointF& point) const;
    [[nodiscard]] QScrollBar* bar() const;

    QAbstractScrollArea* m_area;
    const Qt::Orientation m_orientation;
    Finger m_finger = Finger::None;
    QPointF m_pressedAt;
    quint64 m_pressedTime = 0;
    double m_grip = 0; ///< Where the finger holds the content.
    FingerSpeed m_speed;
    Glide m_glide;
    QElapsedTimer m_since;
    QBasicTimer m_tick;
    bool m_isSending = false; ///< What we send ourselves is not looked at again.
};

} // namespace vitrine::kiosk
