#pragma once

#include "storefront-kiosk/screens/search/key_layout.hpp"

#include <QAbstractButton>

namespace vitrine::kiosk {

/// A key on the screen. It can be touched in all of its rectangle, also in the gap that is painted
/// around it, so that no touch falls between two keys. Types when it is pressed.
class KeyButton final : public QAbstractButton
{
    Q_OBJECT

public:
    KeyButton(KeySpec key, QWidget* parent);

    [[nodiscard]] const KeySpec& key() const { return m_key; }
    /// What Enter says.
    void setLabel(const QString& label);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    KeySpec m_key;
};

/// The letter that is being touched, large, above the finger that covers it.
class KeyBubble final : public QWidget
{
    Q_OBJECT

public:
    explicit KeyBubble(QWidget* window);

    void showAbove(const KeyButton& key);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
};

} // namespace vitrine::kiosk
