#include "storefront-kiosk/shop/settings_sync.hpp"

#include "vitrine/qt/deliver.hpp"
#include "vitrine/qt/text.hpp"

#include <utility>

namespace vitrine::kiosk {

using qt::toText;

Outcome applyProfile(const wire::ShopProfile& profile, KioskSettings& settings)
{
    if (settings.shop.name.empty())
        settings.shop.name = profile.name;
    if (!profile.languages.empty()) {
        settings.languages.clear();
        for (const auto& language : profile.languages)
            settings.languages.append(toText(language));
    }
    settings.showNetPrices = profile.taxDisplay == "EXCLUDED";
    const auto currency = domain::Currency::create(profile.currency);
    const auto level = domain::parseTaxLevel(profile.pricing.taxLevel);
    const auto rounding = domain::parseRoundingMode(profile.pricing.rounding);
    if (!currency.ok() || !level || !rounding)
        return failure<Done>(ErrorCode::InvalidArgument,
                             "the shop prices in a way that this kiosk does not know");
    settings.pricing = {.currency = *currency,
                        .pricesIncludeTax = profile.pricing.pricesIncludeTax,
                        .taxLevel = *level,
                        .rounding = *rounding,
                        .taxRates = profile.pricing.taxRates};
    return Done{};
}

SettingsSync::SettingsSync(client::DeviceClient devices,
                           Confined<LastGoodFile>& file,
                           SettingsStore& store,
                           const ShopStatus& status,
                           Options options,
                           QObject* parent)
    : QObject(parent)
    , m_devices(std::move(devices))
    , m_file(file)
    , m_store(store)
    , m_status(status)
    , m_options(std::move(options))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SettingsSync::sync);
}

void SettingsSync::begin(const LastGood& said)
{
    m_lastGood = said;
    apply();
}

void SettingsSync::setNumberPrefix(const std::string& prefix)
{
    m_options.defaults.numberPrefix = prefix;
    m_etag.clear(); // those of the device before are not this one's
    apply();
}

void SettingsSync::takeProfile(const wire::ShopProfile& profile)
{
    if (m_profile == profile)
        return;
    m_profile = profile;
    apply();
}

void SettingsSync::sync()
{
    m_timer.start(m_options.interval);
    if (m_busy || m_status.device() != ShopStatus::Device::Active)
        return;
    m_busy = true;
    qt::deliver(m_devices.settings(m_etag),
                this,
                [this](const Result<client::KnownDeviceSettings>& answer) { onSettings(answer); });
}

void SettingsSync::onSettings(const Result<client::KnownDeviceSettings>& answer)
{
    m_busy = false;
    if (!answer.ok() || answer->unchanged) // what was good stays in force
        return;
    m_etag = answer->etag;
    m_own = answer->settings.settings;
    apply();
}

LastGood SettingsSync::said() const
{
    LastGood said = m_lastGood;
    if (m_profile)
        said.profile = m_profile;
    if (m_own) { // before the shop has answered, what was good at the last run is in force
        said.settings = *m_own;
        if (said.profile)
            said.settings.insert(said.profile->kiosk.begin(), said.profile->kiosk.end());
    }
    return said;
}

void SettingsSync::apply()
{
    LastGood good = said();
    QStringList faults;
    auto defaults = m_options.defaults;
    if (good.profile) {
        if (const auto applied = applyProfile(*good.profile, defaults); !applied.ok()) {
            faults.append(toText(applied.error().message));
            good.profile = m_lastGood.profile;
        }
    }
    if (!faults.empty() && good.profile)
        std::ignore = applyProfile(*good.profile, defaults); // it was good before
    auto parsed = parseKioskSettings(good.settings, defaults);
    for (const auto& fault : parsed.faults)
        faults.append(toText(fault.text));
    if (!parsed.faults.empty()) {
        good.settings = mendSettings(good.settings, parsed.faults, m_lastGood.settings);
        parsed = parseKioskSettings(good.settings, defaults);
    }
    m_store.set(std::move(parsed.settings));
    if (good != m_lastGood) {
        m_lastGood = good;
        m_file.tell([good](LastGoodFile& file) { std::ignore = file.keep(good); });
    }
    if (std::exchange(m_faults, faults) != faults)
        Q_EMIT faultsChanged();
}

} // namespace vitrine::kiosk
