#include "services/platform/client/instance_picker.hpp"

namespace vitrine::platform {

InstancePicker::InstancePicker(std::chrono::milliseconds avoidFor, std::uint32_t first)
    : m_avoidFor(avoidFor)
    , m_next(first)
{
}

std::optional<Endpoint>
InstancePicker::pick(const Discovery& discovery, const std::string& service, TimePoint now)
{
    std::vector<Endpoint> known = discovery.instances(service);
    if (known.empty())
        return std::nullopt;
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_avoidedUntil, [now](const auto& entry) { return entry.second <= now; });
    const std::uint32_t first = m_next++;
    for (std::uint32_t i = 0; i < known.size(); ++i) {
        Endpoint& candidate = known[(first + i) % known.size()];
        if (!isAvoided(candidate, now))
            return std::move(candidate);
    }
    return std::move(known[first % known.size()]); // all were unreachable: perhaps no longer
}

void InstancePicker::avoid(const Endpoint& endpoint, TimePoint now)
{
    const std::scoped_lock lock(m_mutex);
    m_avoidedUntil[{endpoint.host, endpoint.port}] = now + m_avoidFor;
}

bool InstancePicker::isAvoided(const Endpoint& endpoint, TimePoint now) const
{
    const auto found = m_avoidedUntil.find({endpoint.host, endpoint.port});
    return found != m_avoidedUntil.end() && found->second > now;
}

} // namespace vitrine::platform
