#include "storefront-kiosk/parts/touch_scroll.hpp"

#include "storefront-kiosk/frame/layout.hpp"

#include <QApplication>
#include <QScrollBar>
#include <QScroller>

namespace vitrine::kiosk {

TouchScroll::TouchScroll(QWidget* parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    // touches arrive as the left button, so that buttons inside are pressed and let go of again
    QScroller::grabGesture(viewport(), QScroller::LeftMouseButtonGesture);
    auto* scroller = QScroller::scroller(viewport());
    auto properties = scroller->scrollerProperties();
    properties.setScrollMetric(QScrollerProperties::VerticalOvershootPolicy,
                               QScrollerProperties::OvershootAlwaysOff);
    properties.setScrollMetric(QScrollerProperties::HorizontalOvershootPolicy,
                               QScrollerProperties::OvershootAlwaysOff);
    properties.setScrollMetric(QScrollerProperties::DragStartDistance, 0.004);
    scroller->setScrollerProperties(properties);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (now != nullptr && widget() != nullptr && widget()->isAncestorOf(now))
            ensureWidgetVisible(now, touch::kGap, touch::kGap);
    });
}

void TouchScroll::rewind()
{
    QScroller::scroller(viewport())->stop();
    verticalScrollBar()->setValue(0);
}

} // namespace vitrine::kiosk
