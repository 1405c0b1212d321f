#include "services/platform/client/client_network.hpp"

#include "services/platform/client/upstream_pool.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include <exception>
#include <mutex>
#include <optional>
#include <vector>

namespace vitrine::platform {

namespace asio = boost::asio;
using std::chrono::steady_clock;

namespace {

constexpr std::chrono::seconds kSweepInterval{5};

/// An event loop for one caller at a time.
struct Loop
{
    explicit Loop(const UpstreamOptions& options)
        : pool(io.get_executor(), options)
    {
    }

    asio::io_context io{1};
    asio::executor_work_guard<asio::io_context::executor_type> keepsRunning{io.get_executor()};
    UpstreamPool pool;
};

UpstreamReply brokenBy(const std::exception_ptr& exception)
{
    UpstreamReply reply;
    reply.fault = UpstreamFault::Closed;
    reply.maySent = true;
    try {
        std::rethrow_exception(exception);
    } catch (const std::exception& e) {
        reply.message = e.what();
    }
    return reply;
}

} // namespace

struct ClientNetwork::State
{
    UpstreamOptions options;
    std::mutex mutex;
    std::vector<std::unique_ptr<Loop>>
        idleLoops; ///< Last used at the back: few callers share few, warm loops.
    steady_clock::time_point sweptAt = steady_clock::now();

    std::unique_ptr<Loop> take()
    {
        {
            const std::scoped_lock lock(mutex);
            if (!idleLoops.empty()) {
                auto loop = std::move(idleLoops.back());
                idleLoops.pop_back();
                return loop;
            }
        }
        return std::make_unique<Loop>(options);
    }

    void giveBack(std::unique_ptr<Loop> loop)
    {
        const auto now = steady_clock::now();
        const std::scoped_lock lock(mutex);
        idleLoops.push_back(std::move(loop));
        if (now - sweptAt < kSweepInterval)
            return;
        sweptAt = now;
        for (const auto& idle : idleLoops)
            idle->pool.closeExpired();
    }
};

ClientNetwork::ClientNetwork(UpstreamOptions options)
    : m_state(std::make_unique<State>())
{
    m_state->options = std::move(options);
}

ClientNetwork::~ClientNetwork() = default;

UpstreamReply
ClientNetwork::send(const Endpoint& endpoint, UpstreamRequest request, Deadline deadline)
{
    std::unique_ptr<Loop> loop = m_state->take();
    std::optional<UpstreamReply> reply;
    asio::co_spawn(loop->io,
                   loop->pool.send(endpoint, std::move(request), deadline),
                   [&reply](const std::exception_ptr& exception, UpstreamReply received) {
                       reply = exception ? brokenBy(exception) : std::move(received);
                   });
    while (!reply)
        loop->io.run_one();
    m_state->giveBack(std::move(loop));
    return std::move(*reply);
}

} // namespace vitrine::platform
