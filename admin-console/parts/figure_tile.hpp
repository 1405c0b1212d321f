#pragma once

#include "vitrine/qt/theme/tokens.hpp"

#include <QAbstractButton>

class QLabel;

namespace vitrine::console {

/// One figure that matters: its name, its value in large digits, and how it compares. Leads to the
/// list behind it by a click, Enter or Space.
class FigureTile final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit FigureTile(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// "" while it is not known: a placeholder is drawn.
    void setValue(const QString& value);
    /// A sentence below the value; "" for none. Its tone is marked by an arrow or sign in the text
    /// as well: colour is never alone.
    void setNote(const QString& note, qt::Tone tone = qt::Tone::Neutral);
    /// Leaves no room for a note; tiles in a row keep theirs so that they stay alike.
    void setNoteShown(bool isShown);
    [[nodiscard]] QString value() const;
    [[nodiscard]] QString note() const;
    /// Whether it leads anywhere; one that does not is no stop of the tab key.
    void setClickable(bool isClickable);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void describe();
    void recolor();

    QLabel* m_title;
    QLabel* m_value;
    QLabel* m_note;
    qt::Tone m_tone = qt::Tone::Neutral;
    bool m_isClickable = true;
};

} // namespace vitrine::console
