#include "storefront-kiosk/frame/shop_status.hpp"

namespace vitrine::kiosk {

void ShopStatus::setLink(Link link)
{
    if (m_link == link)
        return;
    m_link = link;
    Q_EMIT linkChanged();
}

void ShopStatus::setDevice(Device device)
{
    if (m_device == device)
        return;
    m_device = device;
    Q_EMIT deviceChanged();
}

void ShopStatus::setAsOf(Timestamp asOf)
{
    if (m_asOf == asOf)
        return;
    m_asOf = asOf;
    Q_EMIT asOfChanged();
}

} // namespace vitrine::kiosk
