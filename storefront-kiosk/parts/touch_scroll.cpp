#include "storefront-kiosk/parts/touch_scroll.hpp"

#include "storefront-kiosk/frame/layout.hpp"
#include "storefront-kiosk/scrolling/finger_scroll.hpp"

#include <QApplication>
#include <QScrollBar>

namespace vitrine::kiosk {

TouchScroll::TouchScroll(QWidget* parent)
    : QScrollArea(parent)
    , m_finger(new FingerScroll(this))
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (now != nullptr && widget() != nullptr && widget()->isAncestorOf(now))
            ensureWidgetVisible(now, touch::kGap, touch::kGap);
    });
}

void TouchScroll::rewind()
{
    m_finger->stop();
    verticalScrollBar()->setValue(0);
}

} // namespace vitrine::kiosk
