#pragma once

#include "services/platform/auth/signature.hpp"
#include "vitrine/core/result.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::platform {

/// The usable signature keys of one JSON Web Key Set (RFC 7517), found by key id and algorithm.
class KeySet
{
public:
    /// Reads a key set. Keys that are of no use here (another type or curve, not for signatures,
    /// without a key id, too short, broken) are left out, as RFC 7517 section 5 asks.
    /// @return InvalidArgument when the text is no key set, is over 512 KB, or holds more than 100
    /// keys.
    static Result<KeySet> parse(std::string_view json);

    void add(std::string keyId, PublicKey key);
    /// The key, or null. `keyId` comes from a token: it is compared, and used for nothing else.
    [[nodiscard]] const PublicKey* find(std::string_view keyId, SignatureAlgorithm algorithm) const;
    [[nodiscard]] std::size_t size() const { return m_keys.size(); }

private:
    struct Entry
    {
        std::string keyId;
        PublicKey key;
    };
    std::vector<Entry> m_keys;
};

/// The public half of `key` as a JSON Web Key with `kid`, `use` and `alg`.
[[nodiscard]] Result<std::string> publicJwk(const PrivateKey& key, std::string_view keyId);
/// The thumbprint of RFC 7638: a key id that depends on nothing but the key.
[[nodiscard]] Result<std::string> thumbprint(const PrivateKey& key);
/// {"keys": [...]} of JSON Web Keys.
[[nodiscard]] std::string keySetJson(const std::vector<std::string>& jwks);

} // namespace vitrine::platform
