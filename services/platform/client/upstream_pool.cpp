#include "services/platform/client/upstream_pool.hpp"

#include "services/platform/client/connection_shelf.hpp"
#include "services/platform/client/request_head.hpp"

#include <boost/asio/ssl/context.hpp>

#include <mutex>

namespace vitrine::platform {

namespace asio = boost::asio;

namespace {

UpstreamReply faultOf(UpstreamFault fault, std::string message)
{
    UpstreamReply reply;
    reply.fault = fault;
    reply.message = std::move(message);
    return reply;
}

std::string nameOf(const Endpoint& endpoint)
{
    return endpoint.host + ":" + std::to_string(endpoint.port);
}

} // namespace

struct UpstreamPool::State
{
    State(asio::any_io_executor loop, UpstreamOptions limits)
        : executor(std::move(loop))
        , options(std::move(limits))
        , shelf(std::make_shared<ConnectionShelf>(
              options.connectionsMax, options.waitersMax, options.idleTimeout))
    {
    }

    /// Built at the first use: most processes call plain HTTP only. @return null when the roots
    /// cannot be read.
    asio::ssl::context* tlsContext()
    {
        const std::scoped_lock lock(tlsMutex);
        if (tls)
            return tls.get();
        auto context = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_client);
        boost::system::error_code ec;
        context->set_options(asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1, ec);
        if (options.trustedCertificates.empty())
            context->set_default_verify_paths(ec);
        else
            context->load_verify_file(options.trustedCertificates, ec);
        if (ec)
            return nullptr;
        tls = std::move(context);
        return tls.get();
    }

    static asio::awaitable<UpstreamReply> send(std::shared_ptr<State> self,
                                               Endpoint endpoint,
                                               UpstreamRequest request,
                                               Deadline deadline);
    static asio::awaitable<UpstreamReply> attempt(std::shared_ptr<State> self,
                                                  const Endpoint& endpoint,
                                                  std::shared_ptr<const WireRequest> request,
                                                  ConnectionShelf::Lease& lease,
                                                  bool tls,
                                                  Deadline deadline);

    asio::any_io_executor executor;
    UpstreamOptions options;
    std::shared_ptr<ConnectionShelf> shelf;
    std::mutex tlsMutex;
    std::unique_ptr<asio::ssl::context> tls;
};

asio::awaitable<UpstreamReply> UpstreamPool::State::send(std::shared_ptr<State> self,
                                                         Endpoint endpoint,
                                                         UpstreamRequest request,
                                                         Deadline deadline)
{
    Result<std::string> head = requestHead(request, endpoint);
    if (!head)
        co_return faultOf(UpstreamFault::BadRequest, head.error().message);
    auto wire = std::make_shared<WireRequest>();
    wire->head = std::move(*head);
    wire->body = std::move(request.body);
    wire->isHead = request.method == "HEAD";
    const bool repeatable = request.repeatable || isIdempotent(request.method);
    const auto limit = Deadline::Monotonic::now() + deadline.remaining();
    ConnectionShelf::Key key{endpoint.host, endpoint.port, request.tls};

    for (bool fresh = false;; fresh = true) {
        ConnectionShelf::Lease lease = co_await self->shelf->lease(key, fresh, limit);
        if (!lease)
            co_return faultOf(UpstreamFault::Saturated,
                              "no free connection to " + nameOf(endpoint));
        const bool kept = lease.connection != nullptr;
        UpstreamReply reply =
            co_await attempt(self, endpoint, wire, lease, request.tls, Deadline(limit));
        const bool wasStale = kept && lease.connection->lostBeforeAnswer();
        if (!wasStale || (reply.maySent && !repeatable))
            co_return reply;
    }
}

asio::awaitable<UpstreamReply>
UpstreamPool::State::attempt(std::shared_ptr<State> self,
                             const Endpoint& endpoint,
                             std::shared_ptr<const WireRequest> request,
                             ConnectionShelf::Lease& lease,
                             bool tls,
                             Deadline deadline)
{
    if (!lease.connection) {
        asio::ssl::context* context = tls ? self->tlsContext() : nullptr;
        if (tls && context == nullptr)
            co_return faultOf(UpstreamFault::Connect, "the trusted certificates cannot be read");
        auto connection = std::make_shared<UpstreamConnection>(self->executor);
        const std::string failure = co_await connection->connect(
            endpoint, context, self->options.connectTimeout, deadline.at());
        if (!failure.empty())
            co_return faultOf(UpstreamFault::Connect,
                              "cannot connect to " + nameOf(endpoint) + ": " + failure);
        lease.connection = std::move(connection);
    }
    UpstreamReply reply =
        co_await lease.connection->exchange(request, self->options, deadline.at());
    if (!reply.ok())
        reply.message = nameOf(endpoint) + ": " + reply.message;
    co_return reply;
}

UpstreamPool::UpstreamPool(asio::any_io_executor executor, UpstreamOptions options)
    : m_state(std::make_shared<State>(std::move(executor), std::move(options)))
{
}

UpstreamPool::~UpstreamPool() = default;

asio::awaitable<UpstreamReply>
UpstreamPool::send(Endpoint endpoint, UpstreamRequest request, Deadline deadline)
{
    return State::send(m_state, std::move(endpoint), std::move(request), deadline);
}

void UpstreamPool::closeExpired()
{
    m_state->shelf->closeExpired();
}

std::size_t UpstreamPool::idleCount(const Endpoint& endpoint) const
{
    const ConnectionShelf::Key plain{endpoint.host, endpoint.port, false};
    const ConnectionShelf::Key encrypted{endpoint.host, endpoint.port, true};
    return m_state->shelf->idleCount(plain) + m_state->shelf->idleCount(encrypted);
}

std::size_t UpstreamPool::openCount(const Endpoint& endpoint) const
{
    const ConnectionShelf::Key plain{endpoint.host, endpoint.port, false};
    const ConnectionShelf::Key encrypted{endpoint.host, endpoint.port, true};
    return m_state->shelf->openCount(plain) + m_state->shelf->openCount(encrypted);
}

} // namespace vitrine::platform
