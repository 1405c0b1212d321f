#pragma once

#include "vitrine/qt/theme/icon.hpp"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace vitrine::kiosk {

class TouchButton;

/// A word to the shopper inside a page: what happened, and at most one thing that can be done. It
/// stays until it is hidden; nothing vanishes while somebody still reads it.
class MessageCard final : public QWidget
{
    Q_OBJECT

public:
    explicit MessageCard(QWidget* parent = nullptr);

    /// @param action of the button, "" for none: `acted` follows its touch.
    void
    show(qt::Tone tone, const QString& title, const QString& text = {}, const QString& action = {});
    /// For shape beside colour; by the tone without it.
    void setSymbol(qt::Icon symbol);
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void acted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintSymbol();

    QLabel* m_symbol;
    QLabel* m_title;
    QLabel* m_text;
    TouchButton* m_action;
    qt::Tone m_tone = qt::Tone::Info;
    qt::Icon m_icon = qt::Icon::Info;
};

} // namespace vitrine::kiosk
