#pragma once

#include "services/platform/http/http_types.hpp"

#include <cstdint>
#include <string>

namespace vitrine::platform {

/// The strong entity tag of a version: "\"7\"".
[[nodiscard]] std::string versionTag(std::int64_t version);

/// The version that a write says it is based on (If-Match, RFC 9110 section 13.1.1).
/// @return PreconditionRequired without the field, or when it is "*": the write must name what was
/// seen;
///         PreconditionFailed when it names something that is no version (a weak tag never
///         matches); InvalidArgument when it names several.
[[nodiscard]] Result<std::int64_t> requiredVersion(const HttpRequest& request);

/// `response` with its ETag; 304 without a body when If-None-Match names it.
[[nodiscard]] HttpResponse
conditionalResponse(const HttpRequest& request, HttpResponse response, const std::string& etag);

} // namespace vitrine::platform
