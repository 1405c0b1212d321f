#include "services/gateway/application/shop_document.hpp"

#include "services/gateway/shop_settings.hpp"

namespace vitrine::gateway {

ShopDocument::ShopDocument(wire::ShopProfile atStart)
    : m_atStart(std::move(atStart))
    , m_text(encode(m_atStart))
{
}

std::string ShopDocument::text() const
{
    const std::lock_guard lock(m_mutex);
    return m_text;
}

Outcome ShopDocument::update(const platform::SettingValues& values)
{
    platform::SettingsReader reader(values);
    auto fresh = readShopProfile(reader);
    if (!fresh.ok())
        return fresh.error();
    fresh->currency = m_atStart.currency;
    fresh->timeZone = m_atStart.timeZone;
    fresh->dayCutOver = m_atStart.dayCutOver;
    fresh->pricing = m_atStart.pricing;
    std::string text = encode(*fresh);
    const std::lock_guard lock(m_mutex);
    m_text = std::move(text);
    return Done{};
}

} // namespace vitrine::gateway
