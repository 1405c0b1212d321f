#pragma once

#include "services/platform/auth/signature.hpp"
#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vitrine::platform {

/// A JSON Web Token in compact form, taken apart. Nothing in it is to be believed before
/// `verifiedClaims`.
struct SignedToken
{
    SignatureAlgorithm algorithm = SignatureAlgorithm::Rs256;
    std::string keyId; ///< As the token says; hostile until the signature held.
    std::string type;  ///< Header member `typ`, "" when absent.
    std::string_view
        signedPart; ///< A part of the text that was parsed: that text must outlive this.
    std::string signature;
    std::string claimsText;
};

/// Takes a token apart: size, three parts in strict Base64url, a header without repeated members,
/// an algorithm from the list (decided before any key is looked at), a key id. Key references in
/// the header (jku, jwk, x5u, x5c) are ignored.
/// @return Unauthenticated, saying what is wrong. `crit` and `b64` are refused: no extension is
/// known here.
[[nodiscard]] Result<SignedToken> parseSignedToken(std::string_view token,
                                                   std::span<const SignatureAlgorithm> allowed,
                                                   std::size_t bytesMax);

/// Checks the signature, then reads the claims.
/// @return Unauthenticated when the signature does not hold or the claims are no object or repeat a
/// member.
[[nodiscard]] Result<nlohmann::json> verifiedClaims(const SignedToken& token, const PublicKey& key);

/// Claim `iat` of a token whose signature was already checked. Costs a decoding: for the rare look.
[[nodiscard]] std::optional<Timestamp> issueTime(std::string_view verifiedToken);

/// Claim `iss` of a token that nobody has checked yet: it only chooses who is to check it. "" for
/// none.
[[nodiscard]] std::string claimedIssuer(std::string_view token);

/// What every refusal of a token looks like.
[[nodiscard]] Error tokenRefused(std::string_view why);

} // namespace vitrine::platform
