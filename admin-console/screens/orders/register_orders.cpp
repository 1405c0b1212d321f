#include "admin-console/app/screen_registry.hpp"
#include "admin-console/screens/orders/orders_screen.hpp"

namespace vitrine::console::orders {

void registerScreens(ScreenRegistry& registry)
{
    registry.add({.page = QStringLiteral("orders"),
                  .title = [] { return OrdersScreen::tr("Orders"); },
                  .icon = qt::Icon::Orders,
                  .make = [](ConsoleContext& context, QWidget* parent) -> Screen* {
                      return new OrdersScreen(context, parent);
                  }});
}

} // namespace vitrine::console::orders
