#pragma once

#include "services/platform/auth/authenticator.hpp"
#include "services/platform/http/route.hpp"
#include "services/platform/runtime/worker_pool.hpp"
#include "services/platform/telemetry/telemetry.hpp"
#include "services/platform/transport/limits.hpp"
#include "vitrine/core/result.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace vitrine::platform {

struct HttpServerOptions
{
    std::string host = "127.0.0.1";
    std::uint16_t port = 0; ///< 0: any free port.
    std::size_t networkThreads = 1;
    transport::Limits limits;
    transport::TlsFiles tls; ///< Empty: plain HTTP.
    std::chrono::milliseconds requestTimeout{
        10000}; ///< Deadline of a request that brings none (Vitrine-Timeout-Ms).
};

/// Serves a route table: cpprestsdk's listener model on the platform's own transport. For each
/// request, in this order: refuse while draining; trace context and request id; match the route
/// (404, 405 with Allow); authenticate and authorise from the head alone (401, 403), so that no
/// body of a refused request is read; body limit of the route (413); read the body; queue on the
/// route's lane (503 with Retry-After when it is full); run the handler, exceptions become 500;
/// security headers; answer; one log line, metrics and a SERVER span.
class HttpServer
{
public:
    struct Parts
    {
        Authenticator& authenticator;
        WorkerPool& workers;
        WorkerPool& slowWorkers;
        Metrics& metrics;
        SpanSink& spans;
    };
    HttpServer(HttpServerOptions options, std::vector<Route> routes, Parts parts);
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// @return Unavailable when the address cannot be bound, naming it.
    [[nodiscard]] Outcome open();
    /// The bound port. @pre open() succeeded
    [[nodiscard]] std::uint16_t port() const;
    /// Stops accepting, answers what is in flight (new requests on open connections get 503 with
    /// Connection: close), then closes; after `limit` whatever is left is cut.
    void drainAndClose(std::chrono::milliseconds limit);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace vitrine::platform
