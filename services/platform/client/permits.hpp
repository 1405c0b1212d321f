#pragma once

#include "vitrine/core/clock.hpp"

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <utility>

namespace vitrine::platform {

/// At most so many calls at once, and so many that wait for their turn. Safe to call from any
/// thread.
class Permits
{
public:
    Permits(std::size_t count, std::size_t waitersMax)
        : m_free(count)
        , m_waitersMax(waitersMax)
    {
    }

    /// The right to make one call; given back when it dies.
    class Permit
    {
    public:
        Permit() = default;
        explicit Permit(Permits& owner)
            : m_owner(&owner)
        {
        }
        Permit(Permit&& other) noexcept
            : m_owner(std::exchange(other.m_owner, nullptr))
        {
        }
        Permit& operator=(Permit&&) = delete;
        ~Permit()
        {
            if (m_owner != nullptr)
                m_owner->release();
        }
        [[nodiscard]] explicit operator bool() const { return m_owner != nullptr; }

    private:
        Permits* m_owner = nullptr;
    };

    /// Waits until `deadline`. Empty when none came free in time or too many wait already.
    [[nodiscard]] Permit acquire(Deadline deadline);
    /// Callers that wait right now.
    [[nodiscard]] std::size_t waiting() const;

private:
    void release();

    mutable std::mutex m_mutex;
    std::condition_variable m_released;
    std::size_t m_free;
    const std::size_t m_waitersMax;
    std::size_t m_waiters = 0;
};

} // namespace vitrine::platform
