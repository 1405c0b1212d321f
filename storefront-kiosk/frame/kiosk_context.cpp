#include "storefront-kiosk/frame/kiosk_context.hpp"

#include <utility>

namespace vitrine::kiosk {

KioskContext::KioskContext(Parts parts, QObject* parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
    if (m_parts.sync != nullptr)
        connect(m_parts.sync, &CatalogSync::changed, this, &KioskContext::shelfChanged);
}

void KioskContext::say(const QString& text) const
{
    if (m_parts.speaker != nullptr && m_parts.shopper->isReach())
        m_parts.speaker->say(text, locale());
}

} // namespace vitrine::kiosk
