#include "services/gateway/application/system_overview.hpp"

#include <algorithm>
#include <tuple>

namespace vitrine::gateway {

namespace {

using namespace std::chrono_literals;
using platform::CircuitBreaker;
using Monotonic = std::chrono::steady_clock;

constexpr auto kAnswerTime = 1000ms; ///< For each instance.
constexpr auto kKeptFor = 1000ms;

const char* wordOf(CircuitBreaker::State state)
{
    switch (state) {
    case CircuitBreaker::State::Closed:
        return "CLOSED";
    case CircuitBreaker::State::HalfOpen:
        return "HALF_OPEN";
    case CircuitBreaker::State::Open:
        break;
    }
    return "OPEN";
}

wire::InstanceStatus missing(const std::string& service)
{
    wire::InstanceStatus status;
    status.service = service;
    status.status = "DOWN";
    status.detail = "no instance is registered";
    return status;
}

} // namespace

std::string SystemOverview::document()
{
    const std::lock_guard lock(m_mutex);
    if (m_document.empty() || Monotonic::now() - m_madeAt >= kKeptFor) {
        m_document = wire::encode(look());
        m_madeAt = Monotonic::now();
    }
    return m_document;
}

std::vector<SurveyTarget> SystemOverview::targets() const
{
    SurveyTarget self = m_parts.self();
    std::vector<SurveyTarget> targets;
    const auto add = [&](const platform::KnownInstance& instance) {
        if (instance.endpoint.instanceId == self.instance.endpoint.instanceId)
            self.instance = instance; // as the registry has it; its actuator is known better here
        else
            targets.push_back({instance, instance.endpoint});
    };
    for (const auto& instance : m_parts.discovery.listed())
        add(instance);
    for (const auto& instance : m_parts.others)
        add(instance);
    targets.push_back(std::move(self));
    return targets;
}

wire::SystemOverview SystemOverview::look() const
{
    wire::SystemOverview overview;
    overview.at = formatTimestamp(m_parts.clock.now());
    overview.instances = surveyInstances(targets(), kAnswerTime);
    for (const std::string& service : m_parts.services) {
        const bool isThere = std::any_of(
            overview.instances.begin(),
            overview.instances.end(),
            [&](const wire::InstanceStatus& instance) { return instance.service == service; });
        if (!isThere)
            overview.instances.push_back(missing(service));
    }
    std::sort(overview.instances.begin(),
              overview.instances.end(),
              [](const wire::InstanceStatus& a, const wire::InstanceStatus& b) {
                  return std::tie(a.service, a.instanceId) < std::tie(b.service, b.instanceId);
              });
    overview.breakers = breakers();
    return overview;
}

std::vector<wire::BreakerStatus> SystemOverview::breakers() const
{
    std::vector<wire::BreakerStatus> statuses;
    const auto monotonic = Monotonic::now();
    for (const auto& [service, reading] : m_parts.upstreams.breakers()) {
        wire::BreakerStatus status;
        status.service = service;
        status.state = wordOf(reading.state);
        status.failureRate = reading.failureRate;
        Timestamp since = m_startedAt;
        if (reading.since)
            since = m_parts.clock.now() - std::chrono::duration_cast<std::chrono::milliseconds>(
                                              monotonic - *reading.since);
        status.since = formatTimestamp(since);
        statuses.push_back(std::move(status));
    }
    return statuses;
}

} // namespace vitrine::gateway
