#pragma once

#include "services/platform/auth/key_source.hpp"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace vitrine::platform {

/// A document as its server sent it.
struct FetchedDocument
{
    std::string body;
    std::optional<std::chrono::seconds> maxAge; ///< Of Cache-Control, when it has one.
};

/// Fetches the text of a JSON Web Key Set. Blocks until the answer or the deadline; must limit what
/// it reads.
using JwksFetch = std::function<Result<FetchedDocument>(Deadline)>;

/// `max-age` of a Cache-Control header; nothing when it has none, 0 for no-store and no-cache.
[[nodiscard]] std::optional<std::chrono::seconds> maxAgeOf(std::string_view cacheControl);

/// Keys of one issuer, fetched when needed and kept. One fetch at a time, whoever asks; a failed
/// fetch keeps the old keys.
class JwksCache final : public KeySource
{
public:
    using Monotonic = std::chrono::steady_clock;

    struct Options
    {
        std::chrono::seconds lifeDefault{600}; ///< Of a set that came without max-age.
        std::chrono::seconds lifeMin{30};      ///< Whatever max-age says.
        std::chrono::seconds lifeMax{3600};
        std::chrono::seconds refetchPause{
            30}; ///< Between two fetches once there are keys: bounds unknown key ids.
        std::chrono::seconds firstFetchPause{
            1}; ///< Between two failed fetches while there are none.
        std::chrono::milliseconds fetchTimeout{5000};
        std::function<Monotonic::time_point()> now = &Monotonic::now;
        std::function<void(const Error&)>
            onFailure{}; ///< Told of every failed fetch, e.g. to log it.
    };

    explicit JwksCache(JwksFetch fetch);
    JwksCache(JwksFetch fetch, Options options);

    [[nodiscard]] std::optional<Result<PublicKey>> tryFind(std::string_view keyId,
                                                           SignatureAlgorithm algorithm) override;
    [[nodiscard]] Result<PublicKey>
    find(std::string_view keyId, SignatureAlgorithm algorithm, Deadline deadline) override;

private:
    /// The answer that needs no fetch, if there is one. @pre the lock is held
    [[nodiscard]] std::optional<Result<PublicKey>>
    answerFromMemory(std::string_view keyId, SignatureAlgorithm algorithm) const;
    void refresh(std::unique_lock<std::mutex>& lock, Deadline deadline);
    [[nodiscard]] Result<KeySet> fetchKeys(Deadline deadline, std::chrono::seconds& life) const;

    const JwksFetch m_fetch;
    const Options m_options;

    std::mutex m_mutex;
    std::condition_variable m_fetched;
    std::shared_ptr<const KeySet> m_keys; ///< Null until the first success.
    Monotonic::time_point m_freshUntil{}; ///< Of m_keys.
    Monotonic::time_point m_noFetchBefore{};
    bool m_isFetching = false;
    Error m_lastFailure{};
};

} // namespace vitrine::platform
