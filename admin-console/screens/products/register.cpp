#include "admin-console/app/screen_registry.hpp"
#include "admin-console/screens/products/product_screen.hpp"

namespace vitrine::console::products {

void registerScreens(ScreenRegistry& registry)
{
    registry.add({.page = QStringLiteral("products"),
                  .title = [] { return ProductScreen::tr("Products"); },
                  .icon = qt::Icon::Products,
                  .make = [](ConsoleContext& context, QWidget* parent) -> Screen* {
                      return new ProductScreen(context, parent);
                  }});
}

} // namespace vitrine::console::products
