#pragma once

#include "services/registry/domain/instance.hpp"
#include "services/registry/domain/self_preservation.hpp"

#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::registry {

/// One instant on two clocks: the wall's for what is shown, the monotonic one for leases, which
/// must not end because somebody set the time.
struct Moment
{
    Timestamp wall{};
    std::chrono::milliseconds monotonic{0};
};

struct RegistryRules
{
    PreservationRules preservation{};
    std::chrono::milliseconds evictionInterval{2000}; ///< How often `evict` is meant to be called.
    std::size_t instancesMax = 20000;
    std::chrono::milliseconds overrideLife = std::chrono::hours(1); ///< Since its last use.
};

/// What the page shows under "recent".
struct Event
{
    enum class Kind { Registered, Cancelled, Evicted, StatusChanged } kind = Kind::Registered;
    Timestamp at{};
    std::string app;
    std::string instanceId;
    Status status = Status::Unknown;
};

/// An application with its instances, ordered by id.
struct Application
{
    std::string name;
    std::vector<Instance> instances;
};

/// The registry's state and rules: Netflix Eureka's, apart from what is said at Preservation, and
/// that a lease really ends after its duration instead of twice that. No clock, no input or output;
/// not safe for several threads.
class Registry
{
public:
    Registry(RegistryRules rules, const Moment& now)
        : m_rules(rules)
        , m_evictedAt(now.monotonic)
    {
    }

    /// Lists `incoming`, or renews and replaces what is listed under its id, unless that is newer
    /// by its own clock.
    /// @return false when the registry is full.
    [[nodiscard]] bool add(Instance incoming, const Moment& now);
    /// Prolongs a lease.
    /// @param lastDirty what the client believes to be its registered state.
    /// @return false when the client must register (again).
    [[nodiscard]] bool renew(const std::string& app,
                             const std::string& id,
                             std::optional<std::int64_t> lastDirty,
                             const Moment& now);
    /// @return false when there is no such instance. So do the next three.
    [[nodiscard]] bool cancel(const std::string& app, const std::string& id, const Moment& now);
    /// An operator's word on the status; stronger than what the instance says, as long as that is
    /// UP or OUT_OF_SERVICE.
    [[nodiscard]] bool
    overrideStatus(const std::string& app, const std::string& id, Status status, const Moment& now);
    /// Takes that back. The status is `until` from now on; with Unknown the next renewal makes the
    /// instance register with its own view.
    [[nodiscard]] bool
    removeOverride(const std::string& app, const std::string& id, Status until, const Moment& now);
    [[nodiscard]] bool addMetadata(const std::string& app,
                                   const std::string& id,
                                   const std::map<std::string, std::string>& members,
                                   const Moment& now);
    /// Drops instances whose lease has ended, unless they are protected. A call that comes late,
    /// because this process or its machine slept, prolongs all leases by the delay.
    /// @return How many were dropped.
    std::size_t evict(const Moment& now);

    /// All applications, ordered by name.
    [[nodiscard]] std::vector<Application> applications() const;
    /// Those with instances for which `wanted` holds, and these instances.
    [[nodiscard]] std::vector<Application>
    select(const std::function<bool(const Instance&)>& wanted) const;
    /// One instance; not one whose lease has ended, unless it is protected.
    [[nodiscard]] std::optional<Instance>
    find(const std::string& app, const std::string& id, const Moment& now) const;
    /// Likewise, by id alone.
    [[nodiscard]] std::optional<Instance> findById(const std::string& id, const Moment& now) const;
    [[nodiscard]] Preservation preservation(const Moment& now) const;
    [[nodiscard]] std::int64_t renewalsLastMinute(const Moment& now)
    {
        return m_renewals.lastMinute(now.monotonic);
    }
    /// Newest first.
    [[nodiscard]] const std::deque<Event>& events() const { return m_events; }

private:
    struct Lease
    {
        Instance instance;
        std::chrono::milliseconds renewedAt{0};

        [[nodiscard]] std::chrono::milliseconds endsAt() const
        {
            return renewedAt + instance.leaseDuration;
        }
    };
    struct Override
    {
        Status status;
        std::chrono::milliseconds usedAt;
    };
    using Key = std::pair<std::string, std::string>; ///< Application and id.

    [[nodiscard]] Lease* lease(const std::string& app, const std::string& id);
    [[nodiscard]] Status
    decideStatus(const Instance& instance, const Lease* existing, const Moment& now);
    void setStatus(Lease& lease, Status status, const Moment& now);
    void prolong(Lease& lease, const Moment& now);
    void remove(const Key& key, Event::Kind why, const Moment& now);
    void note(Event::Kind kind, const Instance& instance, const Moment& now);

    const RegistryRules m_rules;
    std::map<Key, Lease> m_leases;
    std::map<Key, Override> m_overrides;
    std::deque<Event> m_events;
    MinuteMeter m_renewals;
    std::chrono::milliseconds m_evictedAt;
};

/// "DOWN_1_UP_3_": the number of instances in each status, by which clients see whether their copy
/// is whole.
[[nodiscard]] std::string statusHash(const std::vector<Application>& applications);

/// Whether `address` is a member of the comma-separated list `addresses`.
[[nodiscard]] bool hasAddress(const std::string& addresses, const std::string& address);

} // namespace vitrine::registry
