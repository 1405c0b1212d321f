#include "storefront-kiosk/parts/sheet.hpp"

#include "storefront-kiosk/frame/layout.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine::kiosk {
namespace {

/// Round above, going on below the edge of the screen.
class SheetCard final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override
    {
        constexpr int radius = 2 * touch::kRadius;
        const auto& c = qt::colors();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(c.border, 2));
        painter.setBrush(c.surface);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, radius + 2), radius, radius);
    }
};

} // namespace

Sheet::Sheet(QWidget* over)
    : Overlay(over)
    , m_card(new SheetCard(this))
    , m_body(new QVBoxLayout(m_card))
    , m_motion(this, "rise")
{
    m_body->setContentsMargins(touch::kPage, touch::kPage, touch::kPage, touch::kPage);
    m_body->setSpacing(touch::kGap);
    m_motion.setStartValue(0.0);
    m_motion.setEndValue(1.0);
    m_motion.setEasingCurve(QEasingCurve::OutCubic);
}

void Sheet::setShare(qreal share)
{
    m_share = share;
    if (isOpen())
        place();
}

void Sheet::setFills(bool fills)
{
    m_fills = fills;
    if (isOpen())
        place();
}

void Sheet::setWidest(int pixels)
{
    m_widest = pixels;
    if (isOpen())
        place();
}

QRect Sheet::restingPlace() const
{
    const QRect free = area();
    const int wide = std::min(free.width(), m_widest);
    const int most = std::min(free.height(), int(height() * m_share));
    const int wanted =
        m_body->hasHeightForWidth() ? m_body->heightForWidth(wide) : m_body->sizeHint().height();
    const int high = m_fills ? most : std::min(most, wanted);
    return {free.left() + (free.width() - wide) / 2, free.bottom() + 1 - high, wide, high};
}

void Sheet::place()
{
    QRect card = restingPlace();
    card.translate(0, int(card.height() * (1 - m_rise)));
    m_card->setGeometry(card);
}

QRect Sheet::cardRect() const
{
    return m_card->geometry();
}

void Sheet::setRise(qreal rise)
{
    m_rise = rise;
    setDim(rise);
    place();
}

void Sheet::showEvent(QShowEvent* event)
{
    Overlay::showEvent(event);
    const int time = qt::Theme::instance().duration(qt::Motion::Place);
    if (time == 0) {
        setRise(1);
        return;
    }
    m_motion.setDuration(time);
    setRise(0);
    m_motion.start();
}

} // namespace vitrine::kiosk
