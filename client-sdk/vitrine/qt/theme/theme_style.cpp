#include "vitrine/qt/theme/theme_style.hpp"

#include "vitrine/qt/theme/theme.hpp"

#include <QAbstractItemView>
#include <QApplication>
#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QMainWindow>
#include <QMenu>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace vitrine::qt {
namespace {

constexpr int kRingGap = 2;

bool isKiosk()
{
    return Theme::instance().scale() == Scale::Kiosk;
}

/// To be seen from two metres on a kiosk, the more so in its accessibility mode.
int ringWidth()
{
    if (!isKiosk())
        return 2;
    return Theme::instance().textFactor() > 1 ? 8 : 4;
}

void strokeRing(QPainter& painter, const QRectF& rect, qreal radius)
{
    const int width = ringWidth();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors().accent, width));
    painter.setBrush(Qt::NoBrush);
    const qreal half = width / 2.0;
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius);
    painter.restore();
}

/// Whether the ring goes around it; views mark their current item themselves.
bool takesRing(const QWidget* widget)
{
    if (widget == nullptr || widget->focusPolicy() == Qt::NoFocus)
        return false;
    return qobject_cast<const QAbstractItemView*>(widget) == nullptr &&
           qobject_cast<const QMenu*>(widget) == nullptr && !widget->isWindow() &&
           !widget->property("ownFocusRing").toBool();
}

/// Outside of the widget, or on its edge where something around it would cut the ring off.
int ringMargin(const QFocusFrame* frame)
{
    const int margin = ringWidth() + kRingGap;
    const QWidget* widget = frame == nullptr ? nullptr : frame->widget();
    if (widget == nullptr)
        return margin;
    const QRect ring = widget->rect().adjusted(-margin, -margin, margin, margin);
    for (const QWidget* around = widget->parentWidget(); around != nullptr;
         around = around->parentWidget()) {
        if (!around->rect().contains(QRect(widget->mapTo(around, ring.topLeft()), ring.size())))
            return 0;
        if (around->isWindow())
            break;
    }
    return margin;
}

bool movesFocus(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Shift:
    case Qt::Key_Control:
    case Qt::Key_Alt:
    case Qt::Key_Meta:
        return false;
    default:
        return true;
    }
}

} // namespace

ThemeStyle::ThemeStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{
}

void ThemeStyle::drawControl(ControlElement element,
                             const QStyleOption* option,
                             QPainter* painter,
                             const QWidget* widget) const
{
    if (element == CE_FocusFrame) {
        strokeRing(*painter, option->rect, (isKiosk() ? 16 : space::kRadius) + kRingGap);
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ThemeStyle::drawPrimitive(PrimitiveElement element,
                               const QStyleOption* option,
                               QPainter* painter,
                               const QWidget* widget) const
{
    if (element == PE_FrameFocusRect) {
        // Elsewhere than in views FocusRing draws it.
        if (qobject_cast<const QAbstractItemView*>(widget) != nullptr)
            strokeRing(*painter, option->rect, space::kTight);
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

int ThemeStyle::pixelMetric(PixelMetric metric,
                            const QStyleOption* option,
                            const QWidget* widget) const
{
    switch (metric) {
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return ringMargin(qobject_cast<const QFocusFrame*>(widget));
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 16;
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
        return 20;
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ThemeStyle::styleHint(StyleHint hint,
                          const QStyleOption* option,
                          const QWidget* widget,
                          QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_Menu_Scrollable:
    case SH_FocusFrame_AboveWidget:
        return 1;
    case SH_UnderlineShortcut:
        return 0; // shown while Alt is held only
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_DialogButtonLayout:
        return QDialogButtonBox::GnomeLayout; // what goes on stands last, as in page headers
    case SH_ComboBox_Popup:
        return 0; // a list below the box, not one over it
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

FocusRing::FocusRing(QObject* parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, &FocusRing::follow);
}

FocusRing::~FocusRing()
{
    delete m_frame;
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    const bool before = m_isByKeyboard;
    if (event->type() == QEvent::KeyPress && movesFocus(*static_cast<QKeyEvent*>(event)))
        m_isByKeyboard = true;
    else if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::TouchBegin)
        m_isByKeyboard = false;
    if (before != m_isByKeyboard)
        follow();
    return QObject::eventFilter(watched, event);
}

void FocusRing::follow()
{
    auto* focused = QApplication::focusWidget();
    if (!m_isByKeyboard || !takesRing(focused)) {
        if (m_frame)
            m_frame->setWidget(nullptr);
        return;
    }
    if (!m_frame) // it died with the window that it was in
        m_frame = new QFocusFrame;
    if (m_frame->widget() != focused)
        m_frame->setWidget(focused);
}

} // namespace vitrine::qt
