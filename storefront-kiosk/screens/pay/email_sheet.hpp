#pragma once

#include "storefront-kiosk/frame/kiosk_context.hpp"
#include "storefront-kiosk/frame/layout.hpp"
#include "storefront-kiosk/parts/sheet.hpp"

class QLabel;
class QLineEdit;

namespace vitrine::kiosk {

class OnScreenKeyboard;
class TouchButton;

/// Asks for the address that the receipt is sent to.
class EmailSheet final : public Sheet
{
    Q_OBJECT

public:
    EmailSheet(KioskContext& context, QWidget* over);

    /// @param email what is known already.
    void ask(const QString& email);
    void arrange(const Layout& layout);
    void retranslate();
    /// Overwrites what was typed.
    void wipe();

Q_SIGNALS:
    /// "": no e-mail is wanted.
    void chosen(const QString& email);

private:
    void save();
    void chooseNone();

    KioskContext& m_context;
    QLabel* m_title;
    QLabel* m_fault;
    QLineEdit* m_field;
    TouchButton* m_none;
    TouchButton* m_noneShort; ///< The same where large letters need the width.
    TouchButton* m_save;
    OnScreenKeyboard* m_keyboard;
};

} // namespace vitrine::kiosk
