#pragma once

#include "admin-console/screens/system/instance_board.hpp"
#include "vitrine/api/system_client.hpp"

#include <QObject>
#include <QTimer>

#include <optional>

namespace vitrine::console {

/// Looks after the shop's processes all the time: often while somebody watches, else often enough
/// that the navigation tells of trouble within five seconds.
class SystemPresenter : public QObject
{
    Q_OBJECT

public:
    static constexpr int kWatchedMs = 2000;
    static constexpr int kBackgroundMs = 4000;
    static constexpr std::chrono::milliseconds kPatience{3000};

    explicit SystemPresenter(client::SystemClient system, QObject* parent = nullptr);

    /// Begins to look; at once, and then again and again.
    void start();
    /// Nobody is signed in, or the window is going away.
    void stop();
    void setWatched(bool isWatched);
    void refresh();

    [[nodiscard]] const InstanceBoard& board() const { return m_board; }
    [[nodiscard]] bool isLoaded() const { return m_board.at().has_value(); }
    /// Why the last look failed; none when it did not.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    /// How many instances and breakers somebody should look at.
    [[nodiscard]] int troubles() const { return m_troubles; }

Q_SIGNALS:
    void changed();
    void failed(const vitrine::Error& error);
    void recovered();
    void troublesChanged(int count);
    /// An instance became better or worse.
    void instanceChanged(const vitrine::console::BoardEvent& event);

private:
    void take(const Result<wire::SystemOverview>& overview);

    client::SystemClient m_system;
    InstanceBoard m_board;
    QTimer m_timer;
    std::optional<Error> m_error;
    int m_troubles = 0;
    bool m_isAsking = false;
};

} // namespace vitrine::console
