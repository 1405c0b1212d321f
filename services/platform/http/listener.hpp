#pragma once

#include "services/platform/http/http_types.hpp"
#include "services/platform/http/route.hpp"
#include "services/platform/transport/reply.hpp"

#include <functional>
#include <memory>
#include <string>

namespace vitrine::platform {

/// A handler's answer as the transport sends it.
[[nodiscard]] transport::Response toTransport(HttpResponse answer);

/// A cpprestsdk http_listener whose bytes are moved by the platform's transport. This is the only
/// place that knows cpprestsdk's types. The stock listener has neither limits nor deadlines and can
/// be ended by one malformed chunk; its plug point (http_server_api) takes another server, so the
/// model stays: a catch-all handler gets an http_request and replies to it once, from any thread.
class Listener
{
public:
    struct Hooks
    {
        std::function<Outcome()> start; ///< Binds and serves; called by open().
        std::function<void()> stop;     ///< Called by close().
        /// Queues work on a lane. @return false when its queue is full.
        std::function<bool(Lane, std::function<void()>)> post;
        /// Runs a route's handler; must not throw.
        std::function<HttpResponse(const Route&, HttpRequest&)> run;
    };
    /// One request that was admitted and read.
    struct Job
    {
        const Route* route;
        HttpRequest request;
        std::string peerAddress;
    };

    explicit Listener(Hooks hooks);
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    /// @return What the start hook said.
    [[nodiscard]] Outcome open();
    void close();
    /// Hands a request to the listener. `reply` gets the answer, or its fallback when the handler
    /// dropped the request.
    void dispatch(Job job, transport::Reply<transport::Response> reply);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace vitrine::platform
