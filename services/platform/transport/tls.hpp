#pragma once

#include "services/platform/transport/limits.hpp"
#include "vitrine/core/result.hpp"

#include <boost/asio/ssl/context.hpp>

#include <memory>

namespace vitrine::transport {

/// The one TLS context of a server: TLS 1.2 and 1.3, forward secrecy only, session tickets, ALPN
/// http/1.1.
/// @return InvalidArgument when a file cannot be read or the key does not belong to the
/// certificate, naming the file.
[[nodiscard]] Result<std::shared_ptr<boost::asio::ssl::context>>
makeTlsContext(const TlsFiles& files);

} // namespace vitrine::transport
