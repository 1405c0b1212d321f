#pragma once

#include "services/catalog/application/products.hpp"
#include "services/platform/http/http_types.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace vitrine::catalog {

/// The strong entity tag of a version.
[[nodiscard]] std::string etagOf(std::int64_t version);
/// The strong entity tag of an answer's bytes.
[[nodiscard]] std::string etagOfBody(std::string_view body);

/// What If-Match demands (RFC 9110 section 13.1.1): a version, or nothing for "*".
/// @return PreconditionRequired without the field; PreconditionFailed when it names no version (a
/// weak tag never
///         matches); InvalidArgument when it is malformed or names several.
[[nodiscard]] Result<ExpectedVersion> requiredVersion(const platform::HttpRequest& request);
/// As above, but no field demands nothing.
[[nodiscard]] Result<ExpectedVersion> optionalVersion(const platform::HttpRequest& request);

/// `response` with its ETag; 304 without a body when If-None-Match names it.
[[nodiscard]] platform::HttpResponse conditional(const platform::HttpRequest& request,
                                                 platform::HttpResponse response,
                                                 const std::string& etag);

} // namespace vitrine::catalog
