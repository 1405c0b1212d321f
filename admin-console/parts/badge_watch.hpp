#pragma once

#include "admin-console/app/console_context.hpp"

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <functional>

namespace vitrine::console {

/// Tells beside the name of a page how many things there ask for attention, and asks the shop again
/// every minute while somebody is signed in. When the shop does not answer, the last count stays. A
/// child of the context.
class BadgeWatch : public QObject
{
    Q_OBJECT

public:
    static constexpr int kIntervalMs = 60'000;

    using Count = std::function<client::Task<std::int64_t>(const ShopClients&)>;

    BadgeWatch(ConsoleContext& context, QString page, qt::Tone tone, Count count);

    void refresh();

private:
    ConsoleContext& m_context;
    const QString m_page;
    const qt::Tone m_tone;
    const Count m_count;
    QTimer m_timer;
    bool m_isAsking = false;
};

} // namespace vitrine::console
