#pragma once

#include "services/identity/application/authorization_service.hpp"
#include "services/platform/http/http_types.hpp"

#include <string>

namespace vitrine::identity {

/// The parameters of a form that was posted (application/x-www-form-urlencoded).
/// @return invalid_request for another content type, a broken escape, or a parameter that stands
/// twice.
[[nodiscard]] OAuthResult<Parameters> formOf(const platform::HttpRequest& request);

/// The parameters of a query. @return As above.
[[nodiscard]] OAuthResult<Parameters> queryOf(const platform::QueryParams& query);

/// "a=1&b=two%20words"
[[nodiscard]] std::string queryText(const Parameters& parameters);
/// The inverse; broken text has no parameters.
[[nodiscard]] Parameters parametersFrom(const std::string& queryText);

/// "" when absent.
[[nodiscard]] std::string valueOf(const Parameters& parameters, std::string_view name);

/// The value of a cookie, "" when absent.
[[nodiscard]] std::string cookieOf(const Headers& headers, std::string_view name);

/// Where the request came from, as the gateway says; "" when it came from this machine.
[[nodiscard]] std::string clientAddressOf(const Headers& headers);

} // namespace vitrine::identity
