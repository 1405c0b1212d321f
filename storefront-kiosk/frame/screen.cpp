#include "storefront-kiosk/frame/screen.hpp"

#include <QEvent>

namespace vitrine::kiosk {

Screen::Screen(KioskContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
{
}

void Screen::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void prepareScreen(Screen& screen, const Layout& layout)
{
    screen.retranslate();
    screen.arrange(layout);
}

} // namespace vitrine::kiosk
