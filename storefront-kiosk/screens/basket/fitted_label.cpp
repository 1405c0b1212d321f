#include "storefront-kiosk/screens/basket/fitted_label.hpp"

#include "storefront-kiosk/parts/touch_button.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QLabel>

namespace vitrine::kiosk {

void fitLabel(QLabel& label, int room, std::initializer_list<qt::TextStyle> styles)
{
    label.ensurePolished(); // a font that is set before that is lost
    for (const auto style : styles) {
        qt::setTextStyle(&label, style, label.property("muted").toBool());
        if (label.sizeHint().width() <= room)
            return;
    }
}

void fitAmount(TouchButton& button, const QString& amount, int room)
{
    button.setNote({});
    button.setDetail(amount);
    if (button.sizeHint().width() <= room)
        return;
    button.setDetail({});
    button.setNote(amount);
}

} // namespace vitrine::kiosk
