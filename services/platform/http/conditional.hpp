#pragma once

#include "services/platform/http/http_types.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine::platform {

/// The version that a write is based on; nothing for whatever there is.
using ExpectedVersion = std::optional<std::int64_t>;

enum class IfMatch { Optional, Required };

/// The strong entity tag of a version: "\"7\"".
[[nodiscard]] std::string versionTag(std::int64_t version);
/// The strong entity tag of an answer's bytes.
[[nodiscard]] std::string bodyTag(std::string_view body);

/// What If-Match demands (RFC 9110 section 13.1.1): a version, or nothing for "*".
/// @return PreconditionRequired without the field where it is required; PreconditionFailed when it
/// names something that is no version (a weak tag never matches); InvalidArgument when it names
/// several.
[[nodiscard]] Result<ExpectedVersion> expectedVersion(const HttpRequest& request, IfMatch presence);

/// As expectedVersion, for a write that must name what was seen: "*" is PreconditionRequired too.
[[nodiscard]] Result<std::int64_t> requiredVersion(const HttpRequest& request);

/// `response` with its ETag; 304 without a body when If-None-Match names it.
[[nodiscard]] HttpResponse
conditionalResponse(const HttpRequest& request, HttpResponse response, const std::string& etag);

} // namespace vitrine::platform
