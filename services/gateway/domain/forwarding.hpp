#pragma once

#include "vitrine/core/headers.hpp"
#include "vitrine/core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vitrine::gateway {

/// What the gateway knows of a request's origin by itself.
struct ClientOrigin
{
    std::string peerAddress; ///< Of the direct peer.
    bool tls = false;
    std::string host; ///< The authority that was asked for.
    bool trustedPeer =
        false; ///< The peer is a proxy of the operator's: what it says of the client counts.
};

/// The address of the client itself: the direct peer, or what a trusted proxy says.
[[nodiscard]] std::string clientAddress(const Headers& received, const ClientOrigin& origin);

/// The end-to-end fields of a request, for the service (RFC 9110 section 7.6, RFC 7239): hop-by-hop
/// fields are gone, and everything that only the gateway may say (Forwarded, X-Forwarded-*,
/// Vitrine-* but for Vitrine-Shopper-Token, trace context) is removed and said anew where it
/// belongs to the origin. Trace context and tokens are the caller's to add.
/// @return InvalidArgument when Connection names a field that is not hop-by-hop: an attempt to
/// strip it.
[[nodiscard]] Result<Headers> requestHeaders(const Headers& received, const ClientOrigin& origin);

/// The end-to-end fields of a service's answer, for the client.
[[nodiscard]] Headers responseHeaders(const Headers& received);

} // namespace vitrine::gateway
