#include "admin-console/app/screen_registry.hpp"
#include "admin-console/screens/imports/import_screen.hpp"

namespace vitrine::console::imports {

void registerScreens(ScreenRegistry& registry)
{
    registry.add({.page = QStringLiteral("imports"),
                  .title = [] { return ImportScreen::tr("Import products"); },
                  .icon = qt::Icon::Import,
                  .make = [](ConsoleContext& context, QWidget* parent) -> Screen* {
                      return new ImportScreen(context, parent);
                  },
                  .isInNavigation = false});
}

} // namespace vitrine::console::imports
