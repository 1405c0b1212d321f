#include "admin-console/app/screen_registry.hpp"
#include "admin-console/screens/kiosks/kiosk_watch.hpp"
#include "admin-console/screens/kiosks/kiosks_screen.hpp"

namespace vitrine::console::kiosks {

void registerScreens(ScreenRegistry& registry)
{
    registry.add({.page = QStringLiteral("kiosks"),
                  .title = [] { return KiosksScreen::tr("Kiosks"); },
                  .icon = qt::Icon::Kiosks,
                  .make = [](ConsoleContext& context, QWidget* parent) -> Screen* {
                      return new KiosksScreen(context, parent);
                  },
                  .attend = [](ConsoleContext& context) { new KioskWatch(context); }});
}

} // namespace vitrine::console::kiosks
