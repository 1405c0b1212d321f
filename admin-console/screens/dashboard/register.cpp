#include "admin-console/app/screen_registry.hpp"
#include "admin-console/screens/dashboard/dashboard_screen.hpp"

using namespace Qt::StringLiterals;

namespace vitrine::console::dashboard {

void registerScreens(ScreenRegistry& registry)
{
    registry.add({.page = u"dashboard"_s,
                  .title = [] { return DashboardScreen::tr("Dashboard"); },
                  .icon = qt::Icon::Dashboard,
                  .make = [](ConsoleContext& context, QWidget* parent) -> Screen* {
                      auto* screen = new DashboardScreen(context);
                      screen->setParent(parent);
                      return screen;
                  }});
}

} // namespace vitrine::console::dashboard
