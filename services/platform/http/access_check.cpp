#include "services/platform/http/access_check.hpp"

#include <algorithm>

namespace vitrine::platform {

namespace {

constexpr char kRealm[] = "Bearer realm=\"vitrine\"";

HttpResponse refused(ErrorCode code, std::string message, const std::string& challenge)
{
    HttpResponse response = problemResponse(Error{.code = code, .message = std::move(message)});
    response.headers.set("WWW-Authenticate", challenge);
    return response;
}

} // namespace

std::optional<HttpResponse> refusalOf(const Access& access, const Principal& caller)
{
    if (access.kind() == Access::Kind::Open)
        return std::nullopt;
    if (caller.service.empty())
        return refused(
            ErrorCode::Unauthenticated, "this resource is reached through the gateway", kRealm);
    switch (access.kind()) {
    case Access::Kind::Service: {
        const auto& names = access.names();
        if (std::find(names.begin(), names.end(), caller.service) == names.end())
            return problemResponse(Error{.code = ErrorCode::PermissionDenied,
                                         .message = "this resource is for other services"});
        return std::nullopt;
    }
    case Access::Kind::User:
    case Access::Kind::Permission:
        // RFC 6750 section 3.1: no error code when the request brought no token at all.
        if (!caller.isUser())
            return refused(ErrorCode::Unauthenticated, "sign in first", kRealm);
        break;
    case Access::Kind::Guest:
    case Access::Kind::Open:
        return std::nullopt;
    }
    if (access.kind() == Access::Kind::Permission && !caller.may(access.names().front()))
        return refused(ErrorCode::PermissionDenied,
                       "this needs the permission " + access.names().front(),
                       std::string(kRealm) + ", error=\"insufficient_scope\"");
    return std::nullopt;
}

HttpResponse authenticationFailure(const Error& error)
{
    if (error.code != ErrorCode::Unauthenticated)
        return problemResponse(error); // e.g. the keys cannot be fetched now: 503
    return refused(ErrorCode::Unauthenticated,
                   error.message,
                   std::string(kRealm) + ", error=\"invalid_token\"");
}

} // namespace vitrine::platform
