#pragma once

#include "vitrine/core/clock.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace vitrine::platform {

/// A token whose signature, issuer, audience and times held.
struct VerifiedToken
{
    nlohmann::json claims;
    std::string type; ///< Header member `typ`, "" when absent.
    Timestamp expiresAt;

    /// A claim of type text, "" when it is absent or of another type.
    [[nodiscard]] std::string text(const char* claim) const;
    /// Members of a claim that is a list of texts, or words of one that is a text.
    [[nodiscard]] std::vector<std::string> words(const char* claim) const;
};

using VerifiedTokenPtr = std::shared_ptr<const VerifiedToken>;

/// Remembers verified tokens by the SHA-256 of their text, so that the signature is not computed
/// again for every request. Bounded; the oldest entries make room. Safe to use from any thread.
class TokenCache
{
public:
    explicit TokenCache(std::size_t entriesMax);

    /// @param digest SHA-256 of the token.
    [[nodiscard]] VerifiedTokenPtr find(const std::string& digest, Timestamp now);
    void put(const std::string& digest, VerifiedTokenPtr token, Timestamp until, Timestamp now);
    [[nodiscard]] std::size_t size() const;

private:
    struct Entry
    {
        VerifiedTokenPtr token;
        Timestamp until;
    };
    struct Shard
    {
        mutable std::mutex mutex;
        std::unordered_map<std::string, Entry> entries;
        std::deque<std::string> order; ///< Every key of `entries` once, oldest first.
    };
    static constexpr std::size_t kShards = 16;

    Shard& shardOf(const std::string& digest);

    const std::size_t m_entriesPerShard;
    std::array<Shard, kShards> m_shards;
};

} // namespace vitrine::platform
