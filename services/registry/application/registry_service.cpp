#include "services/registry/application/registry_service.hpp"

#include <algorithm>

namespace vitrine::registry {

RegistryService::RegistryService(const RegistryRules& rules, Now now)
    : m_now(std::move(now))
    , m_startedAt(m_now())
    , m_registry(rules, m_startedAt)
{
}

bool RegistryService::add(Instance instance)
{
    const std::scoped_lock lock(m_mutex);
    return m_registry.add(std::move(instance), m_now());
}

bool RegistryService::renew(const std::string& app,
                            const std::string& id,
                            std::optional<std::int64_t> lastDirty)
{
    const std::scoped_lock lock(m_mutex);
    return m_registry.renew(app, id, lastDirty, m_now());
}

bool RegistryService::cancel(const std::string& app, const std::string& id)
{
    const std::scoped_lock lock(m_mutex);
    return m_registry.cancel(app, id, m_now());
}

bool RegistryService::overrideStatus(const std::string& app, const std::string& id, Status status)
{
    const std::scoped_lock lock(m_mutex);
    return m_registry.overrideStatus(app, id, status, m_now());
}

bool RegistryService::removeOverride(const std::string& app, const std::string& id, Status until)
{
    const std::scoped_lock lock(m_mutex);
    return m_registry.removeOverride(app, id, until, m_now());
}

bool RegistryService::addMetadata(const std::string& app,
                                  const std::string& id,
                                  const std::map<std::string, std::string>& members)
{
    const std::scoped_lock lock(m_mutex);
    return m_registry.addMetadata(app, id, members, m_now());
}

std::size_t RegistryService::evict()
{
    const std::scoped_lock lock(m_mutex);
    return m_registry.evict(m_now());
}

std::vector<Application> RegistryService::applications() const
{
    const std::scoped_lock lock(m_mutex);
    return m_registry.applications();
}

std::optional<Application> RegistryService::application(const std::string& app) const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<Application> found =
        m_registry.select([&](const Instance& instance) { return instance.app == app; });
    if (found.empty())
        return std::nullopt;
    return std::move(found.front());
}

std::vector<Application> RegistryService::atAddress(const std::string& vip) const
{
    const std::scoped_lock lock(m_mutex);
    return m_registry.select(
        [&](const Instance& instance) { return hasAddress(instance.vipAddress, vip); });
}

std::vector<Application> RegistryService::atSecureAddress(const std::string& vip) const
{
    const std::scoped_lock lock(m_mutex);
    return m_registry.select(
        [&](const Instance& instance) { return hasAddress(instance.secureVipAddress, vip); });
}

std::optional<Instance> RegistryService::find(const std::string& app, const std::string& id) const
{
    const std::scoped_lock lock(m_mutex);
    return m_registry.find(app, id, m_now());
}

std::optional<Instance> RegistryService::findById(const std::string& id) const
{
    const std::scoped_lock lock(m_mutex);
    return m_registry.findById(id, m_now());
}

Overview RegistryService::overview(std::size_t eventsMax) const
{
    const std::scoped_lock lock(m_mutex);
    const Moment now = m_now();
    Overview overview;
    overview.applications = m_registry.applications();
    overview.preservation = m_registry.preservation(now);
    overview.renewalsLastMinute = m_registry.renewalsLastMinute(now);
    const auto& events = m_registry.events();
    overview.events.assign(events.begin(),
                           events.begin() +
                               static_cast<std::ptrdiff_t>(std::min(eventsMax, events.size())));
    overview.startedAt = m_startedAt.wall;
    overview.now = now.wall;
    return overview;
}

Moment currentMoment()
{
    using namespace std::chrono;
    return {SystemClock().now(),
            duration_cast<milliseconds>(steady_clock::now().time_since_epoch())};
}

} // namespace vitrine::registry
