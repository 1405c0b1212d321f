#include "services/order/http/shopper_token.hpp"

#include "services/platform/auth/permissions.hpp"
#include "vitrine/wire/order.hpp"

namespace vitrine::order {
namespace {

Error refuse(ErrorCode code, std::string message)
{
    return Error{.code = code, .message = std::move(message), .field = wire::kShopperTokenHeader};
}

} // namespace

Result<std::optional<std::string>> shopperOf(platform::Authenticator& authenticator,
                                             const platform::HttpRequest& request)
{
    if (!request.headers.has(wire::kShopperTokenHeader))
        return std::optional<std::string>();
    if (!request.context.caller.hasRole(platform::roles::kKiosk))
        return refuse(ErrorCode::PermissionDenied, "only a kiosk orders for somebody else");
    const auto shopper = authenticator.authenticate(
        "Bearer " + std::string(request.headers.get(wire::kShopperTokenHeader)),
        "",
        request.context.deadline);
    if (!shopper.ok())
        return shopper.error().code == ErrorCode::Unauthenticated
                   ? refuse(ErrorCode::Unauthenticated,
                            "the shopper's access token is not valid: " + shopper.error().message)
                   : shopper.error();
    const bool isShopper = shopper->isUser() && !shopper->hasRole(platform::roles::kKiosk) &&
                           shopper->may(platform::permissions::kOrdersPlace);
    if (!isShopper)
        return refuse(ErrorCode::PermissionDenied, "this is no token of a shopper");
    return std::optional(shopper->accountId);
}

} // namespace vitrine::order
