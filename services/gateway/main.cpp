#include "services/gateway/gateway_server.hpp"
#include "services/gateway/gateway_settings.hpp"
#include "services/gateway/shop_settings.hpp"
#include "services/platform/runtime/service_host.hpp"

#include <iostream>

int main(int argc, char** argv)
{
    using namespace vitrine;
    platform::ServiceHost host("gateway", argc, argv);
    const auto settings = gateway::readGatewaySettings(host.settings());
    const auto shop = gateway::readShopProfile(host.settings());
    if (!host.shouldStart())
        return host.exitCode();
    const auto rules = gateway::routeRules(settings);
    if (!rules.ok() || !shop.ok()) {
        std::cerr << "vitrine-gateway: " << (rules.ok() ? shop.error() : rules.error()).message
                  << "\n";
        return 2;
    }
    const gateway::RouteTable routes(*rules);
    gateway::GatewayServer server(host, settings, routes, *shop);
    return host.run(server);
}
