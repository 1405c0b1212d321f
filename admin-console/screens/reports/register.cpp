#include "admin-console/app/screen_registry.hpp"
#include "admin-console/screens/reports/reports_screen.hpp"

namespace vitrine::console::reports {

void registerScreens(ScreenRegistry& registry)
{
    registry.add({.page = QStringLiteral("reports"),
                  .title = [] { return ReportsScreen::tr("Reports"); },
                  .icon = qt::Icon::Reports,
                  .make = [](ConsoleContext& context, QWidget* parent) -> Screen* {
                      auto* screen = new ReportsScreen(context);
                      screen->setParent(parent);
                      return screen;
                  }});
}

} // namespace vitrine::console::reports
