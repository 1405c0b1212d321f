#pragma once

#include "services/platform/auth/signature.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <utility>

namespace vitrine::platform {

/// Signs tokens with one key. Safe to use from any thread.
class JwtSigner
{
public:
    JwtSigner(PrivateKey key, std::string keyId)
        : m_key(std::move(key))
        , m_keyId(std::move(keyId))
    {
    }

    /// A compact JWT whose header holds `alg` and `kid`, as Okta's do.
    [[nodiscard]] Result<std::string> sign(const nlohmann::json& claims) const;
    [[nodiscard]] const std::string& keyId() const { return m_keyId; }
    [[nodiscard]] const PrivateKey& key() const { return m_key; }

private:
    PrivateKey m_key;
    std::string m_keyId;
};

} // namespace vitrine::platform
