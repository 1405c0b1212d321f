#include "storefront-kiosk/shop/link_watch.hpp"

#include "vitrine/qt/deliver.hpp"

#include <algorithm>
#include <utility>

namespace vitrine::kiosk {

bool isOutOfReach(ErrorCode code) noexcept
{
    return code == ErrorCode::Unavailable || code == ErrorCode::DeadlineExceeded ||
           code == ErrorCode::Cancelled;
}

LinkWatch::LinkWatch(client::ShopClient shop, ShopStatus& status, Options options, QObject* parent)
    : QObject(parent)
    , m_shop(std::move(shop))
    , m_status(status)
    , m_options(options)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LinkWatch::look);
}

void LinkWatch::look()
{
    if (m_busy)
        return;
    m_busy = true;
    m_timer.stop();
    qt::deliver(m_shop.profile({.timeout = m_options.timeout}),
                this,
                [this](const Result<wire::ShopProfile>& answer) { onProfile(answer); });
}

void LinkWatch::heard()
{
    if (m_status.link() != ShopStatus::Link::Online)
        look(); // an answer of the gateway's own settles it
}

void LinkWatch::missed(ErrorCode code)
{
    if (isOutOfReach(code) && m_status.link() == ShopStatus::Link::Online)
        look();
}

void LinkWatch::onProfile(const Result<wire::ShopProfile>& answer)
{
    m_busy = false;
    if (answer.ok() || !isOutOfReach(answer.error().code)) {
        m_lost = 0;
        m_timer.start(m_options.interval);
        if (answer.ok())
            Q_EMIT profile(*answer);
        return setOnline();
    }
    ++m_lost;
    const auto wait = m_options.again * (1 << std::clamp(m_lost - 1, 0, 10));
    m_timer.start(std::min(wait, m_options.longest));
    if (m_lost >= m_options.lostMax)
        m_status.setLink(ShopStatus::Link::Offline);
}

void LinkWatch::setOnline()
{
    if (m_status.link() == ShopStatus::Link::Online)
        return;
    m_status.setLink(ShopStatus::Link::Online);
    Q_EMIT cameOnline();
}

} // namespace vitrine::kiosk
