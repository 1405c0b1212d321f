#pragma once

#include "services/gateway/application/device_settings.hpp"
#include "services/gateway/application/proxy_handler.hpp"
#include "services/gateway/application/shop_document.hpp"
#include "services/gateway/application/system_overview.hpp"
#include "services/gateway/gateway_settings.hpp"
#include "services/platform/http/http_server.hpp"
#include "services/platform/runtime/service_host.hpp"
#include "services/platform/transport/server.hpp"

#include <boost/asio/thread_pool.hpp>

#include <memory>

namespace vitrine::gateway {

/// The gateway's two doors: the public one for everybody, and one on loopback for operators.
class GatewayServer final : public platform::HostedServer
{
public:
    GatewayServer(platform::ServiceHost& host,
                  const GatewaySettings& settings,
                  const RouteTable& routes,
                  const wire::ShopProfile& shop);
    ~GatewayServer() override;

    [[nodiscard]] Outcome open() override;
    [[nodiscard]] std::uint16_t port() const override { return m_public.port(); }
    void drainAndClose(std::chrono::milliseconds limit) override;

private:
    void closeUpstreams();
    [[nodiscard]] std::map<std::string, OwnDocument> ownDocuments();

    std::size_t m_networkThreads;
    ServiceTokenHolder m_serviceToken;
    CorsPolicy m_cors;
    RateLimiter m_limiter;
    RevocationList m_revocations;
    boost::asio::thread_pool m_waiting;
    Gatekeeper m_gatekeeper;
    Upstreams m_upstreams;
    boost::asio::thread_pool m_systemThread;
    SystemOverview m_system;
    ShopDocument m_shop;
    boost::asio::thread_pool m_settingsThread;
    DeviceSettings m_deviceSettings;
    ProxyHandler m_handler;
    transport::Server m_public;
    platform::WorkerPool m_managementWorkers;
    platform::HttpServer m_management;
};

} // namespace vitrine::gateway
