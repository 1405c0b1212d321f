#pragma once

#include "services/identity/application/device_service.hpp"
#include "services/identity/application/token_service.hpp"
#include "services/identity/identity_settings.hpp"
#include "services/platform/http/http_types.hpp"

#include <optional>
#include <string>

/// The JSON of OAuth and OpenID Connect, with Okta's members.
namespace vitrine::identity {

[[nodiscard]] platform::HttpResponse tokenResponse(const TokenAnswer& answer);
/// {"error", "error_description"}; a 401 carries the challenge that fits how the client tried.
[[nodiscard]] platform::HttpResponse oauthErrorResponse(const OAuthError& error,
                                                        bool usedBasic = false);
/// As RFC 6750 asks of a resource: the error goes into WWW-Authenticate as well.
[[nodiscard]] platform::HttpResponse bearerErrorResponse(const OAuthError& error);
[[nodiscard]] platform::HttpResponse introspectionResponse(const std::optional<TokenFacts>& facts,
                                                           const std::string& issuer);
[[nodiscard]] platform::HttpResponse deviceResponse(const DeviceService::Started& started,
                                                    const std::string& publicUrl);
[[nodiscard]] platform::HttpResponse userInfoResponse(const TokenUser& user);
/// The discovery document, the same for OpenID Connect and for RFC 8414.
[[nodiscard]] std::string discoveryDocument(const IdentitySettings& settings);
/// 404 in the shape of Okta's own APIs.
[[nodiscard]] platform::HttpResponse oktaNotFound();

} // namespace vitrine::identity
