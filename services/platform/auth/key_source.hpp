#pragma once

#include "services/platform/auth/jwk.hpp"
#include "vitrine/core/clock.hpp"

#include <optional>

namespace vitrine::platform {

/// Where the public keys of one issuer come from. Safe to call from any thread.
class KeySource
{
public:
    virtual ~KeySource() = default;

    /// Answers from memory.
    /// @return Nothing when a fetch is due: call `find` where waiting is allowed.
    [[nodiscard]] virtual std::optional<Result<PublicKey>>
    tryFind(std::string_view keyId, SignatureAlgorithm algorithm) = 0;

    /// May wait for a fetch, until `deadline`.
    /// @return Unauthenticated when the issuer has no such key; Unavailable when its keys cannot be
    /// had.
    [[nodiscard]] virtual Result<PublicKey>
    find(std::string_view keyId, SignatureAlgorithm algorithm, Deadline deadline) = 0;
};

} // namespace vitrine::platform
