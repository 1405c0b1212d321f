#pragma once

#include "services/gateway/application/gatekeeper.hpp"
#include "services/gateway/application/service_token_holder.hpp"
#include "services/gateway/application/upstreams.hpp"
#include "services/gateway/domain/cors.hpp"
#include "services/gateway/domain/forwarding.hpp"
#include "services/gateway/domain/route_table.hpp"
#include "services/platform/http/route.hpp"
#include "services/platform/telemetry/telemetry.hpp"
#include "services/platform/transport/exchange.hpp"

#include <boost/asio/thread_pool.hpp>

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace vitrine::gateway {

/// Name of the gateway as the service of a route: it answers such a route itself.
inline constexpr const char* kOwnName = "gateway";

/// A document that the gateway makes itself, as JSON text.
struct OwnDocument
{
    /// @param accountId of the caller, "" for a guest.
    std::function<Result<std::string>(const std::string& accountId)> make;
    boost::asio::thread_pool* thread = nullptr; ///< Where it may wait; null: it never does.
};

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
        std::map<std::string, OwnDocument> documents; ///< By path; for routes that are its own.
        std::vector<platform::Route> ownRoutes;       ///< Answered here: health.
        std::set<std::string> trustedProxies;         ///< Addresses whose X-Forwarded-* count.
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
    [[nodiscard]] transport::Task<transport::Response>
    answerSelf(const std::string& path, const Headers& headers, const Visit& visit);
    [[nodiscard]] std::optional<transport::Response> answerHere(const transport::RequestHead& head,
                                                                Visit& visit) const;
    void finish(transport::Response& answer, const Visit& visit) const;

    Parts m_parts;
};

} // namespace vitrine::gateway
