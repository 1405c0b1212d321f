#include "storefront-kiosk/parts/overlay.hpp"

#include "storefront-kiosk/frame/layout.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QApplication>
#include <QEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace vitrine::kiosk {
namespace {

constexpr int kDimAlpha = 150;

} // namespace

Overlay::Overlay(QWidget* over)
    : QWidget(over)
{
    setFocusPolicy(Qt::NoFocus);
    over->installEventFilter(this);
    connect(&qt::Theme::instance(), &qt::Theme::changed, this, [this] {
        if (isOpen())
            place();
    });
    hide();
}

void Overlay::open()
{
    if (isHidden())
        m_focusBefore = QApplication::focusWidget();
    setGeometry(parentWidget()->rect());
    raise();
    show();
    place();
    Q_EMIT opened();
}

void Overlay::close()
{
    if (isHidden())
        return;
    hide();
    if (m_focusBefore && m_focusBefore->isVisible())
        m_focusBefore->setFocus();
    m_focusBefore.clear();
    Q_EMIT closed();
}

Overlay* Overlay::topmost(const QWidget& root)
{
    Overlay* top = nullptr;
    const auto all = root.findChildren<Overlay*>();
    for (auto* overlay : all) {
        if (!overlay->isVisible())
            continue;
        // of siblings the last one lies on top; what lies inside another one lies above it
        const bool isAbove = top == nullptr || top->isAncestorOf(overlay) ||
                             top->parentWidget()->isAncestorOf(overlay->parentWidget()) ||
                             (top->parentWidget() == overlay->parentWidget() &&
                              overlay->parentWidget()->children().indexOf(overlay) >
                                  top->parentWidget()->children().indexOf(top));
        if (isAbove)
            top = overlay;
    }
    return top;
}

void Overlay::closeAll(const QWidget& root)
{
    const auto all = root.findChildren<Overlay*>();
    for (auto* overlay : all)
        overlay->close();
}

QRect Overlay::area() const
{
    if (qt::Theme::instance().textFactor() <= 1)
        return rect();
    // measured from the window's lower edge, where the wheelchair stands
    const int below = window()->height() - mapTo(window(), QPoint(0, height())).y();
    const int high = std::min(height(), std::max(touch::kTarget, touch::kReach - below));
    return {0, height() - high, width(), high};
}

void Overlay::setDim(qreal dim)
{
    m_dim = dim;
    update();
}

bool Overlay::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isOpen()) {
        setGeometry(parentWidget()->rect());
        place();
    }
    return QWidget::eventFilter(watched, event);
}

void Overlay::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QColor dim(Qt::black);
    dim.setAlpha(int(kDimAlpha * m_dim));
    painter.fillRect(rect(), dim);
}

void Overlay::mousePressEvent(QMouseEvent* event)
{
    m_pressedBeside = !cardRect().contains(event->position().toPoint());
    event->accept();
}

void Overlay::mouseReleaseEvent(QMouseEvent* event)
{
    event->accept();
    if (m_closesBeside && m_pressedBeside && !cardRect().contains(event->position().toPoint()))
        close();
}

bool Overlay::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest && isOpen())
        place(); // the card's texts have become longer
    return QWidget::event(event);
}

} // namespace vitrine::kiosk
