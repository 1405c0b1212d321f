#include "admin-console/screens/system/system_presenter.hpp"

#include "vitrine/qt/deliver.hpp"

#include <utility>

namespace vitrine::console {

SystemPresenter::SystemPresenter(client::SystemClient system, QObject* parent)
    : QObject(parent)
    , m_system(std::move(system))
{
    m_timer.setInterval(kBackgroundMs);
    connect(&m_timer, &QTimer::timeout, this, &SystemPresenter::refresh);
}

void SystemPresenter::start()
{
    if (m_timer.isActive())
        return;
    m_timer.start();
    refresh();
}

void SystemPresenter::stop()
{
    m_timer.stop();
}

void SystemPresenter::setWatched(bool isWatched)
{
    m_timer.setInterval(isWatched ? kWatchedMs : kBackgroundMs); // an active timer starts anew
    if (isWatched)
        refresh();
}

void SystemPresenter::refresh()
{
    if (m_isAsking)
        return;
    m_isAsking = true;
    qt::deliver(m_system.overview({.timeout = kPatience}),
                this,
                [this](const Result<wire::SystemOverview>& overview) {
                    m_isAsking = false;
                    take(overview);
                });
}

void SystemPresenter::take(const Result<wire::SystemOverview>& overview)
{
    if (!overview.ok()) {
        m_error = overview.error();
        Q_EMIT failed(*m_error);
        return;
    }
    if (std::exchange(m_error, std::nullopt))
        Q_EMIT recovered();
    const auto events = m_board.take(*overview);
    Q_EMIT changed();
    for (const auto& event : events)
        Q_EMIT instanceChanged(event);
    const int troubles = m_board.troubles();
    if (std::exchange(m_troubles, troubles) != troubles)
        Q_EMIT troublesChanged(troubles);
}

} // namespace vitrine::console
