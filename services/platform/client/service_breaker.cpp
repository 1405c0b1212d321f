#include "services/platform/client/service_breaker.hpp"

#include <algorithm>

namespace vitrine::platform {

ServiceBreaker::ServiceBreaker(std::string service,
                               const Discovery& discovery,
                               BreakerOptions options,
                               std::function<void(CircuitBreaker::State)> onChange)
    : m_service(std::move(service))
    , m_discovery(discovery)
    , m_breaker(options, [this, tell = std::move(onChange)](CircuitBreaker::State state) {
        if (state == CircuitBreaker::State::Open) {
            auto known = m_discovery.instances(m_service);
            const std::scoped_lock lock(m_mutex);
            m_whenOpened = std::move(known);
        }
        if (tell)
            tell(state);
    })
{
}

std::optional<CircuitBreaker::Permit> ServiceBreaker::tryAcquire(TimePoint now)
{
    auto permit = m_breaker.tryAcquire(now);
    if (permit || m_breaker.state() != CircuitBreaker::State::Open || !hasNewcomer())
        return permit;
    m_breaker.allowTrials(now);
    return m_breaker.tryAcquire(now);
}

bool ServiceBreaker::hasNewcomer() const
{
    const auto present = m_discovery.instances(m_service);
    const std::scoped_lock lock(m_mutex);
    return std::any_of(present.begin(), present.end(), [this](const Endpoint& endpoint) {
        return std::find(m_whenOpened.begin(), m_whenOpened.end(), endpoint) == m_whenOpened.end();
    });
}

CircuitBreaker::CallResult ServiceBreaker::verdict(const UpstreamReply& reply,
                                                   std::chrono::milliseconds allowed,
                                                   std::chrono::milliseconds fairTime)
{
    using enum CircuitBreaker::CallResult;
    switch (reply.fault) {
    case UpstreamFault::None: {
        const int status = reply.response.status;
        return status == 500 || status == 502 || status == 503 || status == 504 ? Failure : Success;
    }
    case UpstreamFault::BadRequest:
    case UpstreamFault::Saturated:
        return Ignored;
    case UpstreamFault::Timeout:
        return allowed < fairTime ? Ignored : Failure;
    case UpstreamFault::Connect:
    case UpstreamFault::Closed:
    case UpstreamFault::BadAnswer:
    case UpstreamFault::AnswerTooLarge:
        break;
    }
    return Failure;
}

} // namespace vitrine::platform
