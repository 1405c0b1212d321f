#pragma once

#include "services/platform/client/circuit_breaker.hpp"
#include "services/platform/client/upstream.hpp"
#include "services/platform/discovery/discovery.hpp"

#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::platform {

/// The breaker before all instances of one service, with the rules that gateway and services share:
/// what counts as a failure (`verdict`), and that an instance which was not there when it opened is
/// worth a trial at once. So whoever restarts a service need not wait for the breaker. Safe to call
/// from any thread.
class ServiceBreaker
{
public:
    using TimePoint = CircuitBreaker::TimePoint;

    /// @param discovery outlives this.
    /// @param onChange as CircuitBreaker's.
    ServiceBreaker(std::string service,
                   const Discovery& discovery,
                   BreakerOptions options,
                   std::function<void(CircuitBreaker::State)> onChange = {});

    /// Nothing when the call must not be made.
    [[nodiscard]] std::optional<CircuitBreaker::Permit> tryAcquire(TimePoint now);
    void record(const CircuitBreaker::Permit& permit,
                CircuitBreaker::CallResult result,
                std::chrono::nanoseconds took,
                TimePoint now)
    {
        m_breaker.record(permit, result, took, now);
    }
    [[nodiscard]] std::chrono::milliseconds openLeft(TimePoint now) const
    {
        return m_breaker.openLeft(now);
    }
    [[nodiscard]] CircuitBreaker::Reading reading() const { return m_breaker.reading(); }

    /// What the end of a call says of the callee. Failures: no connection (refused, unreachable,
    /// not in time), a connection lost before the answer, no answer in time, an answer that breaks
    /// HTTP or is too large, and the answers 500, 502, 503 and 504. Ignored, since they say nothing
    /// of it: a request that cannot be written, no free connection on this side, and a time-out of
    /// a call that had less than `fairTime`. Everything else is a success.
    /// @param allowed the time that the call had.
    [[nodiscard]] static CircuitBreaker::CallResult verdict(const UpstreamReply& reply,
                                                            std::chrono::milliseconds allowed,
                                                            std::chrono::milliseconds fairTime);

private:
    [[nodiscard]] bool hasNewcomer() const;

    const std::string m_service;
    const Discovery& m_discovery;
    mutable std::mutex m_mutex;
    std::vector<Endpoint> m_whenOpened; // guarded by m_mutex
    CircuitBreaker m_breaker;
};

} // namespace vitrine::platform
