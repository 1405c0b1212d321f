#include "services/platform/auth/token_cache.hpp"

#include <algorithm>
#include <sstream>

namespace vitrine::platform {

std::string VerifiedToken::text(const char* claim) const
{
    const auto found = claims.find(claim);
    return found != claims.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<std::string> VerifiedToken::words(const char* claim) const
{
    std::vector<std::string> out;
    const auto found = claims.find(claim);
    if (found == claims.end())
        return out;
    if (found->is_string()) {
        std::istringstream in(found->get<std::string>());
        for (std::string word; in >> word;)
            out.push_back(word);
    } else if (found->is_array()) {
        for (const auto& member : *found) {
            if (member.is_string())
                out.push_back(member.get<std::string>());
        }
    }
    return out;
}

TokenCache::TokenCache(std::size_t entriesMax)
    : m_entriesPerShard(std::max<std::size_t>(1, entriesMax / kShards))
{
}

TokenCache::Shard& TokenCache::shardOf(const std::string& digest)
{
    return m_shards[static_cast<unsigned char>(digest.front()) % kShards];
}

VerifiedTokenPtr TokenCache::find(const std::string& digest, Timestamp now)
{
    Shard& shard = shardOf(digest);
    const std::lock_guard lock(shard.mutex);
    const auto found = shard.entries.find(digest);
    return found != shard.entries.end() && now < found->second.until ? found->second.token
                                                                     : nullptr;
}

void TokenCache::put(const std::string& digest,
                     VerifiedTokenPtr token,
                     Timestamp until,
                     Timestamp now)
{
    Shard& shard = shardOf(digest);
    const std::lock_guard lock(shard.mutex);
    const auto found = shard.entries.find(digest);
    if (found != shard.entries.end()) {
        found->second = {std::move(token), until};
        return;
    }
    const auto oldestIsUseless = [&shard, now] {
        return shard.entries.at(shard.order.front()).until <= now;
    };
    while (!shard.order.empty() && (shard.order.size() >= m_entriesPerShard || oldestIsUseless())) {
        shard.entries.erase(shard.order.front());
        shard.order.pop_front();
    }
    shard.entries.emplace(digest, Entry{std::move(token), until});
    shard.order.push_back(digest);
}

std::size_t TokenCache::size() const
{
    std::size_t sum = 0;
    for (const Shard& shard : m_shards) {
        const std::lock_guard lock(shard.mutex);
        sum += shard.entries.size();
    }
    return sum;
}

} // namespace vitrine::platform
