#include "services/platform/auth/oidc_discovery.hpp"

#include "vitrine/wire/json_reader.hpp"

namespace vitrine::platform {

namespace {

constexpr std::size_t kDiscoveryBytesMax = 256 * 1024;

Result<std::string> keySetUrl(const std::string& issuer, const FetchedDocument& discovery)
{
    if (discovery.body.size() > kDiscoveryBytesMax)
        return failure<std::string>(ErrorCode::Unavailable, "the discovery document is too large");
    const auto document = wire::parseJson(discovery.body);
    if (!document.ok() || !document->is_object())
        return failure<std::string>(ErrorCode::Unavailable,
                                    "the discovery document is no JSON object");
    if (document->value("issuer", nlohmann::json()) != issuer)
        return failure<std::string>(ErrorCode::Unavailable,
                                    "the discovery document is for another issuer");
    const auto url = document->value("jwks_uri", nlohmann::json());
    if (!url.is_string())
        return failure<std::string>(ErrorCode::Unavailable,
                                    "the discovery document names no key set");
    const auto text = url.get<std::string>();
    const bool isSecure = text.starts_with("https://");
    if (!isSecure && (issuer.starts_with("https://") || !text.starts_with("http://")))
        return failure<std::string>(ErrorCode::Unavailable,
                                    "the key set is to be fetched without TLS");
    return text;
}

} // namespace

JwksFetch jwksByDiscovery(std::string issuer, HttpGet get)
{
    return [issuer = std::move(issuer),
            get = std::move(get)](Deadline deadline) -> Result<FetchedDocument> {
        const auto discovery = get(issuer + "/.well-known/openid-configuration", deadline);
        if (!discovery.ok())
            return discovery.error();
        const auto url = keySetUrl(issuer, *discovery);
        if (!url.ok())
            return url.error();
        return get(*url, deadline);
    };
}

} // namespace vitrine::platform
