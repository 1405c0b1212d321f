#pragma once

#include <QColor>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <vector>

class QPainter;

namespace vitrine::console {

/// How a text on paper looks. Sizes are points.
struct PrintFont
{
    int size = 9;
    bool bold = false;
};

/// A text at its place on a page. It has been broken into lines already.
struct PrintText
{
    QRectF box; ///< Points from the upper left corner of the sheet.
    QString text;
    PrintFont font;
    Qt::Alignment align = Qt::AlignLeft;
    bool muted = false;
};

/// A straight rule, or an empty square to tick.
struct PrintRule
{
    QRectF box; ///< A rule has no height.
    double width = 0.5;
    bool isBox = false;
};

struct PrintedPage
{
    std::vector<PrintText> texts;
    std::vector<PrintRule> rules;
};

/// Pages laid out: what is previewed, printed, saved and tested is this.
struct PrintedDocument
{
    QString title;
    QString fileName; ///< A good name for the PDF, without folder.
    QSizeF pageSize;  ///< Points.
    std::vector<PrintedPage> pages;
};

/// The width of `text` in points, without the hinting of any screen.
[[nodiscard]] double printWidth(const QString& text, PrintFont font);
/// The height of a line in points.
[[nodiscard]] double printLineHeight(PrintFont font);
/// `text` in lines of at most `width` points; a word that is wider is broken.
[[nodiscard]] QStringList printLines(const QString& text, PrintFont font, double width);

/// Paints one page; `painter` is set up in points from the upper left corner of the sheet.
void paintPage(QPainter& painter, const PrintedPage& page);

} // namespace vitrine::console
