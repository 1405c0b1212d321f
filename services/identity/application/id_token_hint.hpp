#pragma once

#include "services/platform/auth/key_source.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace vitrine::identity {

/// Whom an ID token was about. It only hints at a session, so it may have expired.
struct IdTokenHint
{
    std::string clientId;
    std::string accountId;
};

/// @return Nothing for what is no ID token of `issuer`.
[[nodiscard]] std::optional<IdTokenHint> readIdTokenHint(std::string_view token,
                                                         const std::string& issuer,
                                                         platform::KeySource& keys,
                                                         Deadline deadline);

} // namespace vitrine::identity
