#pragma once

#include "admin-console/app/screen.hpp"
#include "vitrine/qt/theme/icon.hpp"

#include <functional>
#include <vector>

namespace vitrine::console {

/// A page that the shell can show.
struct ScreenEntry
{
    QString page;                   ///< Route::page: "products".
    std::function<QString()> title; ///< In the navigation; translated at each call.
    qt::Icon icon = qt::Icon::List;
    std::function<Screen*(ConsoleContext& context, QWidget* parent)> make;
    bool isInNavigation = true;
    bool isTechnical = false; ///< Below the line: System, Audit.
    /// Called once when somebody is signed in at a shop, before the page is visited: what the page
    /// tells beside its name while it is not shown (ConsoleContext::setPageBadge) is looked after
    /// by an object that it makes a child of the context. Unset: nothing.
    std::function<void(ConsoleContext& context)> attend{};
};

/// The pages of the program. Their order in the navigation is the shell's, not that
/// of registration; Ctrl+1 to Ctrl+9 go by that order.
class ScreenRegistry
{
public:
    void add(ScreenEntry entry);
    [[nodiscard]] const std::vector<ScreenEntry>& entries() const { return m_entries; }
    [[nodiscard]] const ScreenEntry* find(const QString& page) const;

private:
    std::vector<ScreenEntry> m_entries; ///< In the order of the navigation.
};

/// Adds every screen that is part of this build (generated from the folders below
/// admin-console/screens).
void registerAllScreens(ScreenRegistry& registry);

} // namespace vitrine::console
