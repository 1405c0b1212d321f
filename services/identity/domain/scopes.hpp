#pragma once

#include "services/identity/domain/oauth_error.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vitrine::identity {

namespace scopes {
inline constexpr std::string_view kOpenId = "openid";
inline constexpr std::string_view kProfile = "profile";
inline constexpr std::string_view kEmail = "email";
inline constexpr std::string_view kOfflineAccess = "offline_access";
} // namespace scopes

/// Scopes that a client may ask for on behalf of a user.
[[nodiscard]] const std::vector<std::string>& userScopes();

/// The words of a scope parameter, each once, in the order given.
/// @return invalid_scope for a character that RFC 6749 section 3.3 does not allow, or a word that
/// is not in `allowed`.
[[nodiscard]] OAuthResult<std::vector<std::string>>
parseScopes(std::string_view text, const std::vector<std::string>& allowed);

[[nodiscard]] bool hasScope(const std::vector<std::string>& scopes, std::string_view scope);
[[nodiscard]] std::string joined(const std::vector<std::string>& words);

} // namespace vitrine::identity
