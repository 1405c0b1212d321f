#pragma once

#include "services/platform/client/client_span.hpp"
#include "services/platform/client/instance_picker.hpp"
#include "services/platform/client/permits.hpp"
#include "services/platform/client/service_breaker.hpp"
#include "services/platform/client/service_client_factory.hpp"

#include <optional>
#include <string>

namespace vitrine::platform {

/// The ServiceClient behind makeServiceClient.
class HttpServiceClient final : public ServiceClient
{
public:
    HttpServiceClient(std::string service,
                      const ServiceClientParts& parts,
                      const ServiceClientOptions& options);
    Result<ServiceResponse> send(const CallContext& context,
                                 const ServiceRequest& request) override;

private:
    using Monotonic = std::chrono::steady_clock;

    /// One call with what is the same for all its attempts.
    struct Call
    {
        const CallContext& context;
        const ServiceRequest& request;
        Deadline deadline;
        std::string serviceToken;
        bool repeatable;
    };

    struct Attempt
    {
        Result<ServiceResponse> result;
        bool worthAnother = false;
        bool unreached =
            false; ///< The instance could not be reached: another one can be tried at once.
    };

    [[nodiscard]] Attempt attempt(const Call& call, int number);
    [[nodiscard]] Attempt sendTo(const Endpoint& endpoint,
                                 const CircuitBreaker::Permit& permit,
                                 const Call& call,
                                 int number);
    [[nodiscard]] UpstreamRequest
    wireRequest(const Call& call, const ClientSpan& span, Deadline attemptDeadline) const;
    [[nodiscard]] Attempt judge(UpstreamReply reply, const Call& call) const;
    [[nodiscard]] std::optional<std::chrono::milliseconds>
    pauseAfter(const Attempt& last, const Call& call, int number);
    [[nodiscard]] Error refusedByBreaker(Monotonic::time_point now);
    void breakerChanged(CircuitBreaker::State state);
    void countRetries(const Attempt& last, int attempts);

    const std::string m_service;
    const ServiceClientParts m_parts;
    const ServiceClientOptions m_options;
    Permits m_permits;
    InstancePicker m_picker;
    ServiceBreaker m_breaker;
    RetryBudget m_budget;
};

} // namespace vitrine::platform
