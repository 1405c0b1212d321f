#pragma once

#include "storefront-kiosk/parts/overlay.hpp"
#include "storefront-kiosk/parts/touch_button.hpp"
#include "vitrine/qt/theme/icon.hpp"

class QBoxLayout;
class QLabel;
class QVBoxLayout;

namespace vitrine::kiosk {

/// A question or a word in the middle of the dimmed screen, with one to three answers.
class DialogCard : public Overlay
{
    Q_OBJECT

public:
    explicit DialogCard(QWidget* over);

    void setSymbol(qt::Icon symbol, qt::Tone tone = qt::Tone::Accent);
    void setTitle(const QString& title);
    void setText(const QString& text);
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString text() const;
    /// Between the text and the answers.
    [[nodiscard]] QVBoxLayout* body() const { return m_body; }
    /// The last one is the main one by its place: lowest, and right. Give it an object name.
    TouchButton* addAnswer(const QString& text, TouchButton::Kind kind);

protected:
    void place() override;
    [[nodiscard]] QRect cardRect() const override;

private:
    QWidget* m_card;
    QLabel* m_symbol;
    QLabel* m_title;
    QLabel* m_text;
    QVBoxLayout* m_body;
    QBoxLayout* m_answers;
};

} // namespace vitrine::kiosk
