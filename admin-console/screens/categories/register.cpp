#include "admin-console/app/screen_registry.hpp"
#include "admin-console/screens/categories/category_screen.hpp"

namespace vitrine::console::categories {

void registerScreens(ScreenRegistry& registry)
{
    registry.add({.page = QStringLiteral("categories"),
                  .title = [] { return CategoryScreen::tr("Categories"); },
                  .icon = qt::Icon::Categories,
                  .make = [](ConsoleContext& context, QWidget* parent) -> Screen* {
                      return new CategoryScreen(context, parent);
                  }});
}

} // namespace vitrine::console::categories
