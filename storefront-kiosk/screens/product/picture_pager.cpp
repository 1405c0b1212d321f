#include "storefront-kiosk/screens/product/picture_pager.hpp"

#include "storefront-kiosk/frame/layout.hpp"
#include "storefront-kiosk/shelf_view/picture_painting.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace vitrine::kiosk {
namespace {

constexpr int kDot = 16;
constexpr int kDotGap = 20;
constexpr int kDotsHeight = 56;
constexpr int kPictureMargin = 24;
constexpr double kFlickSpeed = 400; ///< Pixels per second: faster goes on to the next one.
constexpr double kPull = 0.3;       ///< How far the first and the last give way.

FingerSpeed::Time timeOf(const QMouseEvent& event)
{
    if (event.timestamp() != 0)
        return FingerSpeed::Time(event.timestamp());
    return std::chrono::duration_cast<FingerSpeed::Time>(
        std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace

PicturePager::PicturePager(KioskContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
{
    setObjectName(QStringLiteral("picturePager"));
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_motion.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_motion, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        m_shown = value.toDouble();
        update();
    });
    connect(&context.pictures(), &Pictures::ready, this, [this](const QString& hash) {
        const auto ours = [&](const Picture& picture) { return picture.hash == hash; };
        if (std::any_of(m_pictures.begin(), m_pictures.end(), ours))
            update();
    });
    connect(&qt::Theme::instance(), &qt::Theme::changed, this, [this] { update(); });
}

void PicturePager::setPictures(std::vector<Picture> pictures)
{
    if (pictures == m_pictures)
        return;
    m_pictures = std::move(pictures);
    m_motion.stop();
    m_current = 0;
    m_shown = 0;
    m_isDragged = false;
    refreshName();
    update();
}

void PicturePager::setCurrent(int picture)
{
    const int wanted = std::clamp(picture, 0, std::max(0, int(m_pictures.size()) - 1));
    const bool isAnother = wanted != m_current;
    m_current = wanted;
    settle(wanted);
    refreshName();
    if (isAnother)
        Q_EMIT currentChanged(wanted);
}

void PicturePager::settle(double towards)
{
    m_motion.stop();
    const int time = qt::Theme::instance().duration(qt::Motion::Place);
    if (time == 0) {
        m_shown = towards;
        update();
        return;
    }
    m_motion.setDuration(time);
    m_motion.setStartValue(m_shown);
    m_motion.setEndValue(towards);
    m_motion.start();
}

void PicturePager::refreshName()
{
    if (m_pictures.empty()) {
        setAccessibleName(tr("No picture"));
        return;
    }
    const auto& text = m_pictures[std::size_t(m_current)].text;
    const auto place = tr("Picture %1 of %2").arg(m_current + 1).arg(m_pictures.size());
    setAccessibleName(text.isEmpty() ? place : place + QStringLiteral(": ") + text);
}

QSize PicturePager::sizeHint() const
{
    return {4 * touch::kTarget, 4 * touch::kTarget};
}

QRect PicturePager::pictureArea() const
{
    const int below = m_pictures.size() > 1 ? kDotsHeight : kPictureMargin;
    return rect().adjusted(kPictureMargin, kPictureMargin, -kPictureMargin, -below);
}

void PicturePager::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area(pictureArea());
    if (m_pictures.empty()) {
        QPainterPath shape;
        shape.addRoundedRect(area, touch::kRadius, touch::kRadius);
        paintNoPicture(painter, shape, true);
        return;
    }
    const int first = std::max(0, int(std::floor(m_shown)));
    const int last = std::min(int(m_pictures.size()) - 1, int(std::ceil(m_shown)));
    for (int picture = first; picture <= last; ++picture)
        paintPicture(painter, picture, area.translated((picture - m_shown) * width(), 0));
    if (last + 1 < int(m_pictures.size())) // so that it is there when a finger asks for it
        std::ignore = m_context.pictures().picture(m_pictures[std::size_t(last) + 1].hash,
                                                   pictureArea().size() * devicePixelRatioF());
    if (m_pictures.size() > 1)
        paintDots(painter);
}

void PicturePager::paintPicture(QPainter& painter, int picture, const QRectF& place) const
{
    const auto& hash = m_pictures[std::size_t(picture)].hash;
    const QImage image =
        m_context.pictures().picture(hash, pictureArea().size() * devicePixelRatioF());
    if (!image.isNull()) {
        paintWhole(painter, place, image);
        return;
    }
    QPainterPath shape;
    shape.addRoundedRect(place, touch::kRadius, touch::kRadius);
    paintNoPicture(painter, shape, m_context.pictures().isMissing(hash));
}

void PicturePager::paintDots(QPainter& painter) const
{
    const int count = int(m_pictures.size());
    const int whole = count * kDot + (count - 1) * kDotGap;
    const double y = height() - kDotsHeight / 2.0;
    painter.setPen(Qt::NoPen);
    for (int dot = 0; dot < count; ++dot) {
        const bool isCurrent = dot == qRound(m_shown);
        const double x = (width() - whole) / 2.0 + dot * (kDot + kDotGap) + kDot / 2.0;
        painter.setBrush(isCurrent ? qt::colors().accent : qt::colors().border);
        const double radius = isCurrent ? kDot / 2.0 + 2 : kDot / 2.0;
        painter.drawEllipse(QPointF(x, y), radius, radius);
    }
}

void PicturePager::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_pictures.size() < 2) {
        QWidget::mousePressEvent(event);
        return;
    }
    m_motion.stop();
    m_isDragged = true;
    m_grip = m_shown * width() + event->position().x();
    m_speed.begin(event->position().x(), timeOf(*event));
}

void PicturePager::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_isDragged)
        return;
    m_speed.move(event->position().x(), timeOf(*event));
    const double last = double(m_pictures.size()) - 1;
    const double wanted = (m_grip - event->position().x()) / std::max(1, width());
    const double inside = std::clamp(wanted, 0.0, last);
    m_shown = inside + (wanted - inside) * kPull;
    update();
}

void PicturePager::mouseReleaseEvent(QMouseEvent* event)
{
    if (!std::exchange(m_isDragged, false))
        return;
    // a finger that has slid off lets go where it was
    const bool isOurs = rect()
                            .adjusted(-width(), -height(), width(), height())
                            .contains(event->position().toPoint());
    const double speed = isOurs ? m_speed.whenLifted(timeOf(*event)) : 0;
    if (speed < -kFlickSpeed)
        setCurrent(int(std::floor(m_shown)) + 1);
    else if (speed > kFlickSpeed)
        setCurrent(int(std::ceil(m_shown)) - 1);
    else
        setCurrent(qRound(m_shown));
}

void PicturePager::keyPressEvent(QKeyEvent* event)
{
    const int count = int(m_pictures.size());
    if (event->key() == Qt::Key_Right)
        setCurrent(m_current + 1);
    else if (event->key() == Qt::Key_Left)
        setCurrent(m_current - 1);
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && count > 1)
        setCurrent((m_current + 1) % count); // who has four keys and Enter sees them all
    else
        QWidget::keyPressEvent(event);
}

} // namespace vitrine::kiosk
