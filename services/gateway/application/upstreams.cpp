#include "services/gateway/application/upstreams.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <random>

namespace vitrine::gateway {

namespace {

using namespace std::chrono_literals;
using platform::CircuitBreaker;
using platform::UpstreamFault;
using platform::UpstreamReply;
using Monotonic = std::chrono::steady_clock;

constexpr int kInstancesTried = 3;
/// For an instance that may turn up in a moment.
constexpr auto kWaitForInstance = 1500ms;
/// A time-out after less than this says nothing of the service (a route may allow it too little).
constexpr auto kFairTime = 250ms;
constexpr auto kLookAgain = 20ms;
constexpr auto kAvoidFor = 3s;

UpstreamFailure
nobody(const std::string& service, std::string cause, std::chrono::seconds retryAfter)
{
    return {.status = 503,
            .detail = "The " + service + " service is not available right now.",
            .cause = std::move(cause),
            .retryAfter = retryAfter};
}

std::optional<UpstreamFailure> failureOf(const std::string& service, const UpstreamReply& reply)
{
    switch (reply.fault) {
    case UpstreamFault::None:
        return std::nullopt;
    case UpstreamFault::Connect:
    case UpstreamFault::Saturated:
        return nobody(service, reply.message, 1s);
    case UpstreamFault::Timeout:
        return UpstreamFailure{.status = 504,
                               .detail = "The " + service + " service did not answer in time.",
                               .cause = reply.message};
    case UpstreamFault::BadRequest:
    case UpstreamFault::Closed:
    case UpstreamFault::BadAnswer:
    case UpstreamFault::AnswerTooLarge:
        break;
    }
    return UpstreamFailure{.status = 502,
                           .detail = "The " + service + " service gave no usable answer.",
                           .cause = reply.message};
}

double gaugeOf(CircuitBreaker::State state)
{
    return state == CircuitBreaker::State::Closed     ? 0
           : state == CircuitBreaker::State::HalfOpen ? 0.5
                                                      : 1;
}

} // namespace

Upstreams::Upstreams(const platform::Discovery& discovery,
                     platform::Metrics& metrics,
                     const std::vector<std::string>& services,
                     platform::UpstreamOptions connections,
                     platform::BreakerOptions breaker)
    : m_discovery(discovery)
    , m_connections(std::move(connections))
{
    std::random_device chance;
    for (const std::string& name : services) {
        const auto show = [&metrics, name](CircuitBreaker::State state) {
            metrics.gauge("vitrine_gateway_breaker_open", {{"service", name}}, gaugeOf(state));
        };
        show(CircuitBreaker::State::Closed);
        m_services[name] = {
            std::make_unique<platform::InstancePicker>(kAvoidFor, chance()),
            std::make_unique<platform::ServiceBreaker>(name, discovery, breaker, show)};
    }
}

void Upstreams::addThread(boost::asio::any_io_executor executor)
{
    m_pools.push_back(std::make_unique<platform::UpstreamPool>(std::move(executor), m_connections));
}

transport::Task<std::optional<platform::Endpoint>>
Upstreams::pickOrWait(platform::InstancePicker& picker,
                      std::string service,
                      Monotonic::time_point until,
                      Deadline deadline)
{
    auto found = picker.pick(m_discovery, service, Monotonic::now());
    boost::asio::steady_timer pause(co_await boost::asio::this_coro::executor);
    while (!found && m_discovery.mayAppear(service) && Monotonic::now() < until &&
           !deadline.expired()) {
        pause.expires_after(kLookAgain);
        co_await pause.async_wait(boost::asio::use_awaitable);
        found = picker.pick(m_discovery, service, Monotonic::now());
    }
    co_return found;
}

transport::Task<Upstreams::Reply> Upstreams::send(std::size_t thread,
                                                  const std::string& service,
                                                  platform::UpstreamRequest request,
                                                  Deadline deadline)
{
    Service& target = m_services.at(service);
    const auto permit = target.breaker->tryAcquire(Monotonic::now());
    if (!permit) {
        const auto left =
            std::chrono::ceil<std::chrono::seconds>(target.breaker->openLeft(Monotonic::now()));
        co_return Reply{nobody(service, "breaker open", std::max<std::chrono::seconds>(left, 1s)),
                        {}};
    }
    const auto giveUpAt = Monotonic::now() + kWaitForInstance;
    auto began = Monotonic::now(); // of the last try: waiting for an instance says nothing of it
    UpstreamReply reply{.fault = UpstreamFault::Connect, .message = "no instance is registered"};
    auto result = CircuitBreaker::CallResult::Ignored; // who is not there has not failed
    for (int tried = 0; tried < kInstancesTried; ++tried) {
        const auto endpoint = co_await pickOrWait(*target.picker, service, giveUpAt, deadline);
        began = Monotonic::now();
        if (!endpoint)
            break;
        const auto allowed = deadline.remaining();
        reply = co_await m_pools[thread]->send(*endpoint, request, deadline);
        result = platform::ServiceBreaker::verdict(reply, allowed, kFairTime);
        if (reply.fault != UpstreamFault::Connect || reply.maySent || deadline.expired())
            break;
        target.picker->avoid(*endpoint, Monotonic::now());
    }
    const auto ended = Monotonic::now();
    target.breaker->record(*permit, result, ended - began, ended);
    auto failure = failureOf(service, reply);
    co_return Reply{std::move(failure), std::move(reply)};
}

std::map<std::string, CircuitBreaker::Reading> Upstreams::breakers() const
{
    std::map<std::string, CircuitBreaker::Reading> readings;
    for (const auto& [name, service] : m_services)
        readings[name] = service.breaker->reading();
    return readings;
}

} // namespace vitrine::gateway
