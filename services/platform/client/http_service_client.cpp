#include "services/platform/client/http_service_client.hpp"

#include "vitrine/core/encoding.hpp"
#include "vitrine/wire/answer_error.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <string_view>
#include <thread>

namespace vitrine::platform {

using std::chrono::milliseconds;

namespace {

/// Fields of a call that this client answers for; whatever the caller put there is left out.
bool isOwnField(std::string_view name)
{
    static constexpr std::array<std::string_view, 4> kNames{
        "vitrine-service-token", "vitrine-timeout-ms", "traceparent", "b3"};
    return std::any_of(kNames.begin(), kNames.end(), [&](std::string_view own) {
        return asciiEqualsIgnoreCase(own, name);
    });
}

bool saysTryLater(int status)
{
    return status == 502 || status == 503 || status == 504;
}

std::mt19937& random()
{
    thread_local std::mt19937 generator{std::random_device{}()};
    return generator;
}

Error unavailable(std::string message)
{
    return Error{.code = ErrorCode::Unavailable, .message = std::move(message)};
}

} // namespace

std::unique_ptr<ServiceClient> makeServiceClient(std::string service,
                                                 const ServiceClientParts& parts,
                                                 const ServiceClientOptions& options)
{
    return std::make_unique<HttpServiceClient>(std::move(service), parts, options);
}

HttpServiceClient::HttpServiceClient(std::string service,
                                     const ServiceClientParts& parts,
                                     const ServiceClientOptions& options)
    : m_service(std::move(service))
    , m_parts(parts)
    , m_options(options)
    , m_permits(options.permits, options.permitWaiters)
    , m_picker(options.avoidFor, static_cast<std::uint32_t>(std::random_device{}()))
    , m_breaker(m_service,
                m_parts.discovery,
                options.breaker,
                [this](CircuitBreaker::State state) { breakerChanged(state); })
    , m_budget(options.retry.budgetRatio, options.retry.budgetMax)
{
}

Result<ServiceResponse> HttpServiceClient::send(const CallContext& context,
                                                const ServiceRequest& request)
{
    const Deadline deadline = context.deadline.orEarlier(m_options.timeout);
    m_budget.earn();
    const Permits::Permit permit = m_permits.acquire(deadline);
    if (!permit)
        return unavailable("too many calls to " + m_service + " are under way");
    Result<std::string> token =
        m_parts.tokens != nullptr ? m_parts.tokens->token(deadline) : std::string();
    if (!token)
        return std::move(token).error();

    const bool repeatable = request.repeatable || isIdempotent(request.method);
    const Call call{context, request, deadline, std::move(*token), repeatable};
    for (int number = 1;; ++number) {
        Attempt last = attempt(call, number);
        const std::optional<milliseconds> pause = pauseAfter(last, call, number);
        if (!pause) {
            countRetries(last, number);
            return std::move(last.result);
        }
        std::this_thread::sleep_for(*pause);
    }
}

HttpServiceClient::Attempt HttpServiceClient::attempt(const Call& call, int number)
{
    if (call.deadline.expired())
        return {failure<ServiceResponse>(ErrorCode::DeadlineExceeded,
                                         "no time left to call " + m_service)};
    const auto now = Monotonic::now();
    const std::optional<CircuitBreaker::Permit> permit = m_breaker.tryAcquire(now);
    if (!permit)
        return {refusedByBreaker(now)};
    const std::optional<Endpoint> endpoint = m_picker.pick(m_parts.discovery, m_service, now);
    if (!endpoint) {
        m_breaker.record(*permit, CircuitBreaker::CallResult::Ignored, {}, now);
        return {unavailable("no instance of " + m_service + " is known")};
    }
    return sendTo(*endpoint, *permit, call, number);
}

HttpServiceClient::Attempt HttpServiceClient::sendTo(const Endpoint& endpoint,
                                                     const CircuitBreaker::Permit& permit,
                                                     const Call& call,
                                                     int number)
{
    const Deadline deadline = call.deadline.orEarlier(m_options.attemptTimeout);
    const milliseconds allowed = deadline.remaining();
    ClientSpan span(call.context.trace, m_service, call.request.method, call.request.target);
    span.tag("instance", endpoint.instanceId);
    if (number > 1)
        span.tag("attempt", std::to_string(number));

    const auto start = Monotonic::now();
    UpstreamReply reply =
        m_parts.network.send(endpoint, wireRequest(call, span, deadline), deadline);
    const auto end = Monotonic::now();

    m_breaker.record(
        permit, ServiceBreaker::verdict(reply, allowed, m_options.fairTime), end - start, end);
    if (reply.fault == UpstreamFault::Connect)
        m_picker.avoid(endpoint, end);
    m_parts.metrics.clientRequest(
        m_service, call.request.method, reply.response.status, end - start);
    span.finish(reply, end - start, m_parts.spans);
    return judge(std::move(reply), call);
}

UpstreamRequest HttpServiceClient::wireRequest(const Call& call,
                                               const ClientSpan& span,
                                               Deadline attemptDeadline) const
{
    UpstreamRequest wire;
    wire.method = call.request.method;
    wire.target = call.request.target;
    wire.body = call.request.body;
    wire.repeatable = call.repeatable;
    for (const auto& [name, value] : call.request.headers) {
        if (!isOwnField(name))
            wire.headers.add(name, value);
    }
    if (!wire.body.empty() && !wire.headers.has("Content-Type"))
        wire.headers.add("Content-Type", call.request.contentType);
    if (!call.context.caller.bearerToken.empty() && !wire.headers.has("Authorization"))
        wire.headers.add("Authorization", "Bearer " + call.context.caller.bearerToken);
    if (!call.serviceToken.empty())
        wire.headers.add("Vitrine-Service-Token", call.serviceToken);
    if (!call.context.requestId.empty())
        wire.headers.set("X-Request-Id", call.context.requestId);
    wire.headers.add("Vitrine-Timeout-Ms", std::to_string(attemptDeadline.remaining().count()));
    wire.headers.add("traceparent", span.context().traceparent());
    wire.headers.add("b3", span.context().b3());
    return wire;
}

HttpServiceClient::Attempt HttpServiceClient::judge(UpstreamReply reply, const Call& call) const
{
    if (reply.ok()) {
        const bool later = saysTryLater(reply.response.status);
        return {std::move(reply.response), later && call.repeatable};
    }
    Attempt attempt{reply.error()};
    attempt.unreached = reply.fault == UpstreamFault::Connect;
    const bool lost = reply.fault == UpstreamFault::Closed || reply.fault == UpstreamFault::Timeout;
    attempt.worthAnother = attempt.unreached || (lost && (call.repeatable || !reply.maySent));
    return attempt;
}

/// How long to wait before the next attempt; nothing when there should be none.
std::optional<milliseconds>
HttpServiceClient::pauseAfter(const Attempt& last, const Call& call, int number)
{
    if (!last.worthAnother || number >= m_options.retry.attemptsMax)
        return std::nullopt;
    const bool failsOver = last.unreached && number == 1;
    milliseconds pause = failsOver ? milliseconds(0) : backoff(m_options.retry, number, random());
    if (last.result.ok()) {
        const auto asked =
            wire::retryAfter(last.result->headers.get("Retry-After"), SystemClock().now());
        pause = std::max<milliseconds>(pause, asked.value_or(milliseconds(0)));
    }
    if (pause >= call.deadline.remaining() || !m_budget.spend())
        return std::nullopt;
    return pause;
}

Error HttpServiceClient::refusedByBreaker(Monotonic::time_point now)
{
    m_parts.metrics.count("resilience4j_circuitbreaker_not_permitted_calls_total",
                          {{"kind", "not_permitted"}, {"name", m_service}});
    Error error = unavailable("calls to " + m_service + " are suspended because it keeps failing");
    error.retryAfter = std::max(std::chrono::seconds(1),
                                std::chrono::ceil<std::chrono::seconds>(m_breaker.openLeft(now)));
    return error;
}

void HttpServiceClient::breakerChanged(CircuitBreaker::State state)
{
    static constexpr std::array<std::pair<CircuitBreaker::State, const char*>, 3> kStates{
        {{CircuitBreaker::State::Closed, "closed"},
         {CircuitBreaker::State::Open, "open"},
         {CircuitBreaker::State::HalfOpen, "half_open"}}};
    for (const auto& [known, name] : kStates) {
        m_parts.metrics.gauge("resilience4j_circuitbreaker_state",
                              {{"name", m_service}, {"state", name}},
                              known == state ? 1 : 0);
        if (known == state)
            log(state == CircuitBreaker::State::Open ? LogLevel::Warn : LogLevel::Info,
                "circuit breaker changed",
                {{"upstream", m_service}, {"state", name}});
    }
}

void HttpServiceClient::countRetries(const Attempt& last, int attempts)
{
    if (attempts == 1)
        return; // what needed no retry is in http_client_requests_seconds already
    const bool good = last.result.ok() && last.result->status < 500;
    m_parts.metrics.count(
        "resilience4j_retry_calls_total",
        {{"kind", good ? "successful_with_retry" : "failed_with_retry"}, {"name", m_service}});
}

} // namespace vitrine::platform
