#include "services/platform/client/host_lookup.hpp"

#include <boost/asio/bind_executor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <memory>

namespace vitrine::platform {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

struct Lookup
{
    explicit Lookup(const asio::any_io_executor& executor)
        : resolver(executor)
        , wake(executor)
    {
    }

    tcp::resolver resolver;
    asio::steady_timer wake;
    bool done = false;
    HostAddresses found;
};

void startLookup(const std::shared_ptr<Lookup>& lookup,
                 const asio::any_io_executor& executor,
                 const std::string& host,
                 std::uint16_t port)
{
    auto finish = [lookup](const boost::system::error_code& ec,
                           const tcp::resolver::results_type& results) {
        lookup->done = true;
        if (ec)
            lookup->found.failure = ec.message();
        for (const auto& result : results)
            lookup->found.addresses.push_back(result.endpoint());
        lookup->wake.cancel();
    };
    lookup->resolver.async_resolve(host,
                                   std::to_string(port),
                                   tcp::resolver::numeric_service,
                                   asio::bind_executor(executor, std::move(finish)));
}

} // namespace

asio::awaitable<HostAddresses>
lookUpHost(std::string host, std::uint16_t port, std::chrono::steady_clock::time_point limit)
{
    boost::system::error_code ec;
    const auto literal = asio::ip::make_address(host, ec);
    if (!ec)
        co_return HostAddresses{{tcp::endpoint(literal, port)}, {}};

    const asio::any_io_executor executor = co_await asio::this_coro::executor;
    const auto lookup = std::make_shared<Lookup>(executor);
    lookup->wake.expires_at(limit);
    startLookup(lookup, executor, host, port);
    co_await lookup->wake.async_wait(asio::redirect_error(asio::use_awaitable, ec));
    if (lookup->done)
        co_return lookup->found;
    lookup->resolver.cancel();
    co_return HostAddresses{{}, "the name was not resolved in time"};
}

} // namespace vitrine::platform
