#include "services/gateway/application/proxy_handler.hpp"

#include "services/platform/client/client_span.hpp"
#include "services/platform/http/conditional.hpp"
#include "vitrine/core/encoding.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>

namespace vitrine::gateway {

namespace {

using namespace std::chrono_literals;
using Monotonic = std::chrono::steady_clock;
using transport::Response;

constexpr auto kDefaultTimeout = 10s; // for what happens before a route is known

bool isRequestId(std::string_view text)
{
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '-' || c == '_';
    });
}

/// The span of this request: below the client's, if the client traces.
TraceContext spanFor(const Headers& headers)
{
    const auto outer = extractTraceContext({.traceparent = headers.get("traceparent"),
                                            .b3 = headers.get("b3"),
                                            .b3TraceId = headers.get("X-B3-TraceId"),
                                            .b3SpanId = headers.get("X-B3-SpanId"),
                                            .b3ParentSpanId = headers.get("X-B3-ParentSpanId"),
                                            .b3Sampled = headers.get("X-B3-Sampled"),
                                            .b3Flags = headers.get("X-B3-Flags")});
    return outer ? outer->child() : TraceContext::start();
}

Response fromPlatform(platform::HttpResponse answer)
{
    Response response{.status = static_cast<unsigned>(answer.status),
                      .headers = std::move(answer.headers)};
    if (!answer.body.empty())
        response.headers.set("Content-Type", answer.contentType);
    response.body = std::move(answer.body);
    return response;
}

Response problem(const Error& error, bool hadToken = false)
{
    Response response = fromPlatform(platform::problemResponse(error));
    if (error.code == ErrorCode::Unauthenticated)
        response.headers.set("WWW-Authenticate",
                             hadToken ? "Bearer error=\"invalid_token\"" : "Bearer");
    if (error.code == ErrorCode::PermissionDenied)
        response.headers.set("WWW-Authenticate", "Bearer error=\"insufficient_scope\"");
    return response;
}

Response problem(const UpstreamFailure& failure)
{
    Response response = transport::problemAnswer(failure.status, failure.detail);
    if (failure.retryAfter)
        response.headers.set("Retry-After", std::to_string(failure.retryAfter->count()));
    return response;
}

std::string join(const std::vector<std::string>& methods)
{
    std::string text;
    for (const std::string& method : methods)
        text += (text.empty() ? "" : ", ") + method;
    return text;
}

} // namespace

/// What is known of one request while it is answered.
struct ProxyHandler::Visit
{
    Monotonic::time_point began = Monotonic::now();
    std::chrono::system_clock::time_point beganAt = std::chrono::system_clock::now();
    std::string method;
    std::string path;
    std::string requestId;
    std::string origin; ///< Value of the Origin field.
    TraceContext trace;
    ClientOrigin client;
    std::string address;
    const RouteRule* rule = nullptr;
    std::string accountId;
    std::string cause; ///< Why no service answered, for the log.
};

transport::Task<Response> ProxyHandler::handle(transport::Exchange& exchange)
{
    const Headers& headers = exchange.head.headers;
    Visit visit;
    visit.method = exchange.head.method;
    visit.path = exchange.head.path;
    visit.requestId = isRequestId(headers.get("X-Request-Id"))
                          ? std::string(headers.get("X-Request-Id"))
                          : randomHex(12);
    visit.origin = headers.get("Origin");
    visit.trace = spanFor(headers);
    visit.client = {.peerAddress = exchange.peer().address,
                    .tls = exchange.peer().tls,
                    .host = exchange.head.authority,
                    .trustedPeer = m_parts.trustedProxies.contains(exchange.peer().address)};
    visit.address = clientAddress(headers, visit.client);
    Response answer = co_await respond(exchange, visit);
    finish(answer, visit);
    co_return answer;
}

std::optional<Response> ProxyHandler::answerHere(const transport::RequestHead& head,
                                                 Visit& visit) const
{
    for (const platform::Route& route : m_parts.ownRoutes) {
        if (route.pattern == head.path && (head.method == "GET" || head.method == "HEAD"))
            return fromPlatform(route.handler({.method = head.method, .path = head.path}));
    }
    if (!CorsPolicy::isPreflight(head.method, head.headers))
        return std::nullopt;
    const std::string_view asked = head.headers.get("Access-Control-Request-Method");
    const auto match = m_parts.routes.match(asked, head.path);
    if (match.rule == nullptr)
        return std::nullopt;
    visit.rule = match.rule;
    return Response{.status = 204,
                    .headers = m_parts.cors.preflight(head.headers, {std::string(asked)})};
}

transport::Task<Response> ProxyHandler::respond(transport::Exchange& exchange, Visit& visit)
{
    const transport::RequestHead& head = exchange.head;
    if (auto answer = answerHere(head, visit))
        co_return std::move(*answer);
    const auto match = m_parts.routes.match(head.method, head.path);
    if (match.rule == nullptr) {
        if (match.allowed.empty())
            co_return transport::problemAnswer(404, "There is nothing here.");
        Response answer = transport::problemAnswer(405, "This path does not take this method.");
        answer.headers.set("Allow", join(match.allowed));
        co_return answer;
    }
    visit.rule = match.rule;
    auto caller = co_await m_parts.gatekeeper.admit(
        *match.rule, head.headers, visit.address, Deadline::in(kDefaultTimeout));
    if (!caller.ok())
        co_return problem(caller.error(), head.headers.has("Authorization"));
    visit.accountId = caller->accountId;
    if (match.rule->service == kOwnName)
        co_return co_await answerSelf(match.path, head.headers, visit);
    auto headers = requestHeaders(head.headers, visit.client);
    if (!headers.ok())
        co_return problem(headers.error());
    if (auto refused = co_await exchange.readBody(match.rule->bodyBytesMax))
        co_return std::move(*refused);
    std::string target = match.path;
    if (!head.query.empty())
        target += "?" + head.query;
    co_return co_await forward(exchange, visit, std::move(*headers), std::move(target));
}

transport::Task<Response>
ProxyHandler::answerSelf(const std::string& path, const Headers& headers, const Visit& visit)
{
    const auto found = m_parts.documents.find(path);
    if (found == m_parts.documents.end())
        co_return transport::problemAnswer(404, "There is nothing here.");
    const OwnDocument& document = found->second;
    Result<std::string> text;
    if (document.thread == nullptr) {
        text = document.make(visit.accountId);
    } else {
        const auto making = [&]() -> transport::Task<Result<std::string>> {
            co_return document.make(visit.accountId);
        };
        text = co_await boost::asio::co_spawn(*document.thread, making, boost::asio::use_awaitable);
    }
    if (!text.ok())
        co_return problem(text.error());
    const std::string tag = platform::bodyTag(*text);
    platform::HttpResponse whole{.body = *std::move(text)};
    whole.headers.set("Cache-Control", "no-store");
    co_return fromPlatform(
        platform::conditionalResponse({.headers = headers}, std::move(whole), tag));
}

transport::Task<Response> ProxyHandler::forward(transport::Exchange& exchange,
                                                Visit& visit,
                                                Headers headers,
                                                std::string target)
{
    const auto token = m_parts.serviceToken.current();
    if (!token) {
        visit.cause = "no service token holds";
        co_return problem(UpstreamFailure{
            .status = 503, .detail = "The shop is not ready for this yet.", .retryAfter = 1s});
    }
    const RouteRule& rule = *visit.rule;
    const Deadline deadline = Deadline::in(rule.timeout);
    platform::ClientSpan span(visit.trace, rule.service, visit.method, target);
    headers.set("Vitrine-Service-Token", *token);
    headers.set("Vitrine-Timeout-Ms", std::to_string(rule.timeout.count()));
    headers.set("X-Request-Id", visit.requestId);
    headers.set("traceparent", span.context().traceparent());
    headers.set("b3", span.context().b3());
    platform::UpstreamRequest request{.method = visit.method,
                                      .target = std::move(target),
                                      .headers = std::move(headers),
                                      .body = std::move(exchange.body)};
    const auto began = Monotonic::now();
    auto sent = co_await m_parts.upstreams.send(
        exchange.threadIndex(), rule.service, std::move(request), deadline);
    span.finish(sent.reply, Monotonic::now() - began, m_parts.spans);
    if (sent.failure) {
        visit.cause = sent.failure->cause;
        co_return problem(*sent.failure);
    }
    platform::ServiceResponse& from = sent.reply.response;
    Response answer{.status = static_cast<unsigned>(from.status),
                    .headers = responseHeaders(from.headers),
                    .body = std::move(from.body)};
    if (visit.method == "HEAD" && from.headers.has("Content-Length"))
        answer.contentLength =
            std::strtoull(std::string(from.headers.get("Content-Length")).c_str(), nullptr, 10);
    co_return answer;
}

void ProxyHandler::finish(Response& answer, const Visit& visit) const
{
    m_parts.cors.decorate(answer.headers, visit.origin);
    answer.headers.set("X-Request-Id", visit.requestId);
    answer.headers.set("X-Content-Type-Options", "nosniff");
    if (visit.client.tls)
        answer.headers.set("Strict-Transport-Security", "max-age=31536000");
    const std::string route = visit.rule != nullptr ? visit.rule->id : "none";
    const auto took = Monotonic::now() - visit.began;
    m_parts.metrics.serverRequest(visit.method, route, static_cast<int>(answer.status), took);
    if (visit.rule == nullptr)
        return; // health probes and strangers' guesses: neither a span nor a line
    const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(took);
    platform::Span span{.context = visit.trace,
                        .kind = platform::Span::Kind::Server,
                        .name = asciiLower(visit.method) + " " + visit.rule->paths.front(),
                        .start = visit.beganAt,
                        .duration = micros,
                        .tags = {{"http.method", visit.method},
                                 {"http.path", visit.path},
                                 {"http.status_code", std::to_string(answer.status)}}};
    if (answer.status >= 500)
        span.tags.emplace_back("error",
                               visit.cause.empty() ? std::to_string(answer.status) : visit.cause);
    m_parts.spans.report(std::move(span));
    platform::LogFields fields{{"method", visit.method},
                               {"path", visit.path},
                               {"status", std::to_string(answer.status)},
                               {"micros", std::to_string(micros.count())},
                               {"client", visit.address},
                               {"account", visit.accountId},
                               {"service", visit.rule->service},
                               {"requestId", visit.requestId}};
    if (!visit.cause.empty())
        fields.emplace_back("cause", visit.cause);
    platform::log(answer.status >= 500 ? platform::LogLevel::Warn : platform::LogLevel::Info,
                  "request",
                  fields,
                  &visit.trace);
}

void ProxyHandler::onRefused(const transport::Peer& peer,
                             const transport::Refusal& refusal) noexcept
{
    m_parts.metrics.count("vitrine_gateway_refused_total",
                          {{"status", std::to_string(refusal.status)}});
    platform::log(platform::LogLevel::Info,
                  "refused",
                  {{"status", std::to_string(refusal.status)},
                   {"reason", refusal.reason},
                   {"client", peer.address}});
}

void ProxyHandler::onFault(const char* what) noexcept
{
    platform::log(platform::LogLevel::Error, "fault", {{"what", what}});
}

} // namespace vitrine::gateway
