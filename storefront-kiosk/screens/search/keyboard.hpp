#pragma once

#include "storefront-kiosk/frame/on_screen_keyboard.hpp"
#include "storefront-kiosk/screens/search/key_layout.hpp"

#include <QPointer>
#include <QTimer>

#include <vector>

namespace vitrine::kiosk {

class KeyBubble;
class KeyButton;

/// The kiosk's own keyboard, in the layout of the shopper's language.
class Keyboard final : public OnScreenKeyboard
{
    Q_OBJECT

public:
    explicit Keyboard(QWidget* parent = nullptr);

    void typeInto(QLineEdit* field) override { m_field = field; }
    void setUse(Use use) override;
    void setEnterText(const QString& text) override;
    void arrange(const Layout& layout) override;
    /// "de", "en".
    void setLanguage(const QString& code);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void makeKey(const KeySpec& spec);
    void place();
    void nameKeys();
    void type(const KeyButton& key);

    QPointer<QLineEdit> m_field;
    Use m_use = Use::Search;
    QString m_language;
    QString m_enterText;
    bool m_isReach = false;
    KeyRows m_rows;
    std::vector<KeyButton*> m_keys; ///< In the order of the rows.
    QPointer<KeyBubble> m_bubble;   ///< In the window, which may die first.
    QTimer m_bubbleStays;
};

} // namespace vitrine::kiosk
