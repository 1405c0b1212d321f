#pragma once

#include "services/platform/client/instance_picker.hpp"
#include "services/platform/client/service_breaker.hpp"
#include "services/platform/client/upstream_pool.hpp"
#include "services/platform/discovery/discovery.hpp"
#include "services/platform/telemetry/telemetry.hpp"
#include "services/platform/transport/task.hpp"

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::gateway {

/// Why no service answered.
struct UpstreamFailure
{
    unsigned status = 502; ///< 502 bad answer, 503 nobody there, 504 too slow.
    std::string detail;    ///< For the client: no host, no cause.
    std::string cause;     ///< For the log.
    std::optional<std::chrono::seconds> retryAfter;
};

/// The services behind the gateway: their healthy instances in turn, a breaker for each service,
/// and for each network thread its own keep-alive connections.
class Upstreams
{
public:
    /// @param services names of every service that a route names.
    Upstreams(const platform::Discovery& discovery,
              platform::Metrics& metrics,
              const std::vector<std::string>& services,
              platform::UpstreamOptions connections,
              platform::BreakerOptions breaker);

    /// Adds the connections of one more network thread. Before any call.
    void addThread(boost::asio::any_io_executor executor);
    /// Closes the connections of one thread, on that thread, when no more calls come.
    void closeThread(std::size_t thread) { m_pools[thread].reset(); }
    /// Closes what is left, when no thread runs any more.
    void close() { m_pools.clear(); }

    struct Reply
    {
        std::optional<UpstreamFailure> failure;
        platform::UpstreamReply reply; ///< The service's answer when there is no failure.
    };
    /// Sends `request` to an instance of `service`. Tries another one only when the first could not
    /// be reached and nothing was sent. To be awaited on network thread `thread`.
    [[nodiscard]] transport::Task<Reply> send(std::size_t thread,
                                              const std::string& service,
                                              platform::UpstreamRequest request,
                                              Deadline deadline);

    /// How the breaker of each service stands, by the service's name.
    [[nodiscard]] std::map<std::string, platform::CircuitBreaker::Reading> breakers() const;

private:
    struct Service
    {
        std::unique_ptr<platform::InstancePicker> picker;
        std::unique_ptr<platform::ServiceBreaker> breaker;
    };
    /// Waits only for an instance that may turn up in a moment; a service that the registry does
    /// not list is not there.
    [[nodiscard]] transport::Task<std::optional<platform::Endpoint>>
    pickOrWait(platform::InstancePicker& picker,
               std::string service,
               std::chrono::steady_clock::time_point until,
               Deadline deadline);

    const platform::Discovery& m_discovery;
    platform::UpstreamOptions m_connections;
    std::map<std::string, Service> m_services;
    std::vector<std::unique_ptr<platform::UpstreamPool>> m_pools; ///< One per network thread.
};

} // namespace vitrine::gateway
