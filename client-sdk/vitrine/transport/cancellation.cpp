#include "vitrine/transport/cancellation.hpp"

#include <cstdint>
#include <map>
#include <mutex>
#include <utility>

namespace vitrine::client {

struct CancelToken::Shared
{
    std::mutex mutex;
    bool cancelled = false;                                   // guarded by mutex
    std::uint64_t nextId = 1;                                 // guarded by mutex
    std::map<std::uint64_t, std::function<void()>> callbacks; // guarded by mutex
};

struct CancelToken::Registration::State
{
    std::weak_ptr<Shared> shared;
    std::uint64_t id = 0;

    ~State()
    {
        const auto alive = shared.lock();
        if (!alive)
            return;
        std::function<void()> dropped; // destroyed outside the lock: it may own anything
        const std::lock_guard lock(alive->mutex);
        if (const auto found = alive->callbacks.find(id); found != alive->callbacks.end()) {
            dropped = std::move(found->second);
            alive->callbacks.erase(found);
        }
    }
};

CancelToken::Registration::Registration() = default;

CancelToken::Registration::Registration(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

CancelToken::Registration::Registration(Registration&& other) noexcept = default;
CancelToken::Registration&
CancelToken::Registration::operator=(Registration&& other) noexcept = default;
CancelToken::Registration::~Registration() = default;

CancelToken::CancelToken(std::shared_ptr<Shared> shared)
    : m_shared(std::move(shared))
{
}

bool CancelToken::isCancelled() const
{
    if (!m_shared)
        return false;
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->cancelled;
}

CancelToken::Registration CancelToken::onCancel(std::function<void()> callback) const
{
    if (!m_shared)
        return {};
    {
        const std::lock_guard lock(m_shared->mutex);
        if (!m_shared->cancelled) {
            const auto id = m_shared->nextId++;
            m_shared->callbacks.emplace(id, std::move(callback));
            auto state = std::make_unique<Registration::State>();
            state->shared = m_shared;
            state->id = id;
            return Registration(std::move(state));
        }
    }
    callback();
    return {};
}

CancelSource::CancelSource()
    : m_shared(std::make_shared<CancelToken::Shared>())
{
}

CancelToken CancelSource::token() const
{
    return CancelToken(m_shared);
}

void CancelSource::cancel() const
{
    std::map<std::uint64_t, std::function<void()>> callbacks;
    {
        const std::lock_guard lock(m_shared->mutex);
        if (m_shared->cancelled)
            return;
        m_shared->cancelled = true;
        callbacks.swap(m_shared->callbacks);
    }
    for (const auto& [id, callback] : callbacks)
        callback();
}

} // namespace vitrine::client
