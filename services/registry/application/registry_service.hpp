#pragma once

#include "services/registry/domain/registry.hpp"

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::registry {

/// What the page and /status show of the registry as a whole.
struct Overview
{
    std::vector<Application> applications;
    Preservation preservation;
    std::int64_t renewalsLastMinute = 0;
    std::vector<Event> events; ///< Newest first.
    Timestamp startedAt{};
    Timestamp now{};
};

/// The registry with a clock, for many threads. Each call is short and waits for no I/O.
class RegistryService
{
public:
    using Now = std::function<Moment()>;

    /// @param now where the time comes from; must be callable from any thread.
    RegistryService(const RegistryRules& rules, Now now);

    /// As Registry's; the present moment is taken inside.
    [[nodiscard]] bool add(Instance instance);
    [[nodiscard]] bool
    renew(const std::string& app, const std::string& id, std::optional<std::int64_t> lastDirty);
    [[nodiscard]] bool cancel(const std::string& app, const std::string& id);
    [[nodiscard]] bool overrideStatus(const std::string& app, const std::string& id, Status status);
    [[nodiscard]] bool removeOverride(const std::string& app, const std::string& id, Status until);
    [[nodiscard]] bool addMetadata(const std::string& app,
                                   const std::string& id,
                                   const std::map<std::string, std::string>& members);
    std::size_t evict();

    [[nodiscard]] std::vector<Application> applications() const;
    [[nodiscard]] std::optional<Application> application(const std::string& app) const;
    [[nodiscard]] std::vector<Application> atAddress(const std::string& vip) const;
    [[nodiscard]] std::vector<Application> atSecureAddress(const std::string& vip) const;
    [[nodiscard]] std::optional<Instance> find(const std::string& app, const std::string& id) const;
    [[nodiscard]] std::optional<Instance> findById(const std::string& id) const;
    /// @param eventsMax of the newest events.
    [[nodiscard]] Overview overview(std::size_t eventsMax) const;

private:
    const Now m_now;
    const Moment m_startedAt;
    mutable std::mutex m_mutex; // guards m_registry
    mutable Registry m_registry;
};

/// The machine's two clocks.
[[nodiscard]] Moment currentMoment();

} // namespace vitrine::registry
