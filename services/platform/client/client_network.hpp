#pragma once

#include "services/platform/client/upstream.hpp"
#include "services/platform/discovery/discovery.hpp"
#include "vitrine/core/clock.hpp"

#include <memory>

namespace vitrine::platform {

/// HTTP calls from threads that may block. Each call runs an event loop with pooled connections on
/// the calling thread, so nothing is handed from thread to thread; loops and their connections are
/// kept for the next caller. Safe to call from any thread. One per process is enough; it must
/// outlive the clients that use it.
class ClientNetwork
{
public:
    explicit ClientNetwork(UpstreamOptions options = {});
    /// @pre No call is in flight.
    ~ClientNetwork();
    ClientNetwork(const ClientNetwork&) = delete;
    ClientNetwork& operator=(const ClientNetwork&) = delete;

    /// Sends `request` to `endpoint` and waits for the answer, at most until `deadline`; see
    /// UpstreamPool for the promises.
    [[nodiscard]] UpstreamReply
    send(const Endpoint& endpoint, UpstreamRequest request, Deadline deadline);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace vitrine::platform
