#pragma once

#include "services/platform/call_context.hpp"
#include "services/platform/discovery/discovery.hpp"
#include "vitrine/core/headers.hpp"
#include "vitrine/core/result.hpp"

#include <chrono>
#include <memory>
#include <string>

namespace vitrine::platform {

/// A call to another service.
struct ServiceRequest
{
    std::string method = "GET";
    std::string target; ///< Path and query, already encoded.
    Headers headers{};
    std::string body{};
    std::string contentType = "application/json"; ///< Left out when the body is empty.
    /// True when the callee recognises a repeat (operation id, attempt key, Idempotency-Key). GET,
    /// HEAD, PUT and DELETE are always repeatable. Anything else is sent once, whatever happens.
    bool repeatable = false;
};

struct ServiceResponse
{
    int status = 0;
    Headers headers;
    std::string body;
};

/// The token by which a process proves which service it is (client credentials at the shop's own
/// identity service). Safe to call from any thread; may wait for a token until the deadline.
class ServiceTokens
{
public:
    virtual ~ServiceTokens() = default;
    /// A token that still holds; an error means that there is none.
    [[nodiscard]] virtual Result<std::string> token(Deadline deadline) = 0;
};

/// Calls one service by name. Implementations are safe to call from any worker thread; they block
/// until the answer, the deadline of `context`, or a failure.
class ServiceClient
{
public:
    virtual ~ServiceClient() = default;

    /// @return The answer, whatever its status. Unavailable: no instance, connection refused,
    /// breaker open, no permit;
    ///         nothing was done by the callee unless `error().message` says that the request may
    ///         have been sent. DeadlineExceeded: no answer in time; the outcome is unknown.
    [[nodiscard]] virtual Result<ServiceResponse> send(const CallContext& context,
                                                       const ServiceRequest& request) = 0;
};

/// Turns a refusal of another service into an Error of the same meaning; keeps its problem
/// document.
/// @pre response.status >= 400
[[nodiscard]] Error errorFrom(const ServiceResponse& response);

} // namespace vitrine::platform
