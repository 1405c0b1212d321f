#include "services/platform/runtime/fixed_instances.hpp"

#include "services/platform/runtime/http_call.hpp"
#include "vitrine/core/encoding.hpp"

#include <algorithm>

namespace vitrine::platform {

Result<std::vector<Endpoint>> parseEndpoints(const std::string& text)
{
    std::vector<Endpoint> endpoints;
    std::string_view rest = text;
    while (!rest.empty()) {
        const auto comma = std::min(rest.find(','), rest.size());
        const std::string member(trim(rest.substr(0, comma)));
        rest.remove_prefix(std::min(comma + 1, rest.size()));
        const auto url = parseHttpUrl("http://" + member);
        const bool hasPort =
            member.find(':', member.rfind(']') + 1) != std::string::npos; // npos + 1 is 0
        if (!url.ok() || !hasPort || url->target != "/" || !url->userInfo.empty())
            return Error{.code = ErrorCode::InvalidArgument,
                         .message = "'" + member + "' is not host:port"};
        endpoints.push_back({url->host, url->port, url->host + ":" + std::to_string(url->port)});
    }
    return endpoints;
}

std::map<std::string, std::vector<Endpoint>>
readFixedInstances(const std::map<std::string, std::string>& settings, SettingsReader& reader)
{
    std::map<std::string, std::vector<Endpoint>> fixed;
    for (const auto& [service, text] : settings) {
        auto endpoints = parseEndpoints(text);
        if (endpoints.ok())
            fixed.emplace(asciiLower(service), *std::move(endpoints));
        else
            reader.fault("instances." + service, "a list of host:port");
    }
    return fixed;
}

std::vector<Endpoint> LayeredDiscovery::instances(const std::string& service) const
{
    const auto fixed = m_fixed.find(asciiLower(service));
    if (fixed != m_fixed.end())
        return fixed->second;
    return m_registry != nullptr ? m_registry->instances(service) : std::vector<Endpoint>{};
}

bool LayeredDiscovery::mayAppear(const std::string& service) const
{
    return m_registry != nullptr && !m_fixed.contains(asciiLower(service)) &&
           m_registry->mayAppear(service);
}

std::vector<KnownInstance> LayeredDiscovery::listed() const
{
    std::vector<KnownInstance> all;
    if (m_registry != nullptr)
        all = m_registry->listed();
    std::erase_if(
        all, [this](const KnownInstance& instance) { return m_fixed.contains(instance.service); });
    for (const auto& [service, endpoints] : m_fixed) {
        for (const Endpoint& endpoint : endpoints)
            all.push_back({service, endpoint});
    }
    return all;
}

} // namespace vitrine::platform
