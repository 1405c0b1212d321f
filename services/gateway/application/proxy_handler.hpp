#pragma once

#include "services/gateway/application/gatekeeper.hpp"
#include "services/gateway/application/service_token_holder.hpp"
#include "services/gateway/application/system_overview.hpp"
#include "services/gateway/application/upstreams.hpp"
#include "services/gateway/domain/cors.hpp"
#include "services/gateway/domain/forwarding.hpp"
#include "services/gateway/domain/route_table.hpp"
#include "services/platform/http/route.hpp"
#include "services/platform/telemetry/telemetry.hpp"
#include "services/platform/transport/exchange.hpp"

#include <set>
#include <string>
#include <vector>

namespace vitrine::gateway {

/// Name of the gateway as the service of a route: it answers such a route itself.
inline constexpr const char* kOwnName = "gateway";

/// What the gateway does with a request: match a route, admit the caller, read the body, ask the
/// service, answer. One object for all connections.
class ProxyHandler final : public transport::RequestHandler
{
public:
    struct Parts
    {
        const RouteTable& routes;
        const CorsPolicy& cors;
        Gatekeeper& gatekeeper;
        Upstreams& upstreams;
        const ServiceTokenHolder& serviceToken;
        platform::Metrics& metrics;
        platform::SpanSink& spans;
        SystemOverview& system;
        boost::asio::thread_pool& systemThread; ///< Where it may block; one thread.
        std::vector<platform::Route> ownRoutes; ///< Answered here: health.
        std::set<std::string> trustedProxies;   ///< Addresses whose X-Forwarded-* count.
    };

    explicit ProxyHandler(Parts parts)
        : m_parts(std::move(parts))
    {
    }

    [[nodiscard]] transport::Task<transport::Response>
    handle(transport::Exchange& exchange) override;
    void onRefused(const transport::Peer& peer,
                   const transport::Refusal& refusal) noexcept override;
    void onFault(const char* what) noexcept override;

private:
    struct Visit;

    [[nodiscard]] transport::Task<transport::Response> respond(transport::Exchange& exchange,
                                                               Visit& visit);
    [[nodiscard]] transport::Task<transport::Response>
    forward(transport::Exchange& exchange, Visit& visit, Headers headers, std::string target);
    /// For routes whose service is the gateway.
    [[nodiscard]] transport::Task<transport::Response> answerSystem();
    [[nodiscard]] std::optional<transport::Response> answerHere(const transport::RequestHead& head,
                                                                Visit& visit) const;
    void finish(transport::Response& answer, const Visit& visit) const;

    Parts m_parts;
};

} // namespace vitrine::gateway
