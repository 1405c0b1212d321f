#include "admin-console/app/screen_registry.hpp"
#include "admin-console/screens/system/system_screen.hpp"
#include "admin-console/screens/system/system_watch.hpp"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace vitrine::console::system {

void registerScreens(ScreenRegistry& registry)
{
    registry.add({.page = u"system"_s,
                  .title = [] { return SystemScreen::tr("System"); },
                  .icon = qt::Icon::System,
                  .make = [](ConsoleContext& context, QWidget* parent) -> Screen* {
                      return new SystemScreen(context, parent);
                  },
                  .isTechnical = true,
                  .attend = [](ConsoleContext& context) { SystemWatch::of(context); }});
}

} // namespace vitrine::console::system
