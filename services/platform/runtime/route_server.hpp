#pragma once

#include "services/platform/http/http_server.hpp"
#include "services/platform/runtime/host_settings.hpp"
#include "services/platform/runtime/service_host.hpp"
#include "services/platform/runtime/worker_pool.hpp"

#include <vector>

namespace vitrine::platform {

/// The host's own server, with the pools that its routes run on.
class RouteServer final : public HostedServer
{
public:
    /// All but `settings` and `routes` must outlive the server.
    RouteServer(const HostSettings& settings,
                std::vector<Route> routes,
                Authenticator& authenticator,
                Metrics& metrics,
                SpanSink& spans);

    Outcome open() override { return m_server.open(); }
    [[nodiscard]] std::uint16_t port() const override { return m_server.port(); }
    void drainAndClose(std::chrono::milliseconds limit) override { m_server.drainAndClose(limit); }

private:
    WorkerPool m_workers;
    WorkerPool m_slowWorkers;
    HttpServer m_server; // last: it posts to the pools
};

} // namespace vitrine::platform
