#include "admin-console/app/screen_registry.hpp"
#include "admin-console/screens/stock/low_stock_watch.hpp"
#include "admin-console/screens/stock/stock_screen.hpp"

using namespace Qt::StringLiterals;

namespace vitrine::console::stock {

void registerScreens(ScreenRegistry& registry)
{
    registry.add({.page = u"stock"_s,
                  .title = [] { return StockScreen::tr("Stock"); },
                  .icon = qt::Icon::Stock,
                  .make = [](ConsoleContext& context, QWidget* parent) -> Screen* {
                      return new StockScreen(context, parent);
                  },
                  .attend = [](ConsoleContext& context) { new LowStockWatch(context); }});
}

} // namespace vitrine::console::stock
