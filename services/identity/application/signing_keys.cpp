#include "services/identity/application/signing_keys.hpp"

#include "services/identity/storage/key_store.hpp"

namespace vitrine::identity {

namespace {

using platform::JwtSigner;
using platform::PrivateKey;
using platform::Transaction;

} // namespace

SigningKeys::SigningKeys(platform::Database& database, const Clock& clock, Options options)
    : m_database(database)
    , m_clock(clock)
    , m_options(std::move(options))
{
}

Outcome SigningKeys::prepare(Deadline deadline)
{
    return m_database.inTransaction(deadline, [this](Transaction& tx) -> Outcome {
        const Timestamp now = m_clock.now();
        store::lockKeys(tx);
        if (!store::publishedKeys(tx, now).empty())
            return Done{};
        const auto added = addKey(tx, now, now);
        return added.ok() ? Outcome(Done{}) : Outcome(added.error());
    });
}

Result<std::string> SigningKeys::rotate(Deadline deadline)
{
    return m_database.inTransaction(deadline, [this](Transaction& tx) -> Result<std::string> {
        const Timestamp now = m_clock.now();
        store::lockKeys(tx);
        const auto keys = store::publishedKeys(tx, now);
        if (!keys.empty() && keys.front().activeFrom > now)
            return failure<std::string>(ErrorCode::Conflict,
                                        "the next key is there already and signs from " +
                                            formatTimestamp(keys.front().activeFrom));
        const Timestamp activeFrom = keys.empty() ? now : now + m_options.times.lead;
        store::retireKeys(tx, activeFrom + m_options.times.overlap);
        return addKey(tx, activeFrom, now);
    });
}

Result<std::string> SigningKeys::addKey(Transaction& tx, Timestamp activeFrom, Timestamp now) const
{
    const auto key = PrivateKey::generate(m_options.algorithm);
    if (!key.ok())
        return key.error();
    auto keyId = platform::thumbprint(*key);
    auto pem = key->pem();
    if (!keyId.ok() || !pem.ok())
        return keyId.ok() ? pem.error() : keyId.error();
    store::insertKey(
        tx, {.keyId = *keyId, .privateKey = *std::move(pem), .activeFrom = activeFrom}, now);
    return keyId;
}

Result<JwtSigner> SigningKeys::signer(Deadline deadline)
{
    const auto keys = loaded(deadline);
    if (!keys.ok())
        return keys.error();
    const Timestamp now = m_clock.now();
    for (const Key& key : (*keys)->keys) {
        if (key.activeFrom <= now)
            return key.signer;
    }
    // Only when the clock went back behind the first key's birth: any key is better than no token.
    if (!(*keys)->keys.empty())
        return (*keys)->keys.back().signer;
    return failure<JwtSigner>(ErrorCode::Unavailable, "there is no signing key");
}

Result<std::string> SigningKeys::keySet(Deadline deadline)
{
    const auto keys = loaded(deadline);
    if (!keys.ok())
        return keys.error();
    return (*keys)->keySet;
}

std::shared_ptr<platform::KeySource> SigningKeys::keySource()
{
    platform::JwksCache::Options options;
    options.lifeDefault = options.lifeMin = m_options.times.reload;
    options.refetchPause = std::chrono::seconds(1); // it costs a look into memory
    return std::make_shared<platform::JwksCache>(
        [this](Deadline deadline) -> Result<platform::FetchedDocument> {
            auto set = keySet(deadline);
            if (!set.ok())
                return set.error();
            return platform::FetchedDocument{*std::move(set), std::nullopt};
        },
        options);
}

Result<SigningKeys::LoadedPtr> SigningKeys::loaded(Deadline deadline)
{
    std::unique_lock lock(m_mutex);
    const bool isFresh = m_loaded && m_options.now() < m_loaded->at + m_options.times.reload;
    if (isFresh || (m_loaded && m_isLoading))
        return m_loaded;
    m_isLoading = true;
    lock.unlock();
    auto keys = load(deadline);
    lock.lock();
    m_isLoading = false;
    if (keys.ok())
        m_loaded = *keys;
    else if (m_loaded)
        return m_loaded; // the keys of a moment ago serve on while the database is away
    return keys;
}

Result<SigningKeys::LoadedPtr> SigningKeys::load(Deadline deadline) const
{
    using Rows = std::vector<store::SigningKeyRow>;
    const auto rows = m_database.inTransaction(deadline, [this](Transaction& tx) -> Result<Rows> {
        return store::publishedKeys(tx, m_clock.now());
    });
    if (!rows.ok())
        return rows.error();
    auto out = std::make_shared<Loaded>();
    std::vector<std::string> jwks;
    for (const auto& row : *rows) {
        auto key = PrivateKey::fromPem(row.privateKey);
        if (!key.ok())
            return key.error();
        auto jwk = platform::publicJwk(*key, row.keyId);
        if (!jwk.ok())
            return jwk.error();
        jwks.push_back(*std::move(jwk));
        out->keys.push_back({JwtSigner(*std::move(key), row.keyId), row.activeFrom});
    }
    out->keySet = platform::keySetJson(jwks);
    out->at = m_options.now();
    return LoadedPtr(std::move(out));
}

} // namespace vitrine::identity
