#pragma once

#include "services/platform/discovery/discovery.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace vitrine::platform {

/// Takes the instances of one service in turn, passing over those that just could not be reached,
/// as long as there are others. Takes the time as an argument. Safe to call from any thread.
class InstancePicker
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    /// @param first where the turn begins: different per process, so that many do not begin with
    /// the same instance.
    explicit InstancePicker(std::chrono::milliseconds avoidFor, std::uint32_t first = 0);

    /// The next instance of `service`, or nothing when none is known.
    [[nodiscard]] std::optional<Endpoint>
    pick(const Discovery& discovery, const std::string& service, TimePoint now);
    /// Notes that `endpoint` could not be reached.
    void avoid(const Endpoint& endpoint, TimePoint now);

private:
    [[nodiscard]] bool isAvoided(const Endpoint& endpoint, TimePoint now) const;

    const std::chrono::milliseconds m_avoidFor;
    std::mutex m_mutex;
    std::uint32_t m_next;
    std::map<std::pair<std::string, std::uint16_t>, TimePoint> m_avoidedUntil;
};

} // namespace vitrine::platform
