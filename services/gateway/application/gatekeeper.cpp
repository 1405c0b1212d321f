#include "services/gateway/application/gatekeeper.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace vitrine::gateway {

namespace {

using platform::Principal;

Error refusal(ErrorCode code, std::string message)
{
    return Error{.code = code, .message = std::move(message)};
}

Outcome checkAccess(const RouteAccess& access, const Principal& caller)
{
    if (access.kind == RouteAccess::Kind::Open)
        return Done{};
    if (!caller.isUser())
        return refusal(ErrorCode::Unauthenticated, "Sign in first: this needs an access token.");
    if (access.kind == RouteAccess::Kind::Permission && !caller.may(access.permission))
        return refusal(ErrorCode::PermissionDenied,
                       "Your account has no role that allows " + access.permission + ".");
    return Done{};
}

} // namespace

transport::Task<Result<Principal>> Gatekeeper::identify(std::string_view authorization,
                                                        Deadline deadline)
{
    if (auto known = m_authenticator.tryAuthenticate(authorization, {}))
        co_return std::move(*known);
    // Copied: the coroutine on the pool must not depend on the connection's buffers.
    const auto fetching = [this,
                           text = std::string(authorization),
                           deadline]() -> transport::Task<Result<Principal>> {
        co_return m_authenticator.authenticate(text, {}, deadline);
    };
    co_return co_await boost::asio::co_spawn(m_waiting, fetching, boost::asio::use_awaitable);
}

transport::Task<Result<Principal>> Gatekeeper::admit(const RouteRule& rule,
                                                     const Headers& headers,
                                                     const std::string& clientAddress,
                                                     Deadline deadline)
{
    if (headers.count("Authorization") > 1)
        co_return refusal(ErrorCode::InvalidArgument,
                          "There is more than one Authorization field.");
    auto caller = co_await identify(headers.get("Authorization"), deadline);
    const bool isKnown = caller.ok() && caller->isUser();
    const auto now = RateLimiter::Instant::clock::now();
    if (const auto wait = m_limiter.refuse(isKnown ? caller->accountId : clientAddress, now)) {
        Error tooMany = refusal(ErrorCode::RateLimited, "Too many requests; slow down.");
        tooMany.retryAfter = *wait;
        co_return tooMany;
    }
    if (!caller.ok())
        co_return caller;
    if (isKnown && m_revocations.refuses(*caller))
        co_return refusal(ErrorCode::Unauthenticated,
                          "The token does not hold any more: sign in again.");
    if (const Outcome allowed = checkAccess(rule.access, *caller); !allowed.ok())
        co_return allowed.error();
    co_return caller;
}

} // namespace vitrine::gateway
