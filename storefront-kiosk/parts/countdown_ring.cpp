#include "storefront-kiosk/parts/countdown_ring.hpp"

#include "vitrine/qt/theme/theme.hpp"

#include <QPainter>

#include <algorithm>

namespace vitrine::kiosk {
namespace {

constexpr int kSmoothMs = 40;
constexpr int kStillMs = 250; // without motion the ring goes on in steps

} // namespace

CountdownRing::CountdownRing(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&m_tick, &QTimer::timeout, this, &CountdownRing::tick);
}

void CountdownRing::start(std::chrono::milliseconds time)
{
    m_whole = time;
    m_since.start();
    m_secondsShown = secondsLeft();
    const bool moves = qt::Theme::instance().duration(qt::Motion::Place) > 0;
    m_tick.start(
        std::min<int>(moves ? kSmoothMs : kStillMs, int(std::max<qint64>(1, time.count()))));
    update();
}

void CountdownRing::stop()
{
    m_tick.stop();
    update();
}

std::chrono::milliseconds CountdownRing::left() const
{
    if (!m_since.isValid())
        return m_whole;
    return std::max(std::chrono::milliseconds(0),
                    m_whole - std::chrono::milliseconds(m_since.elapsed()));
}

int CountdownRing::secondsLeft() const
{
    return int((left().count() + 999) / 1000);
}

void CountdownRing::tick()
{
    update();
    const int seconds = secondsLeft();
    if (seconds != m_secondsShown) {
        m_secondsShown = seconds;
        Q_EMIT secondsChanged(seconds);
    }
    if (left().count() > 0 || !m_tick.isActive())
        return;
    m_tick.stop();
    Q_EMIT elapsed();
}

void CountdownRing::setDiameter(int pixels)
{
    m_diameter = pixels;
    updateGeometry();
}

QSize CountdownRing::sizeHint() const
{
    return {m_diameter, m_diameter};
}

void CountdownRing::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& c = qt::colors();
    const int side = std::min(width(), height());
    const qreal thick = std::max(6.0, side / 12.0);
    const QRectF ring((width() - side) / 2.0 + thick / 2,
                      (height() - side) / 2.0 + thick / 2,
                      side - thick,
                      side - thick);
    painter.setPen(QPen(c.border, thick));
    painter.drawEllipse(ring);
    const double share = m_whole.count() > 0 ? double(left().count()) / double(m_whole.count()) : 0;
    painter.setPen(QPen(c.accent, thick, Qt::SolidLine, Qt::RoundCap));
    if (share > 0)
        painter.drawArc(ring, 90 * 16, int(share * 360 * 16));
    QFont font = qt::Theme::instance().font(qt::TextStyle::Body, QFont::DemiBold);
    font.setPixelSize(int(side * 0.36));
    painter.setFont(font);
    painter.setPen(c.text);
    painter.drawText(ring, Qt::AlignCenter, QString::number(secondsLeft()));
}

} // namespace vitrine::kiosk
