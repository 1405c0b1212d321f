#include "services/platform/auth/jwks_cache.hpp"

#include "services/platform/auth/signed_token.hpp"
#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <charconv>

namespace vitrine::platform {

std::optional<std::chrono::seconds> maxAgeOf(std::string_view cacheControl)
{
    std::optional<std::chrono::seconds> age;
    while (!cacheControl.empty()) {
        const auto comma = cacheControl.find(',');
        const std::string directive = asciiLower(trim(cacheControl.substr(0, comma)));
        cacheControl =
            comma == std::string_view::npos ? std::string_view() : cacheControl.substr(comma + 1);
        if (directive == "no-store" || directive == "no-cache")
            return std::chrono::seconds(0);
        constexpr std::string_view kMaxAge = "max-age=";
        if (!directive.starts_with(kMaxAge))
            continue;
        const char* end = directive.data() + directive.size();
        int seconds = 0;
        const auto [stopped, fault] =
            std::from_chars(directive.data() + kMaxAge.size(), end, seconds);
        if (fault == std::errc() && stopped == end && seconds >= 0)
            age = std::chrono::seconds(seconds);
    }
    return age;
}

JwksCache::JwksCache(JwksFetch fetch)
    : JwksCache(std::move(fetch), Options{})
{
}

JwksCache::JwksCache(JwksFetch fetch, Options options)
    : m_fetch(std::move(fetch))
    , m_options(std::move(options))
{
}

std::optional<Result<PublicKey>> JwksCache::tryFind(std::string_view keyId,
                                                    SignatureAlgorithm algorithm)
{
    const std::lock_guard lock(m_mutex);
    return answerFromMemory(keyId, algorithm);
}

std::optional<Result<PublicKey>> JwksCache::answerFromMemory(std::string_view keyId,
                                                             SignatureAlgorithm algorithm) const
{
    const auto now = m_options.now();
    const bool fetchIsDue = now >= m_noFetchBefore;
    if (!m_keys)
        return fetchIsDue || m_isFetching ? std::nullopt
                                          : std::optional<Result<PublicKey>>(m_lastFailure);

    const PublicKey* key = m_keys->find(keyId, algorithm);
    if (key != nullptr) {
        // Old keys serve on while somebody fetches, or while the issuer cannot be reached.
        const bool mustFetch = now >= m_freshUntil && fetchIsDue && !m_isFetching;
        return mustFetch ? std::nullopt : std::optional<Result<PublicKey>>(*key);
    }
    if (fetchIsDue || m_isFetching)
        return std::nullopt;
    return Result<PublicKey>(
        tokenRefused("it is signed by a key that its issuer has not published"));
}

Result<PublicKey>
JwksCache::find(std::string_view keyId, SignatureAlgorithm algorithm, Deadline deadline)
{
    std::unique_lock lock(m_mutex);
    while (true) {
        if (auto answer = answerFromMemory(keyId, algorithm))
            return *std::move(answer);
        if (!m_isFetching) {
            refresh(lock, deadline);
            continue;
        }
        const auto left = deadline.remaining();
        if (left.count() == 0 || m_fetched.wait_for(lock, left) == std::cv_status::timeout)
            return failure<PublicKey>(ErrorCode::Unavailable,
                                      "the issuer's keys did not arrive in time");
    }
}

void JwksCache::refresh(std::unique_lock<std::mutex>& lock, Deadline deadline)
{
    m_isFetching = true;
    lock.unlock();
    std::chrono::seconds life{};
    auto keys = fetchKeys(deadline.orEarlier(m_options.fetchTimeout), life);
    if (!keys.ok() && m_options.onFailure)
        m_options.onFailure(keys.error());
    lock.lock();

    m_isFetching = false;
    const auto now = m_options.now();
    if (keys.ok()) {
        m_keys = std::make_shared<const KeySet>(*std::move(keys));
        m_freshUntil = now + life;
    } else {
        m_lastFailure = Error{.code = ErrorCode::Unavailable,
                              .message = "the issuer's keys cannot be had: " + keys.error().message,
                              .retryAfter = m_options.firstFetchPause};
    }
    m_noFetchBefore = now + (m_keys ? m_options.refetchPause : m_options.firstFetchPause);
    m_fetched.notify_all();
}

Result<KeySet> JwksCache::fetchKeys(Deadline deadline, std::chrono::seconds& life) const
{
    const auto document = m_fetch(deadline);
    if (!document.ok())
        return document.error();
    auto keys = KeySet::parse(document->body);
    if (keys.ok() && keys->size() == 0)
        return failure<KeySet>(ErrorCode::Unavailable, "the key set holds no usable key");
    life = std::clamp(
        document->maxAge.value_or(m_options.lifeDefault), m_options.lifeMin, m_options.lifeMax);
    return keys;
}

} // namespace vitrine::platform
