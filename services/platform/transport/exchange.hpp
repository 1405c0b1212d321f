#pragma once

#include "services/platform/transport/message.hpp"
#include "services/platform/transport/task.hpp"

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace vitrine::transport {

/// Counts answers that are being made outside the network threads, so that a server outlives them.
class ReplyTracker
{
public:
    void add();
    void remove();
    void waitForNone();

private:
    std::mutex m_mutex;
    std::condition_variable m_none;
    std::size_t m_open = 0;
};

/// One request on its connection, from its head to the end of its answer. Belongs to one network
/// thread.
class Exchange
{
public:
    RequestHead head; ///< A handler may move parts out; framing members stay.
    std::string body; ///< Whole once readBody() said nothing.

    Exchange() = default;
    virtual ~Exchange() = default;
    Exchange(const Exchange&) = delete;
    Exchange& operator=(const Exchange&) = delete;

    /// Reads the body, answering 100-continue where the client waits for it. A handler that answers
    /// without calling this never receives a byte of the body; the transport sees to it that the
    /// client still sees the answer.
    /// @return Nothing when `body` is complete (at once for a request without one); otherwise the
    /// answer to give: 413
    ///         above `bytesMax`, 400 for a malformed chunk, 408 when it came too slowly or the
    ///         client left.
    [[nodiscard]] virtual Task<std::optional<Response>> readBody(std::size_t bytesMax) = 0;

    [[nodiscard]] virtual const Peer& peer() const = 0;
    /// Index of the network thread, from 0: for state that is kept per thread and needs no lock.
    [[nodiscard]] virtual std::size_t threadIndex() const = 0;
    [[nodiscard]] virtual const std::shared_ptr<ReplyTracker>& replies() const = 0;
};

/// What a server serves. One object for all connections, called on all network threads.
class RequestHandler
{
public:
    virtual ~RequestHandler() = default;

    /// Answers one request. May look at the head, answer at once, or read the body first. An
    /// exception becomes a 500. `exchange` lives until the answer was sent. `co_await
    /// boost::asio::this_coro::executor` is its thread's executor.
    [[nodiscard]] virtual Task<Response> handle(Exchange& exchange) = 0;

    /// Told of a message that was refused before it became a request, or of a connection turned
    /// away (503).
    virtual void onRefused(const Peer&, const Refusal&) noexcept {}
    /// Told of an exception that left `handle` or a completion handler of its thread.
    virtual void onFault(const char*) noexcept {}
};

} // namespace vitrine::transport
