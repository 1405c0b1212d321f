#include "storefront-kiosk/parts/qr_view.hpp"

#include "storefront-kiosk/frame/layout.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QPainter>

#include <algorithm>

namespace vitrine::kiosk {
namespace {

constexpr int kQuietModules = 4;

} // namespace

QrView::QrView(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void QrView::setText(const QString& text)
{
    m_code.reset();
    if (!text.isEmpty()) {
        if (auto made = makeQrCode(text.toStdString()); made.ok())
            m_code = std::move(made).value();
    }
    update();
}

void QrView::setSide(int pixels)
{
    m_side = pixels;
    updateGeometry();
}

void QrView::wipe()
{
    if (m_code)
        std::fill(m_code->dark.begin(), m_code->dark.end(), false);
    m_code.reset();
    update();
}

QSize QrView::sizeHint() const
{
    return {m_side, m_side};
}

void QrView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = std::min(width(), height());
    const QRect card((width() - side) / 2, (height() - side) / 2, side, side);
    painter.setPen(QPen(qt::colors().border, 1));
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(
        QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), touch::kRadius, touch::kRadius);
    if (!m_code)
        return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    const int modules = m_code->width + 2 * kQuietModules;
    const int module = std::max(1, side / modules);
    const int left = card.left() + (side - module * m_code->width) / 2;
    const int top = card.top() + (side - module * m_code->width) / 2;
    for (int y = 0; y < m_code->width; ++y) {
        for (int x = 0; x < m_code->width; ++x) {
            if (m_code->isDark(x, y))
                painter.fillRect(left + x * module, top + y * module, module, module, Qt::black);
        }
    }
}

} // namespace vitrine::kiosk
