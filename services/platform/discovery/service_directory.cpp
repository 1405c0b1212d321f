#include "services/platform/discovery/service_directory.hpp"

#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <tuple>

namespace vitrine::platform {

void ServiceDirectory::update(const std::vector<ListedInstance>& listed, TimePoint now)
{
    std::map<std::string, Entry> fresh;
    for (const ListedInstance& instance : listed) {
        for (const std::string& name : instance.names) {
            Entry& entry = fresh[asciiLower(name)];
            entry.seenAt = now;
            const bool isKnown =
                std::find(entry.up.begin(), entry.up.end(), instance.endpoint) != entry.up.end();
            if (instance.isUp && !isKnown)
                entry.up.push_back(instance.endpoint);
        }
    }
    for (auto& [name, entry] : fresh) {
        std::sort(entry.up.begin(), entry.up.end(), [](const Endpoint& a, const Endpoint& b) {
            return a.instanceId < b.instanceId;
        });
    }
    for (auto& [name, entry] : m_entries) {
        if (entry.seenAt + m_grace > now)
            fresh.try_emplace(name, std::move(entry));
    }
    m_entries = std::move(fresh);
    m_listed.clear();
    for (const ListedInstance& instance : listed) {
        if (!instance.names.empty())
            m_listed.push_back({asciiLower(instance.names.front()),
                                instance.endpoint,
                                instance.status,
                                instance.registeredAt});
    }
    std::sort(m_listed.begin(), m_listed.end(), [](const KnownInstance& a, const KnownInstance& b) {
        return std::tie(a.service, a.endpoint.instanceId) <
               std::tie(b.service, b.endpoint.instanceId);
    });
}

std::vector<Endpoint> ServiceDirectory::instances(const std::string& service) const
{
    const auto found = m_entries.find(asciiLower(service));
    return found == m_entries.end() ? std::vector<Endpoint>{} : found->second.up;
}

} // namespace vitrine::platform
