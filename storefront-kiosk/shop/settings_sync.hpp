#pragma once

#include "storefront-kiosk/frame/kiosk_settings.hpp"
#include "storefront-kiosk/frame/shop_status.hpp"
#include "storefront-kiosk/shop/last_good.hpp"
#include "storefront-kiosk/storage/own_thread.hpp"
#include "vitrine/api/device_client.hpp"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <string>

namespace vitrine::kiosk {

/// Brings what the shop sets for its kiosks into the SettingsStore, while the program runs: what it
/// says to all of them in its profile, and to this one when asked. On the GUI thread.
class SettingsSync final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        KioskSettings defaults{}; ///< Where the shop says nothing.
        std::chrono::milliseconds interval{60'000};
    };

    /// @param file outlives this, as do `store` and `status`.
    SettingsSync(client::DeviceClient devices,
                 Confined<LastGoodFile>& file,
                 SettingsStore& store,
                 const ShopStatus& status,
                 Options options,
                 QObject* parent = nullptr);

    /// What was good at the last run: before anything is shown.
    void begin(const LastGood& said);
    /// The kiosk is another device now: where the shop says nothing its receipts have this prefix.
    void setNumberPrefix(const std::string& prefix);
    /// The shop's profile, whoever asked for it.
    void takeProfile(const wire::ShopProfile& profile);
    /// Asks for this kiosk's own settings now, and from then on in the interval.
    void sync();

    /// What is wrong with the settings in force, for staff; empty when nothing is.
    [[nodiscard]] const QStringList& faults() const { return m_faults; }

Q_SIGNALS:
    void faultsChanged();

private:
    void onSettings(const Result<client::KnownDeviceSettings>& answer);
    /// What the shop says by now, good or not.
    [[nodiscard]] LastGood said() const;
    void apply();

    client::DeviceClient m_devices;
    Confined<LastGoodFile>& m_file;
    SettingsStore& m_store;
    const ShopStatus& m_status;
    Options m_options;
    LastGood m_lastGood;
    std::optional<wire::ShopProfile> m_profile;
    std::optional<SettingTexts> m_own; ///< This kiosk's; nothing until the shop was asked.
    std::string m_etag;
    QStringList m_faults;
    QTimer m_timer;
    bool m_busy = false;
};

/// `settings` with the shop's name, currency, pricing and languages. An unknown way to round or to
/// tax leaves the pricing as it was: the shop would refuse every order at another total.
/// @return InvalidArgument: a newer shop prices in a way that this kiosk does not know.
[[nodiscard]] Outcome applyProfile(const wire::ShopProfile& profile, KioskSettings& settings);

} // namespace vitrine::kiosk
