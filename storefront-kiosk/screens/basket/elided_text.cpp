#include "storefront-kiosk/screens/basket/elided_text.hpp"

#include "vitrine/qt/theme/theme.hpp"

#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace vitrine::kiosk {

ElidedText::ElidedText(qt::TextStyle style, int linesMax, QWidget* parent)
    : QWidget(parent)
    , m_style(style)
    , m_linesMax(linesMax)
{
    auto policy = QSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&qt::Theme::instance(), &qt::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ElidedText::setText(const QString& text)
{
    if (m_text == text)
        return;
    m_text = text;
    updateGeometry();
    update();
}

QFont ElidedText::textFont() const
{
    return qt::Theme::instance().font(m_style, QFont::DemiBold);
}

int ElidedText::layOut(int width, QPainter* painter) const
{
    const QFont font = textFont();
    const QFontMetrics metrics(font);
    QTextLayout layout(m_text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    int lines = 0;
    for (auto line = layout.createLine(); line.isValid() && lines < m_linesMax;
         line = layout.createLine(), ++lines) {
        line.setLineWidth(width);
        if (painter == nullptr)
            continue;
        QString part = m_text.mid(line.textStart(), line.textLength());
        if (lines + 1 == m_linesMax)
            part = metrics.elidedText(m_text.mid(line.textStart()), Qt::ElideRight, width);
        painter->drawText(0, lines * metrics.lineSpacing() + metrics.ascent(), part);
    }
    layout.endLayout();
    return std::max(1, lines) * metrics.lineSpacing();
}

int ElidedText::heightForWidth(int width) const
{
    return layOut(width, nullptr);
}

QSize ElidedText::sizeHint() const
{
    const QFontMetrics metrics(textFont());
    const int wide = metrics.horizontalAdvance(m_text);
    return {std::min(wide, 20 * metrics.averageCharWidth()), metrics.lineSpacing()};
}

QSize ElidedText::minimumSizeHint() const
{
    const QFontMetrics metrics(textFont());
    return {4 * metrics.averageCharWidth(), metrics.lineSpacing()};
}

void ElidedText::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(textFont());
    painter.setPen(qt::colors().text);
    layOut(width(), &painter);
}

} // namespace vitrine::kiosk
