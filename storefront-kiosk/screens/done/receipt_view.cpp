#include "storefront-kiosk/screens/done/receipt_view.hpp"

#include "storefront-kiosk/receipt/receipt_painter.hpp"

#include <QPainter>

#include <cmath>
#include <utility>

namespace vitrine::kiosk {
namespace {

constexpr int kWidth = 520;

void overwrite(QString& text)
{
    text.fill(QChar(0));
    text.clear();
}

} // namespace

ReceiptView::ReceiptView(QWidget* parent)
    : QWidget(parent)
{
    auto policy = QSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ReceiptView::setBlocks(std::vector<ReceiptBlock> blocks)
{
    wipe();
    m_blocks = std::move(blocks);
    updateGeometry();
    update();
}

void ReceiptView::wipe()
{
    for (auto& block : m_blocks) {
        overwrite(block.left);
        overwrite(block.right);
    }
    m_blocks.clear();
    updateGeometry();
    update();
}

QSize ReceiptView::sizeHint() const
{
    return {kWidth, heightForWidth(kWidth)};
}

int ReceiptView::heightForWidth(int width) const
{
    return int(std::ceil(ReceiptPainter(m_blocks, width).height()));
}

void ReceiptView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), Qt::white);
    ReceiptPainter(m_blocks, width()).paint(painter);
}

} // namespace vitrine::kiosk
