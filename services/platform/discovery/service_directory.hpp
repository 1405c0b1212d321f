#pragma once

#include "services/platform/discovery/discovery.hpp"

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace vitrine::platform {

/// One instance as a registry lists it.
struct ListedInstance
{
    std::vector<std::string>
        names; ///< Under which it is looked up: application and virtual addresses.
    Endpoint endpoint;
    bool isUp = false;
    std::string status{}; ///< The registry's word.
    std::optional<Timestamp> registeredAt{};
};

/// A copy of what the registry knows. Takes the time as an argument; not safe for several threads
/// by itself.
///
/// A service of which the registry suddenly knows no instance at all is remembered for a grace
/// time: a registry that was restarted knows nothing until the next renewals, and a call to an
/// instance that is gone fails as fast as one to nobody.
class ServiceDirectory
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    explicit ServiceDirectory(std::chrono::milliseconds grace)
        : m_grace(grace)
    {
    }

    /// Takes over a whole list.
    void update(const std::vector<ListedInstance>& listed, TimePoint now);
    /// Instances that are up, ordered by instance id. Names compare without case.
    [[nodiscard]] std::vector<Endpoint> instances(const std::string& service) const;
    /// The last list as it came, by service and instance id.
    [[nodiscard]] const std::vector<KnownInstance>& listed() const { return m_listed; }

private:
    struct Entry
    {
        std::vector<Endpoint> up;
        TimePoint seenAt;
    };

    std::chrono::milliseconds m_grace;
    std::map<std::string, Entry> m_entries; ///< By lower-case name.
    std::vector<KnownInstance> m_listed;
};

} // namespace vitrine::platform
