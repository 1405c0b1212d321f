#pragma once

#include "services/platform/telemetry/telemetry.hpp"

#include <span>
#include <string>

namespace vitrine::platform {

/// Who reports: `localEndpoint` of every span.
struct SpanOrigin
{
    std::string service;
    std::string host;        ///< An IPv4 or IPv6 address; a host name is left out.
    unsigned short port = 0; ///< 0: not known.
};

/// The body of a `POST /api/v2/spans`.
[[nodiscard]] std::string encodeSpans(std::span<const Span> spans, const SpanOrigin& origin);

} // namespace vitrine::platform
