#include "admin-console/parts/badge_watch.hpp"

#include "vitrine/qt/deliver.hpp"
#include "vitrine/qt/format/format.hpp"

#include <utility>

namespace vitrine::console {

BadgeWatch::BadgeWatch(ConsoleContext& context, QString page, qt::Tone tone, Count count)
    : QObject(&context)
    , m_context(context)
    , m_page(std::move(page))
    , m_tone(tone)
    , m_count(std::move(count))
{
    m_timer.setInterval(kIntervalMs);
    connect(&m_timer, &QTimer::timeout, this, &BadgeWatch::refresh);
    connect(&context, &ConsoleContext::sessionEnded, &m_timer, &QTimer::stop);
    connect(&context, &ConsoleContext::userChanged, this, [this] {
        m_timer.start();
        refresh();
    });
    m_timer.start();
    refresh();
}

void BadgeWatch::refresh()
{
    if (m_isAsking)
        return;
    m_isAsking = true;
    qt::deliver(m_count(m_context.clients()), this, [this](const Result<std::int64_t>& count) {
        m_isAsking = false;
        if (!count.ok())
            return;
        m_context.setPageBadge(
            m_page, *count == 0 ? qt::Badge{} : qt::Badge{qt::formatCount(*count), m_tone});
    });
}

} // namespace vitrine::console
