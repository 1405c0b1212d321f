#pragma once

#include "services/platform/client/upstream.hpp"
#include "services/platform/discovery/discovery.hpp"
#include "vitrine/core/result.hpp"

#include <string>

namespace vitrine::platform {

/// Request line and fields of `request` as HTTP/1.1 writes them, up to and with the empty line.
/// Framing is computed here: one Content-Length, counted, never a transfer coding.
/// @return Internal when method, target or a field cannot be written without changing the meaning
/// of the message.
[[nodiscard]] Result<std::string> requestHead(const UpstreamRequest& request,
                                              const Endpoint& endpoint);

} // namespace vitrine::platform
