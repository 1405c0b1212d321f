#include "admin-console/app/screen_registry.hpp"
#include "admin-console/screens/traces/traces_screen.hpp"

namespace vitrine::console::traces {

void registerScreens(ScreenRegistry& registry)
{
    registry.add({.page = QStringLiteral("traces"),
                  .title = [] { return TracesScreen::tr("Traces"); },
                  .icon = qt::Icon::Trace,
                  .make = [](ConsoleContext& context, QWidget* parent) -> Screen* {
                      return new TracesScreen(context, parent);
                  },
                  .isTechnical = true});
}

} // namespace vitrine::console::traces
