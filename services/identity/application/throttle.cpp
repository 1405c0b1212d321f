#include "services/identity/application/throttle.hpp"

#include "services/identity/storage/session_store.hpp"
#include "services/platform/auth/signature.hpp"
#include "vitrine/core/encoding.hpp"

#include <map>

namespace vitrine::identity {

namespace {

/// The table keeps neither addresses of people nor anything of unbounded length.
std::string stored(const std::string& key)
{
    return base64UrlEncode(platform::sha256(key));
}

} // namespace

Result<std::optional<std::chrono::seconds>> Throttle::begin(const std::vector<Key>& keys,
                                                            Deadline deadline)
{
    using Wait = std::optional<std::chrono::seconds>;
    std::map<std::string, ThrottleLimit> limits; // sorted: everybody locks in the same order
    for (const Key& key : keys)
        limits.emplace(stored(key.text), key.limit);
    return m_database.inTransaction(deadline, [&](platform::Transaction& tx) -> Result<Wait> {
        const Timestamp now = m_clock.now();
        std::map<std::string, ThrottleState> states;
        Wait longest;
        for (const auto& [key, limit] : limits) {
            states[key] = store::lockThrottle(tx, key);
            const Wait wait = waitOf(states[key], now);
            if (wait && (!longest || *wait > *longest))
                longest = wait;
        }
        if (longest)
            return longest;
        for (const auto& [key, limit] : limits)
            store::saveThrottle(tx, key, afterTry(limit, states[key], now));
        return Wait();
    });
}

Outcome Throttle::succeeded(const std::vector<Key>& keys, Deadline deadline)
{
    return m_database.inTransaction(deadline, [&](platform::Transaction& tx) -> Outcome {
        std::map<std::string, bool> all; // sorted, as above
        for (const Key& key : keys)
            all.emplace(stored(key.text), &key == &keys.front());
        for (const auto& [key, isFirst] : all) {
            if (isFirst)
                store::deleteThrottle(tx, key);
            else
                store::forgiveThrottle(tx, key);
        }
        return Done{};
    });
}

} // namespace vitrine::identity
