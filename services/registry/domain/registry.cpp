#include "services/registry/domain/registry.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace vitrine::registry {

using std::chrono::milliseconds;

namespace {

constexpr std::size_t kEventsMax = 1000;

/// Statuses that say "I am able to serve"; only these may be overridden.
bool isAble(Status status)
{
    return status == Status::Up || status == Status::OutOfService;
}

double perMinute(const Instance& instance)
{
    return 60.0 / static_cast<double>(std::max<std::int64_t>(1, instance.renewalInterval.count()));
}

} // namespace

Registry::Lease* Registry::lease(const std::string& app, const std::string& id)
{
    const auto found = m_leases.find({app, id});
    return found == m_leases.end() ? nullptr : &found->second;
}

bool Registry::add(Instance incoming, const Moment& now)
{
    const Key key{incoming.app, incoming.id};
    Lease* const existing = lease(incoming.app, incoming.id);
    if (existing == nullptr && m_leases.size() >= m_rules.instancesMax)
        return false;
    if (!incoming.lastDirty)
        incoming.lastDirty = now.wall.time_since_epoch().count();
    const Status before = existing != nullptr ? existing->instance.status : Status::Unknown;
    // A repeat that was delayed on the way must not bring old data back.
    if (existing != nullptr && existing->instance.lastDirty > incoming.lastDirty)
        incoming = existing->instance;
    if (incoming.overridden != Status::Unknown && !m_overrides.contains(key))
        m_overrides[key] = {incoming.overridden, now.monotonic};
    if (const auto stored = m_overrides.find(key); stored != m_overrides.end())
        incoming.overridden = stored->second.status;

    incoming.status = decideStatus(incoming, existing, now);
    incoming.action = Action::Added;
    incoming.lastUpdated = incoming.registeredAt = now.wall;
    incoming.upSince = existing != nullptr ? existing->instance.upSince : Timestamp{};
    if (incoming.status == Status::Up && incoming.upSince == Timestamp{})
        incoming.upSince = now.wall;

    Lease& kept = m_leases[key];
    kept.instance = std::move(incoming);
    prolong(kept, now);
    if (existing == nullptr || before != kept.instance.status)
        note(existing == nullptr ? Event::Kind::Registered : Event::Kind::StatusChanged,
             kept.instance,
             now);
    return true;
}

/// Eureka's rules, the first that applies.
Status Registry::decideStatus(const Instance& instance, const Lease* existing, const Moment& now)
{
    if (!isAble(instance.status))
        return instance.status; // DOWN, STARTING and UNKNOWN are believed
    const auto stored = m_overrides.find({instance.app, instance.id});
    if (stored != m_overrides.end()) {
        stored->second.usedAt = now.monotonic;
        return stored->second.status;
    }
    if (existing != nullptr && isAble(existing->instance.status))
        return existing->instance.status;
    return instance.status;
}

bool Registry::renew(const std::string& app,
                     const std::string& id,
                     std::optional<std::int64_t> lastDirty,
                     const Moment& now)
{
    Lease* const found = lease(app, id);
    if (found == nullptr)
        return false;
    const Status status = decideStatus(found->instance, found, now);
    if (status == Status::Unknown)
        return false;
    found->instance.status = status;
    prolong(*found, now);
    m_renewals.count(now.monotonic);
    return !lastDirty || *lastDirty <= found->instance.lastDirty.value_or(0);
}

void Registry::prolong(Lease& lease, const Moment& now)
{
    lease.renewedAt = now.monotonic;
    lease.instance.renewedAt = now.wall;
}

bool Registry::cancel(const std::string& app, const std::string& id, const Moment& now)
{
    if (lease(app, id) == nullptr)
        return false;
    remove({app, id}, Event::Kind::Cancelled, now);
    return true;
}

bool Registry::overrideStatus(const std::string& app,
                              const std::string& id,
                              Status status,
                              const Moment& now)
{
    Lease* const found = lease(app, id);
    if (found == nullptr)
        return false;
    prolong(*found, now);
    m_overrides[{app, id}] = {status, now.monotonic};
    found->instance.overridden = status;
    setStatus(*found, status, now);
    return true;
}

bool Registry::removeOverride(const std::string& app,
                              const std::string& id,
                              Status until,
                              const Moment& now)
{
    Lease* const found = lease(app, id);
    if (found == nullptr)
        return false;
    prolong(*found, now);
    m_overrides.erase({app, id});
    found->instance.overridden = Status::Unknown;
    setStatus(*found, until, now);
    return true;
}

void Registry::setStatus(Lease& lease, Status status, const Moment& now)
{
    if (lease.instance.status == status)
        return;
    lease.instance.status = status;
    lease.instance.action = Action::Modified;
    lease.instance.lastUpdated = now.wall;
    if (status == Status::Up && lease.instance.upSince == Timestamp{})
        lease.instance.upSince = now.wall;
    note(Event::Kind::StatusChanged, lease.instance, now);
}

bool Registry::addMetadata(const std::string& app,
                           const std::string& id,
                           const std::map<std::string, std::string>& members,
                           const Moment& now)
{
    Lease* const found = lease(app, id);
    if (found == nullptr)
        return false;
    for (const auto& [key, value] : members)
        found->instance.metadata[key] = value;
    found->instance.action = Action::Added; // to clients it is a registration
    found->instance.lastUpdated = now.wall;
    prolong(*found, now);
    return true;
}

std::size_t Registry::evict(const Moment& now)
{
    const milliseconds late = now.monotonic - m_evictedAt - m_rules.evictionInterval;
    m_evictedAt = now.monotonic;
    if (late > m_rules.evictionInterval) { // nobody could renew while this process slept
        for (auto& [key, held] : m_leases)
            held.renewedAt = std::min(now.monotonic, held.renewedAt + late);
    }
    std::erase_if(m_overrides, [&](const auto& entry) {
        return entry.second.usedAt + m_rules.overrideLife < now.monotonic;
    });
    const Preservation state = preservation(now);
    const milliseconds spared =
        state.isDropping() ? milliseconds(0) : m_rules.preservation.protectionMax;

    std::vector<std::pair<milliseconds, Key>> ended; // longest silent first
    for (const auto& [key, held] : m_leases) {
        if (now.monotonic > held.endsAt() + spared)
            ended.emplace_back(held.endsAt(), key);
    }
    std::sort(ended.begin(), ended.end());
    if (state.state == Preservation::State::Watching) {
        // Never more at once than protection would have allowed to be silent.
        const auto kept = static_cast<std::size_t>(
            std::floor(static_cast<double>(m_leases.size()) * m_rules.preservation.thresholdShare));
        ended.resize(std::min(ended.size(), m_leases.size() - kept));
    }
    for (const auto& [endedAt, key] : ended)
        remove(key, Event::Kind::Evicted, now);
    return ended.size();
}

void Registry::remove(const Key& key, Event::Kind why, const Moment& now)
{
    const auto found = m_leases.find(key);
    note(why, found->second.instance, now);
    m_overrides.erase(key);
    m_leases.erase(found);
}

void Registry::note(Event::Kind kind, const Instance& instance, const Moment& now)
{
    m_events.push_front({kind, now.wall, instance.app, instance.id, instance.status});
    if (m_events.size() > kEventsMax)
        m_events.pop_back();
}

std::vector<Application> Registry::applications() const
{
    return select([](const Instance&) { return true; });
}

std::vector<Application> Registry::select(const std::function<bool(const Instance&)>& wanted) const
{
    std::vector<Application> selected;
    for (const auto& [key, held] : m_leases) { // ordered by application, then id
        if (!wanted(held.instance))
            continue;
        if (selected.empty() || selected.back().name != key.first)
            selected.push_back({key.first, {}});
        selected.back().instances.push_back(held.instance);
    }
    return selected;
}

std::optional<Instance>
Registry::find(const std::string& app, const std::string& id, const Moment& now) const
{
    const auto found = m_leases.find({app, id});
    if (found == m_leases.end())
        return std::nullopt;
    if (now.monotonic > found->second.endsAt() && preservation(now).isDropping())
        return std::nullopt;
    return found->second.instance;
}

std::optional<Instance> Registry::findById(const std::string& id, const Moment& now) const
{
    for (const auto& [key, held] : m_leases) {
        if (key.second == id)
            return find(key.first, id, now);
    }
    return std::nullopt;
}

Preservation Registry::preservation(const Moment& now) const
{
    Preservation out;
    out.instances = m_leases.size();
    out.instancesMin = m_rules.preservation.instancesMin;
    double expected = 0;
    double onTime = 0;
    for (const auto& [key, held] : m_leases) {
        expected += perMinute(held.instance);
        if (now.monotonic <= held.renewedAt + 2 * held.instance.renewalInterval)
            onTime += perMinute(held.instance);
        out.silent += now.monotonic > held.endsAt() ? 1 : 0;
    }
    // Half a renewal more or less is rounding, not news.
    out.expectedPerMinute = std::llround(expected);
    out.onTimePerMinute = std::llround(onTime);
    out.thresholdPerMinute =
        static_cast<std::int64_t>(std::floor(expected * m_rules.preservation.thresholdShare));
    if (!m_rules.preservation.isEnabled)
        out.state = Preservation::State::Disabled;
    else if (out.instances < m_rules.preservation.instancesMin)
        out.state = Preservation::State::TooFew;
    else if (out.onTimePerMinute > out.thresholdPerMinute)
        out.state = Preservation::State::Watching;
    else
        out.state = Preservation::State::Protecting;
    return out;
}

std::string statusHash(const std::vector<Application>& applications)
{
    std::map<std::string_view, std::size_t> counts; // ordered by name, as the hash wants it
    for (const Application& application : applications) {
        for (const Instance& instance : application.instances)
            ++counts[toString(instance.status)];
    }
    std::string hash;
    for (const auto& [status, count] : counts)
        hash.append(status).append("_").append(std::to_string(count)).append("_");
    return hash;
}

bool hasAddress(const std::string& addresses, const std::string& address)
{
    std::size_t at = 0;
    while (at <= addresses.size()) {
        const std::size_t end = std::min(addresses.find(',', at), addresses.size());
        if (!address.empty() && addresses.compare(at, end - at, address) == 0)
            return true;
        at = end + 1;
    }
    return false;
}

} // namespace vitrine::registry
