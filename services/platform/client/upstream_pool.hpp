#pragma once

#include "services/platform/client/awaitable.hpp"
#include "services/platform/client/upstream.hpp"
#include "services/platform/discovery/discovery.hpp"
#include "vitrine/core/clock.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <memory>

namespace vitrine::platform {

/// Keep-alive connections to the instances of services, and the one way to send a request over
/// them. Asynchronous: the gateway uses it from its own coroutines, `ClientNetwork` wraps it for
/// threads that may block.
///
/// What it promises: `deadline` is for the whole call and no byte restarts it; answers are held to
/// limits and to strict framing; redirects are not followed; a request that may have been sent is
/// sent again only if it is repeatable, at most once, and only when a kept connection turned out to
/// be closed before any byte of an answer.
///
/// Safe to use from several threads, as long as each coroutine runs on a strand or on an event loop
/// with one thread.
class UpstreamPool
{
public:
    /// @param executor of the event loop that serves the connections.
    UpstreamPool(boost::asio::any_io_executor executor, UpstreamOptions options);
    /// Calls in flight go on and keep what they need.
    ~UpstreamPool();
    UpstreamPool(const UpstreamPool&) = delete;
    UpstreamPool& operator=(const UpstreamPool&) = delete;

    /// Sends `request` to `endpoint`.
    [[nodiscard]] boost::asio::awaitable<UpstreamReply>
    send(Endpoint endpoint, UpstreamRequest request, Deadline deadline);

    /// Closes connections that were idle too long. `send` does so for the endpoint it uses; call
    /// this now and then for endpoints that are not used any more.
    void closeExpired();
    /// Connections to `endpoint` that wait for work.
    [[nodiscard]] std::size_t idleCount(const Endpoint& endpoint) const;
    /// Connections to `endpoint`, busy and idle.
    [[nodiscard]] std::size_t openCount(const Endpoint& endpoint) const;

    struct State;

private:
    std::shared_ptr<State> m_state;
};

} // namespace vitrine::platform
