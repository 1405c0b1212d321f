#pragma once

#include "admin-console/app/preferences.hpp"
#include "admin-console/app/profiles.hpp"
#include "admin-console/app/screen_registry.hpp"
#include "admin-console/app/shop_session.hpp"
#include "vitrine/qt/language.hpp"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <memory>

namespace vitrine::console {

class MainWindow;

/// The program: what all windows share. Create it after the Theme; GUI thread only.
class Console final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        ShopSession::Connect connect = connectShop;
        /// Where pictures are kept; "" for memory only.
        QString imageFolder{};
        /// A shop for this run only, not kept in the settings.
        std::optional<Profile> profile{};
    };
    /// Both must outlive this; `registry` gets the pages of the shell itself.
    Console(Preferences& preferences, ScreenRegistry& registry, Options options);
    ~Console() override;

    [[nodiscard]] Preferences& preferences() { return m_preferences; }
    [[nodiscard]] const ScreenRegistry& registry() const { return m_registry; }
    [[nodiscard]] Profiles& profiles() { return m_profiles; }
    [[nodiscard]] const QList<QPointer<MainWindow>>& windows() const { return m_windows; }

    /// The shop of this profile; made at the first call.
    [[nodiscard]] ShopSession& session(const QString& profileId);
    /// Pictures of this shop; null while its addresses are wrong.
    [[nodiscard]] qt::ImageCache* images(const QString& profileId);

    /// A new window on the current shop (or `profileId`), where `route` says.
    MainWindow* openWindow(const Route& route = {}, const QString& profileId = {});
    /// Closes all windows, each asking for what is unsaved; the program ends with the last one.
    void quit();

private:
    struct Shop
    {
        std::unique_ptr<ShopSession> session;
        std::unique_ptr<qt::ImageCache> images;
    };
    Shop& shop(const QString& profileId);
    void addOwnScreens();
    void forgetChanged();

    Preferences& m_preferences;
    ScreenRegistry& m_registry;
    Options m_options;
    qt::Language m_language;
    Profiles m_profiles;
    std::map<QString, Shop> m_shops;
    QList<QPointer<MainWindow>> m_windows;
};

} // namespace vitrine::console
