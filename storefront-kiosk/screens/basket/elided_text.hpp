#pragma once

#include "vitrine/qt/theme/tokens.hpp"

#include <QString>
#include <QWidget>

namespace vitrine::kiosk {

/// Plain text in at most so many lines; what is longer ends in dots. A name of eighty letters
/// neither pushes anything away nor is cut in the middle of a letter.
class ElidedText final : public QWidget
{
    Q_OBJECT

public:
    ElidedText(qt::TextStyle style, int linesMax, QWidget* parent = nullptr);

    void setText(const QString& text);
    [[nodiscard]] const QString& text() const { return m_text; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QFont textFont() const;
    /// Lays the text out; paints it if there is a painter.
    int layOut(int width, QPainter* painter) const;

    qt::TextStyle m_style;
    int m_linesMax;
    QString m_text;
};

} // namespace vitrine::kiosk
