#include "admin-console/app/screen_registry.hpp"
#include "admin-console/screens/customers/customers_screen.hpp"

namespace vitrine::console::customers {

void registerScreens(ScreenRegistry& registry)
{
    registry.add({.page = QStringLiteral("customers"),
                  .title = [] { return CustomersScreen::tr("Customers"); },
                  .icon = qt::Icon::Customers,
                  .make = [](ConsoleContext& context, QWidget* parent) -> Screen* {
                      return new CustomersScreen(context, parent);
                  }});
}

} // namespace vitrine::console::customers
