#pragma once

#include <QFont>
#include <QPainter>
#include <QRect>
#include <QString>

namespace vitrine::kiosk {

/// Draws `text` from the top of `place` in at most `linesMax` lines; what is left ends in dots.
/// @return The height that it took.
int drawLines(
    QPainter& painter, const QRect& place, const QString& text, const QFont& font, int linesMax);

/// `font`, smaller if `text` needs that to fit into `width`: a price is never cut.
[[nodiscard]] QFont fittingFont(const QString& text, QFont font, int width);

} // namespace vitrine::kiosk
