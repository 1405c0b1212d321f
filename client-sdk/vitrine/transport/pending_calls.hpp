#pragma once

#include "vitrine/transport/cancellation.hpp"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>

namespace vitrine::client {

/// Counts what is under way, so that a program can end without pulling the ground from under it.
/// Private to the SDK.
class PendingCalls : public std::enable_shared_from_this<PendingCalls>
{
public:
    /// One call under way; its end is counted when the last copy is destroyed.
    using Ticket = std::shared_ptr<void>;

    /// @return null when closed.
    [[nodiscard]] Ticket enter();
    /// As enter, also when closed: for what belongs to a call that has been admitted.
    [[nodiscard]] Ticket enterAlways();
    /// Cancelled on close.
    [[nodiscard]] CancelToken closing() const { return m_closing.token(); }
    /// Refuses further calls, cancels those under way, and waits for their end.
    /// @return false when `limit` passed before.
    bool close(std::chrono::milliseconds limit);

private:
    Ticket admit(bool evenIfClosed);
    void leave();

    CancelSource m_closing;
    std::mutex m_mutex;
    std::condition_variable m_ended;
    std::size_t m_count = 0; // guarded by m_mutex
    bool m_closed = false;   // guarded by m_mutex
};

} // namespace vitrine::client
