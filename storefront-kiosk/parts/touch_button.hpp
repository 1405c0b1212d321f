#pragma once

#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/tokens.hpp"

#include <QAbstractButton>

#include <optional>

namespace vitrine::kiosk {

/// A button for fingers: at least 96 x 96, seen to be pressed from the press on, painted by the
/// theme. It is walked to by keys but takes no focus when touched, so that what is being typed into
/// keeps it. Without text it needs an accessible name.
class TouchButton : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Kind {
        Normal,
        Primary, ///< The one main action of a screen.
        Danger,
        Quiet, ///< Without a frame.
        Chip   ///< Round ends; checkable: one of several.
    };

    explicit TouchButton(QWidget* parent = nullptr);
    TouchButton(const QString& text, Kind kind, QWidget* parent = nullptr);

    [[nodiscard]] Kind kind() const { return m_kind; }
    void setKind(Kind kind);
    /// Beside the text, or alone without one.
    void setSymbol(qt::Icon symbol);
    /// Above the text and larger: for a choice among few.
    void setSymbolAbove(bool isAbove);
    /// A second line below the text, smaller.
    void setNote(const QString& note);
    [[nodiscard]] const QString& note() const { return m_note; }
    /// At the other end of the text: the amount of "Pay".
    void setDetail(const QString& detail);
    [[nodiscard]] const QString& detail() const { return m_detail; }
    /// Emphasis without it; Body in a Chip.
    void setTextStyle(qt::TextStyle style);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QFont textFont() const;
    [[nodiscard]] QFont noteFont() const;
    [[nodiscard]] int symbolSide() const;
    [[nodiscard]] int padding() const;
    [[nodiscard]] QColor textColor() const;
    void paintGround(QPainter& painter) const;
    void paintInRow(QPainter& painter, const QRect& inside) const;
    void paintAbove(QPainter& painter, const QRect& inside) const;
    void paintTexts(QPainter& painter, const QRect& place, Qt::Alignment alignment) const;

    Kind m_kind = Kind::Normal;
    std::optional<qt::Icon> m_symbol;
    bool m_isSymbolAbove = false;
    QString m_note;
    QString m_detail;
    std::optional<qt::TextStyle> m_style;
};

/// A square button with a picture only.
[[nodiscard]] TouchButton*
makeIconButton(qt::Icon symbol, const QString& accessibleName, QWidget* parent);

} // namespace vitrine::kiosk
