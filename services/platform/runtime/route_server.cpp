#include "services/platform/runtime/route_server.hpp"

namespace vitrine::platform {
namespace {

constexpr std::size_t kSlowQueue = 64;

} // namespace

RouteServer::RouteServer(const HostSettings& settings,
                         std::vector<Route> routes,
                         Authenticator& authenticator,
                         Metrics& metrics,
                         SpanSink& spans)
    : m_workers("worker", settings.threads, settings.queue)
    , m_slowWorkers("slow", settings.slowThreads, kSlowQueue)
    , m_server(HttpServerOptions{.host = settings.host,
                                 .port = settings.port,
                                 .networkThreads = settings.networkThreads,
                                 .requestTimeout = settings.requestTimeout},
               std::move(routes),
               HttpServer::Parts{authenticator, m_workers, m_slowWorkers, metrics, spans})
{
}

} // namespace vitrine::platform
