#include "services/platform/http/http_server.hpp"

#include "services/platform/http/access_check.hpp"
#include "services/platform/http/listener.hpp"
#include "services/platform/http/request_context.hpp"
#include "services/platform/http/request_record.hpp"
#include "services/platform/http/router.hpp"
#include "services/platform/transport/server.hpp"

#include <atomic>
#include <optional>

namespace vitrine::platform {

namespace {

/// A request between its head and its dispatch.
struct Plan
{
    const Route* route = nullptr;
    HttpRequest request;
};

HttpResponse withAllow(HttpResponse response, std::string allow)
{
    response.headers.set("Allow", std::move(allow));
    return response;
}

HttpResponse methodNotAllowed(std::string allow)
{
    HttpResponse response =
        jsonResponse(405, R"({"type":"about:blank","title":"Method Not Allowed","status":405})");
    response.contentType = "application/problem+json";
    return withAllow(std::move(response), std::move(allow));
}

transport::Response internalError()
{
    return toTransport(problemResponse(Error{.code = ErrorCode::Internal}));
}

Result<Principal> lostCheck()
{
    return failure<Principal>(ErrorCode::Internal, "the token could not be checked");
}

Result<Principal> busy()
{
    return Error{.code = ErrorCode::Unavailable,
                 .message = "the service is busy",
                 .retryAfter = std::chrono::seconds(1)};
}

/// Moves the request out of the exchange and the plan.
Listener::Job jobOf(transport::Exchange& exchange, Plan& plan)
{
    HttpRequest& request = plan.request;
    request.method = exchange.head.method;
    request.path = std::move(exchange.head.path);
    request.routePattern = plan.route->pattern;
    request.headers = std::move(exchange.head.headers);
    request.body = std::move(exchange.body);
    return Listener::Job{
        .route = plan.route, .request = std::move(request), .peerAddress = exchange.peer().address};
}

} // namespace

struct HttpServer::State final : transport::RequestHandler
{
    State(HttpServerOptions ownOptions, Result<Router> ownRouter, Parts ownParts)
        : options(std::move(ownOptions))
        , router(std::move(ownRouter))
        , parts(ownParts)
        , listener(Listener::Hooks{
              .start = [this] { return start(); },
              .stop = [this] { server.reset(); },
              .post = [this](Lane lane,
                             std::function<void()> task) { return post(lane, std::move(task)); },
              .run = [this](const Route& route,
                            HttpRequest& request) { return run(route, request); }})
    {
    }

    transport::Task<transport::Response> handle(transport::Exchange& exchange) override;
    void onRefused(const transport::Peer& peer,
                   const transport::Refusal& refusal) noexcept override;
    void onFault(const char* what) noexcept override;

    Outcome start();
    bool post(Lane lane, std::function<void()> task);
    HttpResponse run(const Route& route, HttpRequest& request);
    std::optional<HttpResponse>
    plan(const transport::RequestHead& head, Plan& plan, RequestRecord& record);
    std::optional<HttpResponse> admit(Result<Principal> caller, Plan& plan, RequestRecord& record);
    transport::Task<transport::Response> serve(transport::Exchange& exchange,
                                               RequestRecord& record);
    transport::Task<Result<Principal>> authenticate(transport::Exchange& exchange,
                                                    Deadline deadline);
    std::optional<Result<Principal>> authenticateNow(const Headers& headers);

    const HttpServerOptions options;
    const Result<Router> router;
    const Parts parts;
    std::atomic<bool> cut{false}; ///< After a drain's limit: what is still queued is not begun.
    std::unique_ptr<transport::Server> server;
    Listener listener;
};

HttpServer::HttpServer(HttpServerOptions options, std::vector<Route> routes, Parts parts)
    : m_state(std::make_unique<State>(std::move(options), Router::create(std::move(routes)), parts))
{
}

HttpServer::~HttpServer()
{
    m_state->cut = true;
    m_state->listener.close();
}

Outcome HttpServer::open()
{
    if (!m_state->router.ok())
        return m_state->router.error();
    return m_state->listener.open();
}

std::uint16_t HttpServer::port() const
{
    return m_state->server->port();
}

void HttpServer::drainAndClose(std::chrono::milliseconds limit)
{
    if (!m_state->server)
        return;
    m_state->server->drain(limit);
    m_state->cut = true;
    m_state->listener.close();
}

Outcome HttpServer::State::start()
{
    transport::ServerOptions serverOptions{.host = options.host,
                                           .port = options.port,
                                           .networkThreads = options.networkThreads,
                                           .limits = options.limits,
                                           .tls = options.tls};
    auto candidate = std::make_unique<transport::Server>(std::move(serverOptions), *this);
    if (auto opened = candidate->open(); !opened.ok())
        return opened;
    server = std::move(candidate);
    return Done{};
}

bool HttpServer::State::post(Lane lane, std::function<void()> task)
{
    return (lane == Lane::Slow ? parts.slowWorkers : parts.workers).post(std::move(task));
}

/// Runs a handler on its lane. Nothing leaves it but an answer.
HttpResponse HttpServer::State::run(const Route& route, HttpRequest& request)
{
    if (cut)
        return problemResponse(
            Error{.code = ErrorCode::Unavailable, .message = "the service is going down"});
    if (request.context.deadline.expired())
        return problemResponse(Error{.code = ErrorCode::DeadlineExceeded,
                                     .message = "the request waited too long for its turn"});
    try {
        return route.handler(request);
    } catch (const std::exception& e) {
        log(LogLevel::Error,
            "a handler failed",
            {{"route", route.pattern},
             {"error", e.what()},
             {"requestId", request.context.requestId}},
            &request.context.trace);
    } catch (...) { // whatever it is, the client gets an answer and the log a line
        log(LogLevel::Error,
            "a handler failed",
            {{"route", route.pattern},
             {"error", "unknown exception"},
             {"requestId", request.context.requestId}},
            &request.context.trace);
    }
    return problemResponse(Error{.code = ErrorCode::Internal});
}

transport::Task<transport::Response> HttpServer::State::handle(transport::Exchange& exchange)
{
    RequestRecord record;
    record.method = exchange.head.method;
    record.path = exchange.head.path;
    transport::Response response = co_await serve(exchange, record);
    try {
        finish(record, response, parts.metrics, parts.spans);
    } catch (const std::exception& e) { // the answer matters more than the note about it
        onFault(e.what());
    }
    co_return response;
}

/// Finds the route and reads the query. @return The answer to give at once, or nothing.
std::optional<HttpResponse>
HttpServer::State::plan(const transport::RequestHead& head, Plan& plan, RequestRecord& record)
{
    Router::Match match = router->find(head.method, head.path);
    switch (match.kind) {
    case Router::Match::Kind::Found:
        break;
    case Router::Match::Kind::Options:
        return withAllow(emptyResponse(204), std::move(match.allow));
    case Router::Match::Kind::NoMethod:
        return methodNotAllowed(std::move(match.allow));
    case Router::Match::Kind::NoPath:
        record.route = "NOT_FOUND";
        return problemResponse(
            Error{.code = ErrorCode::NotFound, .message = "there is nothing at this path"});
    case Router::Match::Kind::BadPath:
        return problemResponse(
            Error{.code = ErrorCode::InvalidArgument, .message = "the path is not UTF-8"});
    }
    record.route = match.route->pattern;
    plan.route = match.route;
    plan.request.pathArgs = std::move(match.args);
    auto query = QueryParams::parse(head.query);
    if (!query.ok())
        return problemResponse(query.error());
    plan.request.query = std::move(query).value();
    return std::nullopt;
}

/// Judges who calls. @return The refusal, or nothing.
std::optional<HttpResponse>
HttpServer::State::admit(Result<Principal> caller, Plan& plan, RequestRecord& record)
{
    if (!caller.ok())
        return authenticationFailure(caller.error());
    record.caller = caller->accountId;
    record.service = caller->service;
    if (auto refusal = refusalOf(plan.route->access, *caller))
        return refusal;
    plan.request.context.caller = std::move(caller).value();
    return std::nullopt;
}

// What a coroutine below needs is made by plain functions before it is awaited: see task.hpp.
transport::Task<transport::Response> HttpServer::State::serve(transport::Exchange& exchange,
                                                              RequestRecord& record)
{
    Plan plan;
    plan.request.context = contextOf(exchange.head.headers, options.requestTimeout);
    record.requestId = plan.request.context.requestId;
    record.trace = plan.request.context.trace;
    std::optional<HttpResponse> early = this->plan(exchange.head, plan, record);
    if (early)
        co_return toTransport(*std::move(early));
    if (plan.route->access.kind() != Access::Kind::Open) {
        Result<Principal> caller = co_await authenticate(exchange, plan.request.context.deadline);
        early = admit(std::move(caller), plan, record);
        if (early)
            co_return toTransport(*std::move(early));
    }
    if (exchange.head.hasBody()) {
        std::optional<transport::Response> fault =
            co_await exchange.readBody(plan.route->bodyBytesMax);
        if (fault)
            co_return *std::move(fault);
    }
    const auto begin = [this, &exchange, &plan](transport::Reply<transport::Response> reply) {
        listener.dispatch(jobOf(exchange, plan), std::move(reply));
    };
    transport::Response response =
        co_await transport::awaitReply<transport::Response>(exchange, &internalError, begin);
    co_return response;
}

transport::Task<Result<Principal>> HttpServer::State::authenticate(transport::Exchange& exchange,
                                                                   Deadline deadline)
{
    const std::string_view authorization = exchange.head.headers.get("Authorization");
    const std::string_view serviceToken = exchange.head.headers.get("Vitrine-Service-Token");
    std::optional<Result<Principal>> known = authenticateNow(exchange.head.headers);
    if (known)
        co_return *std::move(known);
    // A key must be fetched: that waits, so a worker does it.
    const auto begin =
        [this, authorization, serviceToken, deadline](transport::Reply<Result<Principal>> reply) {
            const auto work = [this,
                               reply,
                               user = std::string(authorization),
                               service = std::string(serviceToken),
                               deadline] {
                reply.deliver(parts.authenticator.authenticate(user, service, deadline));
            };
            if (!parts.workers.post(work))
                reply.deliver(busy());
        };
    Result<Principal> caller =
        co_await transport::awaitReply<Result<Principal>>(exchange, &lostCheck, begin);
    co_return caller;
}

std::optional<Result<Principal>> HttpServer::State::authenticateNow(const Headers& headers)
{
    if (headers.count("Authorization") > 1 || headers.count("Vitrine-Service-Token") > 1)
        return failure<Principal>(ErrorCode::Unauthenticated, "a token stands twice");
    return parts.authenticator.tryAuthenticate(headers.get("Authorization"),
                                               headers.get("Vitrine-Service-Token"));
}

void HttpServer::State::onRefused(const transport::Peer& peer,
                                  const transport::Refusal& refusal) noexcept
try {
    parts.metrics.count("http_server_refused_total", {{"status", std::to_string(refusal.status)}});
    log(LogLevel::Warn,
        "refused a message",
        {{"status", std::to_string(refusal.status)},
         {"reason", refusal.reason},
         {"peer", peer.address}});
} catch (const std::exception&) {
    return; // out of memory while noting a refusal: the refusal itself stands
}

void HttpServer::State::onFault(const char* what) noexcept
try {
    log(LogLevel::Error, "fault while serving", {{"error", what}});
} catch (const std::exception&) {
    return; // out of memory while noting a fault
}

} // namespace vitrine::platform
