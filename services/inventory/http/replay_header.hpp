#pragma once

#include "services/platform/http/http_types.hpp"

#include <utility>

namespace vitrine::inventory {

/// Marks the answer to a repeated operation as the first one's.
[[nodiscard]] inline platform::HttpResponse withReplayHeader(platform::HttpResponse response,
                                                             bool replayed)
{
    if (replayed)
        response.headers.set("Idempotent-Replayed", "true");
    return response;
}

} // namespace vitrine::inventory
