#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"
#include "vitrine/wire/oauth.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Private to the SDK; not installed.
namespace vitrine::client {

struct IdTokenExpectation
{
    std::string issuer;
    std::string clientId;
    std::string nonce;       ///< "" when none was sent.
    std::string accessToken; ///< That came with it, for at_hash.
    Timestamp now{};
};

/// Which key signed the token: from its header, unchecked. The algorithm is RS256 or ES256, nothing
/// else passes.
/// @return Unauthenticated for anything but such a token.
[[nodiscard]] Result<wire::JwsHeader> headerOfIdToken(std::string_view token);

/// Checks an ID token as OpenID Connect Core 3.1.3.7 asks of a client: signature, iss, aud, azp,
/// exp, iat, nonce, at_hash; 60 s of leeway.
/// @return NotFound: none of `keys` signed it, fetch them again; Unauthenticated: it does not hold,
/// and why.
[[nodiscard]] Result<wire::IdTokenClaims> checkIdToken(std::string_view token,
                                                       const std::vector<wire::SigningKey>& keys,
                                                       const IdTokenExpectation& expected);

} // namespace vitrine::client
