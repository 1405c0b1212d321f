#include "admin-console/screens/system/instance_board.hpp"

#include <algorithm>
#include <tuple>

namespace vitrine::console {

namespace {

InstanceHealth healthOf(const std::string& status)
{
    if (status == "UP")
        return InstanceHealth::Up;
    if (status == "OUT_OF_SERVICE" || status == "STARTING")
        return InstanceHealth::OutOfService;
    if (status == "UNREACHABLE")
        return InstanceHealth::Unreachable;
    return InstanceHealth::Down;
}

bool isSame(const wire::InstanceStatus& left, const wire::InstanceStatus& right)
{
    return left.service == right.service && left.instanceId == right.instanceId;
}

/// What an instance that does not answer was known for stays on the screen.
wire::InstanceStatus withKnown(wire::InstanceStatus status, const wire::InstanceStatus& known)
{
    if (status.version.empty())
        status.version = known.version;
    if (status.startedAt.empty())
        status.startedAt = known.startedAt;
    return status;
}

void setHealth(BoardRow& row, InstanceHealth health, Timestamp now, std::vector<BoardEvent>& events)
{
    if (row.health == health)
        return;
    events.push_back({row.status.service, addressOf(row.status), row.health, health});
    row.health = health;
    row.healthSince = now;
}

} // namespace

std::string addressOf(const wire::InstanceStatus& status)
{
    return status.host + ":" + std::to_string(status.port);
}

std::vector<BoardEvent> InstanceBoard::take(const wire::SystemOverview& overview)
{
    std::vector<BoardEvent> events;
    const auto parsed = parseTimestamp(overview.at);
    const Timestamp now = parsed.ok() ? *parsed : SystemClock().now();
    if (m_at && now == *m_at)
        return events; // the gateway's cached answer: nothing is known besides
    for (const auto& status : overview.instances) {
        const auto known = std::find_if(m_rows.begin(), m_rows.end(), [&](const BoardRow& row) {
            return isSame(row.status, status);
        });
        if (known != m_rows.end())
            update(*known, status, now, events);
        else
            m_rows.push_back(
                {.status = status, .health = healthOf(status.status), .healthSince = now});
    }
    markGone(overview, now, events);
    std::sort(m_rows.begin(), m_rows.end(), [](const BoardRow& left, const BoardRow& right) {
        return std::tie(left.status.service,
                        left.status.host,
                        left.status.port,
                        left.status.instanceId) < std::tie(right.status.service,
                                                           right.status.host,
                                                           right.status.port,
                                                           right.status.instanceId);
    });
    m_breakers = overview.breakers;
    m_at = now;
    return events;
}

void InstanceBoard::update(BoardRow& row,
                           const wire::InstanceStatus& status,
                           Timestamp now,
                           std::vector<BoardEvent>& events)
{
    const auto health = healthOf(status.status);
    const bool answers = health != InstanceHealth::Unreachable;
    const bool answered =
        row.health != InstanceHealth::Unreachable && row.health != InstanceHealth::Gone;
    row.rates =
        answers && answered && m_at ? ratesBetween(row.status, status, now - *m_at) : std::nullopt;
    row.history.push_back(row.rates ? row.rates->requestsPerSecond : 0.0);
    if (row.history.size() > kHistoryMax)
        row.history.pop_front();
    row.status = withKnown(status, row.status);
    setHealth(row, health, now, events);
}

void InstanceBoard::markGone(const wire::SystemOverview& overview,
                             Timestamp now,
                             std::vector<BoardEvent>& events)
{
    const auto isListed = [&](const BoardRow& row) {
        return std::any_of(overview.instances.begin(),
                           overview.instances.end(),
                           [&](const auto& status) { return isSame(row.status, status); });
    };
    const auto isReplaced = [&](const BoardRow& row) {
        return std::any_of(
            overview.instances.begin(), overview.instances.end(), [&](const auto& status) {
                return status.service == row.status.service &&
                       addressOf(status) == addressOf(row.status);
            });
    };
    for (auto& row : m_rows) {
        if (isListed(row))
            continue;
        setHealth(row, InstanceHealth::Gone, now, events);
        row.rates.reset();
    }
    std::erase_if(m_rows, [&](const BoardRow& row) {
        return row.health == InstanceHealth::Gone &&
               (now - row.healthSince >= m_goneFor || isReplaced(row));
    });
}

bool InstanceBoard::isServed(const std::string& service) const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [&](const BoardRow& row) {
        return row.status.service == service && row.health == InstanceHealth::Up;
    });
}

bool InstanceBoard::isTrouble(const BoardRow& row) const
{
    switch (row.health) {
    case InstanceHealth::Down:
    case InstanceHealth::Unreachable:
        return true;
    case InstanceHealth::Gone:
        return !isServed(row.status.service);
    default:
        return false;
    }
}

int InstanceBoard::troubles() const
{
    const auto instances = std::count_if(
        m_rows.begin(), m_rows.end(), [this](const BoardRow& row) { return isTrouble(row); });
    const auto open = std::count_if(m_breakers.begin(), m_breakers.end(), [](const auto& breaker) {
        return breaker.state == "OPEN";
    });
    return static_cast<int>(instances + open);
}

double InstanceBoard::requestsPerSecond() const
{
    double sum = 0;
    for (const auto& row : m_rows)
        sum += row.rates ? row.rates->requestsPerSecond : 0;
    return sum;
}

std::optional<double> InstanceBoard::worstP99() const
{
    std::optional<double> worst;
    for (const auto& row : m_rows) {
        if (row.rates && row.rates->p99Seconds)
            worst = std::max(worst.value_or(0), *row.rates->p99Seconds);
    }
    return worst;
}

std::optional<double> InstanceBoard::errorShare() const
{
    double requests = 0;
    double errors = 0;
    for (const auto& row : m_rows) {
        if (!row.rates || !row.rates->errorShare)
            continue;
        requests += row.rates->requestsPerSecond;
        errors += row.rates->requestsPerSecond * *row.rates->errorShare;
    }
    return requests > 0 ? std::optional(errors / requests) : std::nullopt;
}

} // namespace vitrine::console
