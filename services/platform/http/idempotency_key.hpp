#pragma once

#include "services/platform/http/http_types.hpp"

#include <string>

namespace vitrine::platform {

/// The request's Idempotency-Key, quoted or bare; "" when it has none.
/// @return InvalidArgument, field "Idempotency-Key", unless it is one of 1 to 255 visible ASCII
/// characters.
[[nodiscard]] Result<std::string> idempotencyKey(const HttpRequest& request);

/// As above, but InvalidArgument also when there is none.
[[nodiscard]] Result<std::string> requiredIdempotencyKey(const HttpRequest& request);

} // namespace vitrine::platform
