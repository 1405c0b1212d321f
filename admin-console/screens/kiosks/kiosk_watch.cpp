#include "admin-console/screens/kiosks/kiosk_watch.hpp"

#include "admin-console/screens/kiosks/kiosk_words.hpp"

#include <algorithm>

namespace vitrine::console {
namespace {

constexpr int kKiosksMax = 200; // looked at; more than one shop has

client::Task<std::int64_t> countKiosksInNeed(const ShopClients& clients)
{
    using Page = wire::Page<wire::Device>;
    return clients.devices.listDevices({.state = "ACTIVE", .limit = kKiosksMax})
        .then([](const client::Task<Page>& done) -> Result<std::int64_t> {
            const auto page = client::resultOf(done);
            if (!page.ok())
                return page.error();
            return std::count_if(page->items.begin(), page->items.end(), kiosk_words::needsCare);
        });
}

} // namespace

KioskWatch::KioskWatch(ConsoleContext& context)
    : BadgeWatch(context, QStringLiteral("kiosks"), qt::Tone::Danger, countKiosksInNeed)
{
}

} // namespace vitrine::console
