#include "admin-console/app/console.hpp"

#include "admin-console/app/main_window.hpp"
#include "admin-console/app/preferences_screen.hpp"
#include "vitrine/qt/image_cache.hpp"
#include "vitrine/qt/theme/theme.hpp"

using namespace Qt::StringLiterals;

namespace vitrine::console {

Console::Console(Preferences& preferences, ScreenRegistry& registry, Options options)
    : m_preferences(preferences)
    , m_registry(registry)
    , m_options(std::move(options))
    , m_language({u"console"_s, u"vitrine_qt"_s})
    , m_profiles(preferences.store())
{
    m_language.setLanguage(preferences.language());
    auto& theme = qt::Theme::instance();
    theme.setMotionEnabled(preferences.isMotionEnabled());
    connect(&preferences, &Preferences::themeChanged, &theme, &qt::Theme::setMode);
    connect(&preferences, &Preferences::motionChanged, &theme, &qt::Theme::setMotionEnabled);
    connect(&preferences, &Preferences::languageChanged, &m_language, &qt::Language::setLanguage);
    connect(&m_profiles, &Profiles::changed, this, &Console::forgetChanged);
    addOwnScreens();
}

Console::~Console()
{
    for (const auto& window : std::exchange(m_windows, {}))
        delete window;
}

void Console::addOwnScreens()
{
    m_registry.add({.page = u"preferences"_s,
                    .title = [] { return PreferencesScreen::tr("Preferences"); },
                    .icon = qt::Icon::Settings,
                    .make = [this](ConsoleContext& context, QWidget* parent) -> Screen* {
                        return new PreferencesScreen(context, m_profiles, parent);
                    },
                    .isInNavigation = false});
}

Console::Shop& Console::shop(const QString& profileId)
{
    if (const auto known = m_shops.find(profileId); known != m_shops.end())
        return known->second;
    const bool isGiven = m_options.profile && m_options.profile->id == profileId;
    const auto* profile = isGiven ? &*m_options.profile : m_profiles.find(profileId);
    Shop made;
    made.session = std::make_unique<ShopSession>(
        profile == nullptr ? m_profiles.current() : *profile, m_options.connect);
    if (const auto* clients = made.session->clients()) {
        const auto folder =
            m_options.imageFolder.isEmpty() ? QString() : m_options.imageFolder + u'/' + profileId;
        made.images = std::make_unique<qt::ImageCache>(clients->catalog, folder);
    }
    return m_shops.emplace(profileId, std::move(made)).first->second;
}

ShopSession& Console::session(const QString& profileId)
{
    return *shop(profileId).session;
}

qt::ImageCache* Console::images(const QString& profileId)
{
    return shop(profileId).images.get();
}

/// A profile with another address is another shop: who shows it connects anew.
void Console::forgetChanged()
{
    for (auto it = m_shops.begin(); it != m_shops.end();) {
        const auto* profile = m_profiles.find(it->first);
        const bool isGiven = m_options.profile && m_options.profile->id == it->first;
        const bool isSame =
            isGiven || (profile != nullptr && *profile == it->second.session->profile());
        if (isSame) {
            ++it;
            continue;
        }
        const auto id = profile == nullptr ? m_profiles.current().id : it->first;
        const Shop old = std::move(it->second); // lives until no window shows it
        const auto oldId = it->first;
        it = m_shops.erase(it);
        for (const auto& window : m_windows) {
            if (window && window->profileId() == oldId)
                window->showShop(id);
        }
    }
}

MainWindow* Console::openWindow(const Route& route, const QString& profileId)
{
    const auto chosen = !profileId.isEmpty() ? profileId
                        : m_options.profile  ? m_options.profile->id
                                             : m_profiles.current().id;
    auto* window = new MainWindow(*this);
    window->setAttribute(Qt::WA_DeleteOnClose);
    m_windows.removeAll(nullptr);
    m_windows.append(window);
    window->showShop(chosen, route);
    window->show();
    return window;
}

void Console::quit()
{
    const auto windows = m_windows;
    for (const auto& window : windows) {
        if (window && !window->close())
            return; // somebody wants to keep what is unsaved
    }
}

} // namespace vitrine::console
