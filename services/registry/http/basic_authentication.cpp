#include "services/registry/http/basic_authentication.hpp"

#include "vitrine/core/encoding.hpp"

#include <openssl/crypto.h>
#include <openssl/sha.h>

#include <array>
#include <string>
#include <utility>

namespace vitrine::registry {

using platform::HttpRequest;
using platform::HttpResponse;

namespace {

using Digest = std::array<unsigned char, SHA256_DIGEST_LENGTH>;

Digest digestOf(std::string_view text)
{
    Digest digest{};
    SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
    return digest;
}

/// Compares in a time that tells nothing about how much of the guess was right, its length
/// included.
bool isSame(std::string_view guess, const Digest& secret)
{
    const Digest digest = digestOf(guess);
    return CRYPTO_memcmp(digest.data(), secret.data(), digest.size()) == 0;
}

std::string presented(const HttpRequest& request)
{
    const std::string_view value = request.headers.get("Authorization");
    if (value.size() < 6 || !asciiEqualsIgnoreCase(value.substr(0, 6), "Basic "))
        return {};
    const Result<std::string> decoded = base64Decode(trim(value.substr(6)));
    return decoded ? *decoded : std::string();
}

HttpResponse challenge()
{
    HttpResponse response = platform::problemResponse(
        Error{.code = ErrorCode::Unauthenticated, .message = "user and password, please"});
    response.headers.set("WWW-Authenticate", "Basic realm=\"vitrine registry\", charset=\"UTF-8\"");
    return response;
}

} // namespace

std::vector<platform::Route> withBasicAuthentication(std::vector<platform::Route> routes,
                                                     const Credentials& credentials)
{
    if (credentials.user.empty())
        return routes;
    const Digest secret = digestOf(credentials.user + ":" + credentials.password);
    for (platform::Route& route : routes) {
        route.handler = [secret, inner = std::move(route.handler)](const HttpRequest& request) {
            return isSame(presented(request), secret) ? inner(request) : challenge();
        };
    }
    return routes;
}

} // namespace vitrine::registry
