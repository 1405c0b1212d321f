#pragma once

#include "services/identity/identity_settings.hpp"
#include "services/platform/auth/jwks_cache.hpp"
#include "services/platform/auth/jwt_signer.hpp"
#include "services/platform/database/database.hpp"

#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace vitrine::identity {

/// The keys that sign this installation's tokens. They live in the database, so that all instances
/// sign and publish the same; each looks for changes every few seconds. Safe to use from any
/// thread.
class SigningKeys
{
public:
    using Monotonic = std::chrono::steady_clock;

    struct Options
    {
        platform::SignatureAlgorithm algorithm = platform::SignatureAlgorithm::Rs256;
        KeyTimes times;
        std::function<Monotonic::time_point()> now = &Monotonic::now;
    };

    SigningKeys(platform::Database& database, const Clock& clock, Options options);

    /// Makes the first key, unless there is one.
    [[nodiscard]] Outcome prepare(Deadline deadline);
    /// Makes the next key: it is published from now and signs after the lead; those before it are
    /// published until the overlap after that has passed. Tokens signed by any of them hold all the
    /// time.
    /// @return The new key's id. Conflict when a key that was made before has not begun to sign
    /// yet.
    [[nodiscard]] Result<std::string> rotate(Deadline deadline);

    /// The key that signs now.
    [[nodiscard]] Result<platform::JwtSigner> signer(Deadline deadline);
    /// The JSON Web Key Set of all published keys.
    [[nodiscard]] Result<std::string> keySet(Deadline deadline);
    /// The same keys for checking this installation's own tokens. This object must outlive it.
    [[nodiscard]] std::shared_ptr<platform::KeySource> keySource();

private:
    struct Key
    {
        platform::JwtSigner signer;
        Timestamp activeFrom;
    };
    struct Loaded
    {
        std::vector<Key> keys; ///< Newest first.
        std::string keySet;
        Monotonic::time_point at;
    };
    using LoadedPtr = std::shared_ptr<const Loaded>;

    [[nodiscard]] Result<LoadedPtr> loaded(Deadline deadline);
    [[nodiscard]] Result<LoadedPtr> load(Deadline deadline) const;
    [[nodiscard]] Result<std::string>
    addKey(platform::Transaction& tx, Timestamp activeFrom, Timestamp now) const;

    platform::Database& m_database;
    const Clock& m_clock;
    const Options m_options;

    std::mutex m_mutex;
    LoadedPtr m_loaded;
    bool m_isLoading = false;
};

} // namespace vitrine::identity
