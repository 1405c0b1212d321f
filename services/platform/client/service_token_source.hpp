#pragma once

#include "services/platform/client/service_client.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <random>
#include <string>

namespace vitrine::platform {

struct ServiceTokenOptions
{
    std::string clientId;     ///< "service-<name>"
    std::string clientSecret; ///< Never logged.
    std::string target = "/oauth2/default/v1/token";
    std::string scope{};     ///< "" asks for the client's default.
    double freshShare = 0.8; ///< After this share of its life a token is replaced.
    std::chrono::milliseconds fetchTimeout{5000};
    std::chrono::milliseconds backoffFirst{200};
    std::chrono::milliseconds backoffMax{10000};
};

/// The process's own token by the client credentials grant at the shop's identity service,
/// authenticated by client_secret_basic (RFC 6749 sections 4.4 and 2.3.1). Cached; fetched by one
/// thread at a time; a token that is old but still holds is given out while its successor is
/// fetched. After a failure nobody asks again for a while.
class ServiceTokenSource final : public ServiceTokens
{
public:
    /// @param identity client of the identity service, one without service tokens; must outlive
    /// this.
    ServiceTokenSource(ServiceTokenOptions options, ServiceClient& identity);

    /// @return Unavailable when identity cannot be reached or refuses, with `retryAfter` while it
    /// is left alone;
    ///         DeadlineExceeded when another thread's fetch did not end in time.
    Result<std::string> token(Deadline deadline) override;
    /// A token that still holds, or nothing. Never waits: for callers on network threads.
    [[nodiscard]] std::optional<std::string> cached() const;

private:
    using TimePoint = std::chrono::steady_clock::time_point;
    struct Grant
    {
        std::string token;
        TimePoint freshUntil;
        TimePoint validUntil;
    };

    [[nodiscard]] Result<Grant> fetch(Deadline deadline);
    [[nodiscard]] ServiceRequest grantRequest() const;
    void noteFailure(const Error& error, TimePoint now);

    const ServiceTokenOptions m_options;
    ServiceClient& m_identity;
    mutable std::mutex m_mutex;
    std::condition_variable m_fetched;
    std::optional<Grant> m_grant;
    bool m_fetching = false;
    int m_failures = 0;
    TimePoint m_notBefore{};
    Error m_lastError;
    std::mt19937 m_random{std::random_device{}()};
};

} // namespace vitrine::platform
