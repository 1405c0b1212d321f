#pragma once

#include "services/platform/discovery/discovery.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace vitrine::platform {

/// An instance's view of itself.
enum class InstanceStatus { Starting, Up, Down, OutOfService };

/// What a process tells the registry of itself.
struct InstanceInfo
{
    std::string service;    ///< "catalog"; application name and virtual address.
    std::string instanceId; ///< Unique in the registry.
    std::string host;       ///< What others connect to.
    std::uint16_t port = 0;
    std::map<std::string, std::string> metadata{};
};

struct EurekaOptions
{
    /// "http://127.0.0.1:8761/eureka"; several registries, separated by commas, are asked in turn
    /// when one fails. User and password in a URL become basic authentication.
    std::string urls;
    std::chrono::milliseconds fetchInterval{2000};
    /// Between fetches until the first one succeeded, and at least between two that a look-up in
    /// vain caused.
    std::chrono::milliseconds fetchIntervalMin{250};
    std::chrono::seconds renewalInterval{5};
    std::chrono::seconds leaseDuration{15};
    std::chrono::milliseconds requestTimeout{2000};
    std::chrono::milliseconds stopTimeout{2000}; ///< For the cancellation at the end.
};

/// A client of a Eureka registry (ours or Netflix's): keeps a copy of who is up, and keeps this
/// process listed. Works on a thread of its own; no call waits for the registry but `stop`. While
/// no registry answers, the last copy stays in use, and it goes on trying. Safe to call from any
/// thread.
class EurekaClient final : public Discovery
{
public:
    /// Nothing happens before `start`.
    /// @pre options.urls is a list of http or https URLs (others are left out)
    explicit EurekaClient(EurekaOptions options);
    ~EurekaClient() override;
    EurekaClient(const EurekaClient&) = delete;
    EurekaClient& operator=(const EurekaClient&) = delete;

    /// Begins to fetch.
    void start();
    /// Registers this process, with status STARTING until `setStatus` says otherwise, and keeps its
    /// lease. Starts, if that was not done.
    void start(InstanceInfo self);
    /// Tells the registry at once.
    void setStatus(InstanceStatus status);
    /// Cancels the registration, waiting at most `stopTimeout`, and ends. Nothing can be started
    /// again.
    void stop();

    [[nodiscard]] std::vector<Endpoint> instances(const std::string& service) const override;
    [[nodiscard]] std::vector<KnownInstance> listed() const override;
    [[nodiscard]] bool mayAppear(const std::string& service) const override;
    /// Whether a registry has answered yet.
    [[nodiscard]] bool hasCopy() const;
    /// Whether the registry holds this process's present data and status, as far as it said.
    [[nodiscard]] bool isRegistered() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace vitrine::platform
