#pragma once

#include <string_view>

namespace vitrine::identity {

/// Whether `text` can be the S256 challenge of a verifier: 43 characters of Base64url (RFC 7636
/// section 4.2).
[[nodiscard]] bool isCodeChallenge(std::string_view text) noexcept;

/// Whether `text` is a verifier: 43 to 128 unreserved characters (RFC 7636 section 4.1).
[[nodiscard]] bool isCodeVerifier(std::string_view text) noexcept;

/// Whether `verifier` is one and hashes to `challenge`.
[[nodiscard]] bool verifierFits(std::string_view verifier, std::string_view challenge);

} // namespace vitrine::identity
