#pragma once

#include "admin-console/screens/system/instance_rates.hpp"
#include "vitrine/core/clock.hpp"

#include <QMetaType>

#include <chrono>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::console {

/// How an instance is, worst last.
enum class InstanceHealth {
    Up,
    OutOfService, ///< It says so itself; it gets no calls.
    Gone,         ///< The registry does not list it any more.
    Down,         ///< It answers that it is not well.
    Unreachable   ///< It does not answer.
};

/// One instance, as it was at the last look and a while before.
struct BoardRow
{
    wire::InstanceStatus status; ///< Of the last time that it answered, when it is gone.
    InstanceHealth health = InstanceHealth::Up;
    Timestamp healthSince{};            ///< When it was first seen so.
    std::optional<InstanceRates> rates; ///< None until it was looked at twice.
    std::deque<double> history;         ///< Requests per second, oldest first.
};

/// A change worth telling.
struct BoardEvent
{
    std::string service;
    std::string address; ///< "127.0.0.1:8082"
    InstanceHealth from = InstanceHealth::Up;
    InstanceHealth to = InstanceHealth::Up;
};

/// What is known of all instances of a shop. Fed with one overview after the other; an instance
/// that vanishes stays listed for `goneFor`, or until another of its service takes its address.
class InstanceBoard
{
public:
    static constexpr std::size_t kHistoryMax = 60;

    explicit InstanceBoard(std::chrono::minutes goneFor = std::chrono::minutes(10))
        : m_goneFor(goneFor)
    {
    }

    /// @return what became worse or better; nothing for the first overview.
    std::vector<BoardEvent> take(const wire::SystemOverview& overview);

    /// By service, then by address.
    [[nodiscard]] const std::vector<BoardRow>& rows() const { return m_rows; }
    [[nodiscard]] const std::vector<wire::BreakerStatus>& breakers() const { return m_breakers; }
    /// When the last overview was made.
    [[nodiscard]] std::optional<Timestamp> at() const { return m_at; }

    /// Whether somebody should look at this: it is down or unreachable, or it is gone and nobody of
    /// its service is up.
    [[nodiscard]] bool isTrouble(const BoardRow& row) const;
    /// How many instances and open breakers somebody should look at.
    [[nodiscard]] int troubles() const;

    /// The sum of the request rates.
    [[nodiscard]] double requestsPerSecond() const;
    /// The greatest p99 of all instances.
    [[nodiscard]] std::optional<double> worstP99() const;
    /// Failed answers of all answers since the look before.
    [[nodiscard]] std::optional<double> errorShare() const;

private:
    void update(BoardRow& row,
                const wire::InstanceStatus& status,
                Timestamp now,
                std::vector<BoardEvent>& events);
    void
    markGone(const wire::SystemOverview& overview, Timestamp now, std::vector<BoardEvent>& events);
    [[nodiscard]] bool isServed(const std::string& service) const;

    std::chrono::minutes m_goneFor;
    std::vector<BoardRow> m_rows;
    std::vector<wire::BreakerStatus> m_breakers;
    std::optional<Timestamp> m_at;
};

[[nodiscard]] std::string addressOf(const wire::InstanceStatus& status);

} // namespace vitrine::console
