#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::platform {

/// Where an instance of a service listens.
struct Endpoint
{
    std::string host;
    std::uint16_t port = 0;
    std::string instanceId{}; ///< As registered; "host:port" for a fixed address.

    bool operator==(const Endpoint&) const = default;
};

/// Finds healthy instances by service name. Safe to call from any thread; never blocks.
class Discovery
{
public:
    virtual ~Discovery() = default;
    /// Instances with status UP, in a stable order; empty when none is known. Names compare without
    /// case.
    [[nodiscard]] virtual std::vector<Endpoint> instances(const std::string& service) const = 0;
};

/// Fixed addresses, for tests and for installations without a registry.
class StaticDiscovery final : public Discovery
{
public:
    void add(const std::string& service, Endpoint endpoint)
    {
        m_instances.emplace_back(service, std::move(endpoint));
    }
    [[nodiscard]] std::vector<Endpoint> instances(const std::string& service) const override
    {
        std::vector<Endpoint> found;
        for (const auto& [name, endpoint] : m_instances) {
            if (name == service)
                found.push_back(endpoint);
        }
        return found;
    }

private:
    std::vector<std::pair<std::string, Endpoint>> m_instances;
};

} // namespace vitrine::platform
