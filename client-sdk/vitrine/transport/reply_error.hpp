#pragma once

#include "vitrine/transport/http_transport.hpp"

/// Private to the SDK; not installed.
namespace vitrine::client {

/// What an HTTP status means to a caller.
[[nodiscard]] ErrorCode codeOf(int status) noexcept;

/// The Error that an answer which is no success stands for, with the server's problem document if
/// it sent one.
[[nodiscard]] Error errorFrom(const HttpReply& reply);

} // namespace vitrine::client
