#pragma once

#include "services/platform/auth/authenticator.hpp"
#include "services/platform/auth/key_source.hpp"
#include "services/platform/discovery/discovery.hpp"
#include "services/platform/runtime/host_settings.hpp"
#include "vitrine/core/clock.hpp"

#include <memory>

namespace vitrine::platform {

/// Keys of the shop's own provider, fetched from an instance of `identity`. Nothing is fetched
/// before a token asks for a key.
/// @param discovery must outlive the source.
[[nodiscard]] std::shared_ptr<KeySource> identityKeys(const Discovery& discovery);

/// The check of users' and services' tokens as the settings say. With a foreign `oidc.issuer` its
/// keys come by its discovery document.
/// @param identity keys of the shop's own provider. @param clock must outlive the authenticator.
[[nodiscard]] std::unique_ptr<Authenticator> makeAuthenticator(const HostSettings& settings,
                                                               std::shared_ptr<KeySource> identity,
                                                               const Clock& clock);

} // namespace vitrine::platform
