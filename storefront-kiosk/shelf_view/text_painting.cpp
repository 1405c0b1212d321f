#include "storefront-kiosk/shelf_view/text_painting.hpp"

#include <QFontMetrics>
#include <QTextLayout>
#include <QTextOption>

#include <algorithm>

namespace vitrine::kiosk {
namespace {

constexpr int kSmallestFont = 18;

} // namespace

int drawLines(
    QPainter& painter, const QRect& place, const QString& text, const QFont& font, int linesMax)
{
    const QFontMetrics metrics(font);
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    painter.setFont(font);
    int y = 0;
    layout.beginLayout();
    for (int number = 1; number <= linesMax; ++number) {
        auto line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(place.width());
        const bool isCut = number == linesMax && line.textStart() + line.textLength() < text.size();
        const auto words =
            isCut ? metrics.elidedText(text.mid(line.textStart()), Qt::ElideRight, place.width())
                  : text.mid(line.textStart(), line.textLength()).trimmed();
        painter.drawText(QPoint(place.left(), place.top() + y + metrics.ascent()), words);
        y += metrics.height();
    }
    layout.endLayout();
    return y;
}

QFont fittingFont(const QString& text, QFont font, int width)
{
    const int wanted = QFontMetrics(font).horizontalAdvance(text);
    if (wanted > width && wanted > 0)
        font.setPixelSize(std::max(kSmallestFont, font.pixelSize() * width / wanted));
    return font;
}

} // namespace vitrine::kiosk
