#include "storefront-kiosk/receipt/receipt_painter.hpp"

#include "storefront-kiosk/receipt/qr_code.hpp"
#include "storefront-kiosk/storage/durable_file.hpp"

#include <QBuffer>
#include <QFontMetricsF>
#include <QPageSize>
#include <QPdfWriter>
#include <QTextLayout>
#include <QTextOption>

#include <algorithm>
#include <utility>

namespace vitrine::kiosk {
namespace {

// all as parts of the paper's width
constexpr double kMargin = 0.05;
constexpr double kNormal = 0.042;
constexpr double kLarge = 0.075;
constexpr double kQrSide = 0.45;
constexpr double kGap = 0.02;
constexpr double kPaperMillimetres = 80;
constexpr int kPdfDpi = 300;
constexpr double kMillimetresPerInch = 25.4;

/// Lays `text` out in lines of at most `width` and paints it if there is a painter.
/// @return The height of all lines, and the width of the last.
QSizeF layText(QPainter* painter,
               const QString& text,
               const QFont& font,
               QPointF at,
               double width,
               Qt::Alignment alignment)
{
    QTextLayout layout(text, font);
    QTextOption option(alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    double height = 0;
    double last = 0;
    layout.beginLayout();
    for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, height});
        height += line.height();
        last = line.naturalTextWidth();
    }
    layout.endLayout();
    if (painter != nullptr)
        layout.draw(painter, at);
    return {last, height};
}

double longestWord(const QString& text, const QFont& font)
{
    const QFontMetricsF metrics(font);
    double longest = 0;
    for (const auto& word : text.split(QLatin1Char(' ')))
        longest = std::max(longest, metrics.horizontalAdvance(word));
    return longest;
}

} // namespace

ReceiptPainter::ReceiptPainter(std::vector<ReceiptBlock> blocks, double width)
    : m_blocks(std::move(blocks))
    , m_width(width)
{
    m_height = walk(nullptr);
}

void ReceiptPainter::paint(QPainter& painter) const
{
    painter.save();
    painter.setPen(Qt::black);
    walk(&painter);
    painter.restore();
}

double ReceiptPainter::walk(QPainter* painter) const
{
    const double margin = m_width * kMargin;
    const double normal = m_width * kNormal;
    double top = margin;
    for (const auto& block : m_blocks) {
        switch (block.kind) {
        case ReceiptBlock::Kind::Text:
        case ReceiptBlock::Kind::Columns:
            top += walkText(painter, block, top);
            break;
        case ReceiptBlock::Kind::Rule:
            if (painter != nullptr)
                painter->fillRect(QRectF(margin,
                                         top + normal / 2,
                                         m_width - 2 * margin,
                                         std::max(m_width * 0.003, 1.0)),
                                  Qt::black);
            top += normal;
            break;
        case ReceiptBlock::Kind::Space:
            top += normal;
            break;
        case ReceiptBlock::Kind::Qr:
            top += walkQr(painter, block, top);
            break;
        }
    }
    return top + margin;
}

double ReceiptPainter::walkText(QPainter* painter, const ReceiptBlock& block, double top) const
{
    const QFont font = fontOf(block);
    const double margin = m_width * kMargin;
    const double width = m_width - 2 * margin;
    const QPointF at(margin, top);
    const auto alignment = block.isCentred ? Qt::AlignHCenter : Qt::AlignLeft;
    if (block.kind == ReceiptBlock::Kind::Text)
        return layText(painter, block.left, font, at, width, alignment).height();
    const double right = QFontMetricsF(font).horizontalAdvance(block.right);
    const double gap = m_width * kGap;
    const double beside = std::max(width - right - gap, width / 3);
    // a word that would be broken beside the second column goes above it
    const double leftWidth = longestWord(block.left, font) <= beside ? beside : width;
    const auto left = layText(painter, block.left, font, at, leftWidth, alignment);
    const double line = QFontMetricsF(font).height();
    // beside the last line of the first column, or below it where there is no room
    const bool fits = left.width() + gap + right <= width;
    const double rightTop = fits ? top + left.height() - line : top + left.height();
    layText(painter, block.right, font, {margin, rightTop}, width, Qt::AlignRight);
    return fits ? left.height() : left.height() + line;
}

double ReceiptPainter::walkQr(QPainter* painter, const ReceiptBlock& block, double top) const
{
    const auto code = makeQrCode(block.left.toStdString());
    if (!code.ok()) // too long for any code: the receipt is as good without it
        return 0;
    const double side = m_width * kQrSide;
    if (painter != nullptr) {
        const double module = side / code->width;
        const double from = (m_width - side) / 2;
        for (int y = 0; y < code->width; ++y) {
            for (int x = 0; x < code->width; ++x) {
                if (code->isDark(x, y)) // a hair larger, or seams show
                    painter->fillRect(
                        QRectF(from + x * module, top + y * module, module * 1.02, module * 1.02),
                        Qt::black);
            }
        }
    }
    return side + m_width * kNormal;
}

QFont ReceiptPainter::fontOf(const ReceiptBlock& block) const
{
    QFont font;
    const bool large = block.size == ReceiptBlock::Size::Large;
    font.setPixelSize(std::max(static_cast<int>(m_width * (large ? kLarge : kNormal)), 1));
    font.setBold(block.isBold);
    return font;
}

Outcome writeReceiptPdf(const std::vector<ReceiptBlock>& blocks,
                        const QString& title,
                        const std::string& path)
{
    const double width = kPaperMillimetres / kMillimetresPerInch * kPdfDpi;
    const ReceiptPainter receipt(blocks, width);
    const double millimetres = receipt.height() / kPdfDpi * kMillimetresPerInch;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("Vitrine"));
    writer.setResolution(kPdfDpi);
    writer.setPageMargins(QMarginsF());
    // its length is its own: no page of a standard size is meant
    writer.setPageSize(QPageSize(QSizeF(kPaperMillimetres, millimetres),
                                 QPageSize::Millimeter,
                                 QStringLiteral("Receipt"),
                                 QPageSize::ExactMatch));
    QPainter painter;
    if (!painter.begin(&writer))
        return failure<Done>(ErrorCode::Internal, "the PDF could not be begun");
    receipt.paint(painter);
    painter.end();
    return writeDurably(path, std::string_view(bytes.constData(), std::size_t(bytes.size())));
}

} // namespace vitrine::kiosk
