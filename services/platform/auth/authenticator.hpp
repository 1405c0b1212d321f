#pragma once

#include "services/platform/auth/principal.hpp"
#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"

#include <optional>
#include <string_view>

namespace vitrine::platform {

/// Turns the tokens of a request into a Principal. Safe to call from any thread.
class Authenticator
{
public:
    virtual ~Authenticator() = default;

    /// Checks without waiting, for network threads: signature by a cached key, issuer, audience,
    /// times.
    /// @param authorization value of the Authorization header, "" when absent (a guest).
    /// @param serviceToken value of the Vitrine-Service-Token header, "" when absent.
    /// @return Nothing when a key is needed that is not cached: call `authenticate` on a worker
    /// then. Unauthenticated
    ///         when a token does not hold.
    [[nodiscard]] virtual std::optional<Result<Principal>>
    tryAuthenticate(std::string_view authorization, std::string_view serviceToken) = 0;

    /// As above, but fetches keys when needed (at most once per 30 s for an unknown key id). May
    /// wait until `deadline`.
    [[nodiscard]] virtual Result<Principal> authenticate(std::string_view authorization,
                                                         std::string_view serviceToken,
                                                         Deadline deadline) = 0;
};

} // namespace vitrine::platform
