#include "storefront-kiosk/frame/kiosk_settings.hpp"

#include <utility>

namespace vitrine::kiosk {

SettingsStore::SettingsStore(KioskSettings settings, QObject* parent)
    : QObject(parent)
    , m_settings(std::move(settings))
{
}

void SettingsStore::set(KioskSettings settings)
{
    m_settings = std::move(settings);
    Q_EMIT changed();
}

} // namespace vitrine::kiosk
