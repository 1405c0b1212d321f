#pragma once

#include "services/platform/auth/principal.hpp"
#include "services/platform/http/http_types.hpp"
#include "services/platform/http/route.hpp"

#include <optional>

namespace vitrine::platform {

/// The refusal that `access` has for `caller` (401 or 403 with WWW-Authenticate as RFC 6750 wants
/// it), or nothing.
[[nodiscard]] std::optional<HttpResponse> refusalOf(const Access& access, const Principal& caller);

/// The answer to tokens that do not hold, or that could not be checked.
[[nodiscard]] HttpResponse authenticationFailure(const Error& error);

} // namespace vitrine::platform
