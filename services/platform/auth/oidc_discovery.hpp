#pragma once

#include "services/platform/auth/jwks_cache.hpp"

#include <functional>
#include <string>

namespace vitrine::platform {

/// GETs an absolute URL. Any status but 200 is an error. Must limit what it reads and must not
/// follow redirects.
using HttpGet = std::function<Result<FetchedDocument>(const std::string& url, Deadline)>;

/// Fetches the keys of an OpenID provider that nobody here runs: reads its discovery document,
/// which must name the very issuer it was asked for, then the key set it points at. The key set of
/// an https issuer must be https too.
[[nodiscard]] JwksFetch jwksByDiscovery(std::string issuer, HttpGet get);

} // namespace vitrine::platform
