#pragma once

#include "services/platform/client/circuit_breaker.hpp"
#include "services/platform/client/client_network.hpp"
#include "services/platform/client/retry.hpp"
#include "services/platform/client/service_client.hpp"
#include "services/platform/telemetry/telemetry.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

namespace vitrine::platform {

/// How one service is called.
struct ServiceClientOptions
{
    std::chrono::milliseconds timeout{10000};       ///< For a whole call whose context allows more.
    std::chrono::milliseconds attemptTimeout{5000}; ///< For each attempt.
    /// A time-out of an attempt that had less time than this says nothing about the callee's
    /// health.
    std::chrono::milliseconds fairTime{250};
    std::size_t permits = 32;        ///< Calls at once; the others wait, until their deadline.
    std::size_t permitWaiters = 256; ///< More fail at once.
    std::chrono::milliseconds avoidFor{
        3000}; ///< An instance that could not be reached is passed over for so long.
    BreakerOptions breaker{};
    RetryOptions retry{};
};

/// What every client of a process shares; all of it must outlive the clients.
struct ServiceClientParts
{
    ClientNetwork& network;
    const Discovery& discovery;
    ServiceTokens* tokens; ///< Null: the calls do not say which service makes them.
    Metrics& metrics;
    SpanSink& spans;
};

/// A client for the service called `service`. Per call: wait for a permit; take the next instance
/// in turn; breaker; send with the caller's token, the own service's token, the time left, request
/// id and trace context; one CLIENT span for each attempt. Repeated, with a full-jitter pause,
/// within the retry budget and the deadline, is: any request that was not sent because the instance
/// could not be reached; a repeatable one also after 502, 503, 504, a lost connection or a
/// time-out.
[[nodiscard]] std::unique_ptr<ServiceClient> makeServiceClient(
    std::string service, const ServiceClientParts& parts, const ServiceClientOptions& options = {});

} // namespace vitrine::platform
