#include "admin-console/screens/kiosks/kiosk_watch.hpp"

#include "admin-console/screens/kiosks/kiosk_words.hpp"
#include "vitrine/qt/deliver.hpp"
#include "vitrine/qt/format/format.hpp"

#include <algorithm>

namespace vitrine::console {

KioskWatch::KioskWatch(ConsoleContext& context)
    : QObject(&context)
    , m_context(context)
{
    m_timer.setInterval(kIntervalMs);
    connect(&m_timer, &QTimer::timeout, this, &KioskWatch::refresh);
    connect(&context, &ConsoleContext::sessionEnded, &m_timer, &QTimer::stop);
    connect(&context, &ConsoleContext::userChanged, this, [this] {
        m_timer.start();
        refresh();
    });
    m_timer.start();
    refresh();
}

void KioskWatch::refresh()
{
    if (m_isAsking)
        return;
    m_isAsking = true;
    qt::deliver(
        m_context.clients().devices.listDevices({.state = "ACTIVE", .limit = kKiosksMax}),
        this,
        [this](const Result<wire::Page<wire::Device>>& page) {
            m_isAsking = false;
            if (!page.ok())
                return;
            const auto count =
                std::count_if(page->items.begin(), page->items.end(), kiosk_words::needsCare);
            m_context.setPageBadge(
                QStringLiteral("kiosks"),
                count == 0 ? qt::Badge{} : qt::Badge{qt::formatCount(count), qt::Tone::Danger});
        });
}

} // namespace vitrine::console
