#include "services/gateway/domain/forwarding.hpp"

#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <array>

namespace vitrine::gateway {

namespace {

constexpr std::array<std::string_view, 9> kHopByHop{"connection",
                                                    "keep-alive",
                                                    "proxy-connection",
                                                    "proxy-authenticate",
                                                    "proxy-authorization",
                                                    "te",
                                                    "trailer",
                                                    "transfer-encoding",
                                                    "upgrade"};

/// Written by this gateway, by the services behind it or by nobody; never taken from outside.
constexpr std::array<std::string_view, 13> kOwn{"content-length",
                                                "expect",
                                                "forwarded",
                                                "host",
                                                "via",
                                                "x-real-ip",
                                                "traceparent",
                                                "tracestate",
                                                "b3",
                                                "x-request-id",
                                                "x-netflix-discovery-replication",
                                                "x-original-url",
                                                "x-rewrite-url"};
constexpr std::array<std::string_view, 5> kOwnPrefixes{
    "x-forwarded-", "vitrine-", "x-user-", "x-internal-", "x-b3-"};

/// The one field with our prefix that a client sends: a kiosk names the shopper before it by it.
/// Its reader checks it as it checks Authorization.
constexpr std::string_view kShopperToken = "vitrine-shopper-token";

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool isOwn(std::string_view name)
{
    if (name == kShopperToken)
        return false;
    // A service that maps names to variables would read "X_Forwarded_For" as the real one.
    return contains(kOwn, name) || name.find('_') != std::string_view::npos ||
           std::any_of(kOwnPrefixes.begin(), kOwnPrefixes.end(), [name](std::string_view prefix) {
               return name.starts_with(prefix);
           });
}

std::vector<std::string> namedByConnection(const Headers& headers)
{
    std::vector<std::string> names;
    for (const auto& [name, value] : headers) {
        if (!asciiEqualsIgnoreCase(name, "Connection"))
            continue;
        for (std::string_view rest = value; !rest.empty();) {
            const auto comma = std::min(rest.find(','), rest.size());
            if (const auto token = trim(rest.substr(0, comma)); !token.empty())
                names.push_back(asciiLower(token));
            rest.remove_prefix(std::min(comma + 1, rest.size()));
        }
    }
    return names;
}

/// Whether a client may declare `name` to be hop-by-hop: nothing that a service or the gateway
/// relies on.
bool mayBeDropped(const std::string& name)
{
    static constexpr std::array<std::string_view, 10> relied{"authorization",
                                                             kShopperToken,
                                                             "cookie",
                                                             "content-type",
                                                             "content-encoding",
                                                             "if-match",
                                                             "if-none-match",
                                                             "idempotency-key",
                                                             "origin",
                                                             "accept"};
    return name == "close" || contains(kHopByHop, name) ||
           (!contains(relied, name) && !isOwn(name));
}

/// An address as a parameter of Forwarded: IPv6 needs brackets and quotes (RFC 7239 section 6).
std::string forwardedNode(const std::string& address)
{
    return address.find(':') == std::string::npos ? address : "\"[" + address + "]\"";
}

std::string joined(const Headers& headers, std::string_view wanted)
{
    std::string text;
    for (const auto& [name, value] : headers) {
        if (asciiEqualsIgnoreCase(name, wanted))
            text += (text.empty() ? "" : ", ") + value;
    }
    return text;
}

void addOrigin(Headers& headers, const Headers& received, const ClientOrigin& origin)
{
    const std::string proto = origin.tls ? "https" : "http";
    std::string forwarded = "for=" + forwardedNode(origin.peerAddress) + ";proto=" + proto;
    if (!origin.host.empty())
        forwarded += ";host=\"" + origin.host + "\"";
    std::string chain = origin.peerAddress;
    std::string outerProto = proto;
    std::string outerHost = origin.host;
    if (origin.trustedPeer) {
        if (const std::string before = joined(received, "X-Forwarded-For"); !before.empty())
            chain = before + ", " + chain;
        if (const std::string before = joined(received, "Forwarded"); !before.empty())
            forwarded = before + ", " + forwarded;
        if (received.has("X-Forwarded-Proto"))
            outerProto = received.get("X-Forwarded-Proto");
        if (received.has("X-Forwarded-Host"))
            outerHost = received.get("X-Forwarded-Host");
    }
    headers.add("Forwarded", forwarded);
    headers.add("X-Forwarded-For", chain);
    headers.add("X-Forwarded-Proto", outerProto);
    if (!outerHost.empty())
        headers.add("X-Forwarded-Host", outerHost);
    const std::string via = joined(received, "Via");
    headers.add("Via", (via.empty() ? "" : via + ", ") + "1.1 vitrine");
}

} // namespace

std::string clientAddress(const Headers& received, const ClientOrigin& origin)
{
    if (!origin.trustedPeer)
        return origin.peerAddress;
    const std::string chain = joined(received, "X-Forwarded-For");
    const auto comma = chain.rfind(',');
    const auto nearest =
        trim(std::string_view(chain).substr(comma == std::string::npos ? 0 : comma + 1));
    return nearest.empty() ? origin.peerAddress : std::string(nearest);
}

Result<Headers> requestHeaders(const Headers& received, const ClientOrigin& origin)
{
    const std::vector<std::string> named = namedByConnection(received);
    for (const std::string& name : named) {
        if (!mayBeDropped(name)) {
            return failure<Headers>(ErrorCode::InvalidArgument,
                                    "Connection names a field that is not hop-by-hop: " + name);
        }
    }
    Headers kept;
    for (const auto& [name, value] : received) {
        const std::string lower = asciiLower(name);
        if (contains(kHopByHop, lower) || isOwn(lower) ||
            std::find(named.begin(), named.end(), lower) != named.end())
            continue;
        kept.add(name, value);
    }
    addOrigin(kept, received, origin);
    return kept;
}

Headers responseHeaders(const Headers& received)
{
    const std::vector<std::string> named = namedByConnection(received);
    Headers kept;
    for (const auto& [name, value] : received) {
        const std::string lower = asciiLower(name);
        const bool ours = lower == "content-length" || lower == "date" || lower == "server" ||
                          lower.starts_with("vitrine-") || lower.starts_with("access-control-");
        if (contains(kHopByHop, lower) || ours ||
            std::find(named.begin(), named.end(), lower) != named.end())
            continue;
        kept.add(name, value);
    }
    return kept;
}

} // namespace vitrine::gateway
