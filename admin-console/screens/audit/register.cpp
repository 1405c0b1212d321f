#include "admin-console/app/screen_registry.hpp"
#include "admin-console/screens/audit/audit_screen.hpp"

using namespace Qt::StringLiterals;

namespace vitrine::console::audit {

void registerScreens(ScreenRegistry& registry)
{
    registry.add({.page = u"audit"_s,
                  .title = [] { return AuditScreen::tr("Audit"); },
                  .icon = qt::Icon::Audit,
                  .make = [](ConsoleContext& context, QWidget* parent) -> Screen* {
                      return new AuditScreen(context, parent);
                  },
                  .isTechnical = true});
}

} // namespace vitrine::console::audit
