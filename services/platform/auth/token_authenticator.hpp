#pragma once

#include "services/platform/auth/authenticator.hpp"
#include "services/platform/auth/jwt_verifier.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine::platform {

/// The audience of tokens by which services prove who they are to each other.
inline constexpr std::string_view kServiceAudience = "vitrine-internal";
/// What precedes a service's name in its client id: "service-order".
inline constexpr std::string_view kServiceClientPrefix = "service-";
/// What precedes a kiosk's device id in its client id.
inline constexpr std::string_view kKioskClientPrefix = "kiosk-";

/// The token of an Authorization header of scheme Bearer; nothing for any other scheme and for "".
[[nodiscard]] std::optional<std::string_view> bearerToken(std::string_view authorization);

/// The Authenticator of every service: a user's token of the shop's provider, a service's token of
/// identity. A header of another scheme (Basic, on the paths of OAuth) makes a guest: it proves
/// nothing here.
class TokenAuthenticator final : public Authenticator
{
public:
    struct Parts
    {
        std::unique_ptr<JwtVerifier> users;
        std::unique_ptr<JwtVerifier> services;
        /// Where users sign in elsewhere: kiosks get their tokens from identity all the same, and
        /// nobody else's of it are taken. Null where `users` checks them.
        std::unique_ptr<JwtVerifier> kiosks{};
        /// Claim that lists the user's roles; a dotted path ("realm_access.roles") reaches into
        /// objects.
        std::string rolesClaim = "groups";
    };

    explicit TokenAuthenticator(Parts parts)
        : m_parts(std::move(parts))
    {
    }

    [[nodiscard]] std::optional<Result<Principal>>
    tryAuthenticate(std::string_view authorization, std::string_view serviceToken) override;
    [[nodiscard]] Result<Principal> authenticate(std::string_view authorization,
                                                 std::string_view serviceToken,
                                                 Deadline deadline) override;

private:
    /// Who checks a bearer token.
    [[nodiscard]] JwtVerifier& verifierOf(std::string_view bearer) const;
    [[nodiscard]] Result<Principal> principalOf(const VerifiedTokenPtr& user,
                                                std::string_view userToken,
                                                const VerifiedTokenPtr& service) const;

    Parts m_parts;
};

} // namespace vitrine::platform
