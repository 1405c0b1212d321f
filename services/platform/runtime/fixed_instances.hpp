#pragma once

#include "services/platform/discovery/discovery.hpp"
#include "services/platform/settings/settings.hpp"

#include <map>
#include <string>
#include <vector>

namespace vitrine::platform {

/// Reads a list of addresses, "host:port,host:port"; an IPv6 address stands in brackets.
/// @return InvalidArgument naming the member that is none.
[[nodiscard]] Result<std::vector<Endpoint>> parseEndpoints(const std::string& text);

/// Instances by lower-case name of their service; a value that is none becomes a fault of `reader`.
[[nodiscard]] std::map<std::string, std::vector<Endpoint>>
readFixedInstances(const std::map<std::string, std::string>& settings, SettingsReader& reader);

/// Instances that are set by hand come before what a registry knows of the same service.
class LayeredDiscovery final : public Discovery
{
public:
    /// @param registry asked for services that are not in `fixed`; null: none. Must outlive this.
    LayeredDiscovery(std::map<std::string, std::vector<Endpoint>> fixed, const Discovery* registry)
        : m_fixed(std::move(fixed))
        , m_registry(registry)
    {
    }
    [[nodiscard]] std::vector<Endpoint> instances(const std::string& service) const override;
    [[nodiscard]] std::vector<KnownInstance> listed() const override;
    [[nodiscard]] bool mayAppear(const std::string& service) const override;

private:
    const std::map<std::string, std::vector<Endpoint>> m_fixed; ///< By lower-case name.
    const Discovery* const m_registry;
};

} // namespace vitrine::platform
