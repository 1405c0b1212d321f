#pragma once

#include "vitrine/core/clock.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
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

/// An instance as it is listed, whatever its state.
struct KnownInstance
{
    std::string service; ///< Lower case.
    Endpoint endpoint;
    std::string status{};                    ///< The registry's word; "" for a fixed address.
    std::optional<Timestamp> registeredAt{}; ///< When the registry first heard of it.
};

/// Finds healthy instances by service name. Safe to call from any thread; never blocks.
class Discovery
{
public:
    virtual ~Discovery() = default;
    /// Instances with status UP, in a stable order; empty when none is known. Names compare without
    /// case.
    [[nodiscard]] virtual std::vector<Endpoint> instances(const std::string& service) const = 0;
    /// Every instance that is listed, up or not, by service and instance id.
    [[nodiscard]] virtual std::vector<KnownInstance> listed() const = 0;
    /// Whether an instance of a service that has none may turn up in a moment, so that a short wait
    /// is worth it: the registry was not read yet, or not just now, or lists one that is starting.
    [[nodiscard]] virtual bool mayAppear(const std::string& /*service*/) const { return false; }
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
    [[nodiscard]] std::vector<KnownInstance> listed() const override
    {
        std::vector<KnownInstance> all;
        for (const auto& [name, endpoint] : m_instances)
            all.push_back({name, endpoint});
        return all;
    }

private:
    std::vector<std::pair<std::string, Endpoint>> m_instances;
};

} // namespace vitrine::platform
