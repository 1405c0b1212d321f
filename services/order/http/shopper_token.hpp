#pragma once

#include "services/platform/auth/authenticator.hpp"
#include "services/platform/http/http_types.hpp"

#include <optional>
#include <string>

namespace vitrine::order {

/// The account of the shopper who has signed in at the kiosk that sends the request, by the header
/// Vitrine-Shopper-Token; nothing without one.
/// @return Unauthenticated for a token that does not hold (any more), PermissionDenied when no
///         kiosk sends it or it is no shopper's; both name the header.
[[nodiscard]] Result<std::optional<std::string>> shopperOf(platform::Authenticator& authenticator,
                                                           const platform::HttpRequest& request);

} // namespace vitrine::order
