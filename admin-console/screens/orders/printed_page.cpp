#include "admin-console/screens/orders/printed_page.hpp"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>
#include <QPen>
#include <QStringList>
#include <QTextBoundaryFinder>

namespace vitrine::console {
namespace {

/// Fonts are measured and painted this much larger, so that no device's pixel grid bends the
/// layout.
constexpr int kFontScale = 20;

QFont fontFor(PrintFont wanted)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(wanted.size * kFontScale);
    font.setWeight(wanted.bold ? QFont::DemiBold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::PreferAntialias);
    return font;
}

/// How many characters of `word` fit, at least one.
int fittingLength(const QString& word, PrintFont font, double width)
{
    int length = int(word.size());
    while (length > 1 && printWidth(word.left(length), font) > width)
        --length;
    return length;
}

} // namespace

double printWidth(const QString& text, PrintFont font)
{
    return QFontMetricsF(fontFor(font)).horizontalAdvance(text) / kFontScale;
}

double printLineHeight(PrintFont font)
{
    return font.size * 1.35;
}

QStringList printLines(const QString& text, PrintFont font, double width)
{
    QStringList lines;
    QString line;
    for (QString word : text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QString longer = line.isEmpty() ? word : line + QLatin1Char(' ') + word;
        if (printWidth(longer, font) <= width) {
            line = longer;
            continue;
        }
        if (!line.isEmpty())
            lines << line;
        while (printWidth(word, font) > width && word.size() > 1) {
            const int length = fittingLength(word, font, width);
            lines << word.left(length);
            word = word.mid(length);
        }
        line = word;
    }
    if (!line.isEmpty())
        lines << line;
    return lines;
}

void paintPage(QPainter& painter, const PrintedPage& page)
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (const PrintRule& rule : page.rules) {
        painter.setPen(QPen(QColor(0x88, 0x88, 0x88), rule.width));
        if (rule.isBox)
            painter.drawRect(rule.box);
        else
            painter.drawLine(rule.box.topLeft(), rule.box.topRight());
    }
    painter.save();
    painter.scale(1.0 / kFontScale, 1.0 / kFontScale);
    for (const PrintText& text : page.texts) {
        painter.setFont(fontFor(text.font));
        painter.setPen(text.muted ? QColor(0x55, 0x55, 0x55) : QColor(Qt::black));
        const QRectF box(text.box.topLeft() * kFontScale, text.box.size() * kFontScale);
        painter.drawText(box, int(text.align | Qt::AlignVCenter | Qt::TextDontClip), text.text);
    }
    painter.restore();
}

} // namespace vitrine::console
