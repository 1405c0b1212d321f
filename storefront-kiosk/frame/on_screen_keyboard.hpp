#pragma once

#include "storefront-kiosk/frame/layout.hpp"

#include <QLineEdit>
#include <QString>
#include <QWidget>

namespace vitrine::kiosk {

/// Keys on the screen. A touch types into the field that `typeInto` named and takes no focus away.
/// As wide as it is given, as high as `sizeHint` says.
class OnScreenKeyboard : public QWidget
{
    Q_OBJECT

public:
    enum class Use {
        Search, ///< Letters and digits of the shopper's language.
        EMail,  ///< With '@', '.', '-' and '_', without letters that no address has.
        Number  ///< Digits only.
    };

    using QWidget::QWidget;

    /// @param field null: what is touched goes nowhere. May die before the keyboard.
    virtual void typeInto(QLineEdit* field) = 0;
    virtual void setUse(Use use) = 0;
    /// What the key that ends the input says: "Send". Set it again when the language changes.
    virtual void setEnterText(const QString& text) = 0;
    virtual void arrange(const Layout& layout) = 0;

Q_SIGNALS:
    /// The key that ends the input was touched.
    void entered();
};

} // namespace vitrine::kiosk
