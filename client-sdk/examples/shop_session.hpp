#pragma once

#include "examples/command_line.hpp"
#include "vitrine/api/sdk.hpp"
#include "vitrine/auth/session_tokens.hpp"
#include "vitrine/auth/token_source.hpp"
#include "vitrine/core/result.hpp"

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::examples {

/// A shop that somebody may be signed in to.
struct ShopSession
{
    std::shared_ptr<client::Sdk> sdk;
    std::shared_ptr<client::TokenSource> tokens; ///< Null for a guest.
    std::optional<client::OidcClient> provider;

    ~ShopSession();
};

/// The client of the shop's identity service that command-line programs are registered as.
[[nodiscard]] client::OidcOptions oidcOptionsOf(const std::string& gateway,
                                                const CommandLine& arguments);

/// Signs in with e-mail address and password by a scripted browser, and connects.
[[nodiscard]] Result<std::shared_ptr<ShopSession>> signInScripted(const std::string& gateway,
                                                                  client::OidcOptions oidc,
                                                                  const std::string& email,
                                                                  const std::string& password);

/// Connects as the options say: --token-file, or --email with --password-file, or --new-customer,
/// which registers one.
[[nodiscard]] Result<std::shared_ptr<ShopSession>> openSession(const CommandLine& arguments);

} // namespace vitrine::examples
