#pragma once

#include "services/gateway/application/revocation_list.hpp"
#include "services/gateway/domain/rate_limiter.hpp"
#include "services/gateway/domain/route_table.hpp"
#include "services/platform/auth/authenticator.hpp"
#include "services/platform/transport/task.hpp"
#include "vitrine/core/headers.hpp"

#include <boost/asio/thread_pool.hpp>

#include <string>

namespace vitrine::gateway {

/// Decides who may pass: token (one that was voided before its end does not hold), role, rate. Deny
/// by default.
class Gatekeeper
{
public:
    /// @param waiting for the rare check that must fetch keys; never blocks a network thread.
    Gatekeeper(platform::Authenticator& authenticator,
               const RevocationList& revocations,
               RateLimiter& limiter,
               boost::asio::thread_pool& waiting)
        : m_authenticator(authenticator)
        , m_revocations(revocations)
        , m_limiter(limiter)
        , m_waiting(waiting)
    {
    }

    /// @return Unauthenticated: no token where one is needed, or one that does not hold (also on an
    /// open route: a client with a
    ///         stale token must learn of it). PermissionDenied; RateLimited with retryAfter;
    ///         Unavailable when the provider's keys cannot be had.
    [[nodiscard]] transport::Task<Result<platform::Principal>>
    admit(const RouteRule& rule,
          const Headers& headers,
          const std::string& clientAddress,
          Deadline deadline);

private:
    [[nodiscard]] transport::Task<Result<platform::Principal>>
    identify(std::string_view authorization, Deadline deadline);

    platform::Authenticator& m_authenticator;
    const RevocationList& m_revocations;
    RateLimiter& m_limiter;
    boost::asio::thread_pool& m_waiting;
};

} // namespace vitrine::gateway
