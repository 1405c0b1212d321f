#pragma once

#include "services/platform/client/answer_parser.hpp"
#include "services/platform/client/awaitable.hpp"
#include "services/platform/client/call_timer.hpp"
#include "services/platform/client/upstream.hpp"
#include "services/platform/discovery/discovery.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include <chrono>
#include <memory>
#include <string>

namespace vitrine::platform {

/// A request as it goes over the wire. Shared, because a write may still be pending when the call
/// is over.
struct WireRequest
{
    std::string head;
    std::string body;
    bool isHead = false; ///< Its answer has no body.
};

/// One connection to one instance. Belongs to one call at a time, and then to that call's executor.
class UpstreamConnection : public std::enable_shared_from_this<UpstreamConnection>
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    using Executor = boost::asio::any_io_executor;

    explicit UpstreamConnection(const Executor& executor);

    /// Resolves, connects and, when `tls` is given, shakes hands.
    /// @return "" when connected, otherwise what failed.
    boost::asio::awaitable<std::string> connect(Endpoint endpoint,
                                                boost::asio::ssl::context* tls,
                                                std::chrono::milliseconds timeout,
                                                TimePoint deadline);

    /// Sends `request` and reads its answer. Never repeats anything.
    boost::asio::awaitable<UpstreamReply> exchange(std::shared_ptr<const WireRequest> request,
                                                   const UpstreamOptions& limits,
                                                   TimePoint deadline);

    /// Whether the last exchange failed before the first byte of an answer, as it does when the
    /// peer closed an idle connection at the moment it was used.
    [[nodiscard]] bool lostBeforeAnswer() const { return m_lostBeforeAnswer; }
    /// Whether another request may follow on this connection.
    [[nodiscard]] bool isReusable() const { return m_reusable; }
    /// Looks, without waiting, whether the peer has closed an idle connection or sent what nobody
    /// asked for.
    [[nodiscard]] bool looksAlive();
    void close();

    TimePoint idleSince{};

private:
    using Tls = boost::asio::ssl::stream<boost::asio::ip::tcp::socket&>;

    boost::asio::awaitable<std::string>
    connectTcp(const Endpoint& endpoint, CallTimer& timer, TimePoint limit);
    boost::asio::awaitable<std::string> handshake(const Endpoint& endpoint,
                                                  boost::asio::ssl::context& tls,
                                                  CallTimer& timer,
                                                  TimePoint limit);
    /// @return false when the connection took not a single byte.
    bool startWriting(const Executor& executor, const std::shared_ptr<const WireRequest>& request);
    template <typename Stream>
    void writeRest(Stream& stream,
                   const Executor& executor,
                   const std::shared_ptr<const WireRequest>& request);
    boost::asio::awaitable<void> readAnswer(AnswerParser& parser,
                                            const UpstreamOptions& limits,
                                            CallTimer& timer,
                                            TimePoint deadline);
    boost::asio::awaitable<std::size_t> readSome(boost::system::error_code& ec);
    UpstreamReply conclude(AnswerParser& parser, const CallTimer& timer);

    boost::asio::ip::tcp::socket m_socket;
    std::unique_ptr<Tls> m_tls;
    boost::beast::flat_buffer m_buffer;
    std::size_t m_written = 0;
    bool m_writing = false;
    bool m_answerBegun = false;
    bool m_lostBeforeAnswer = false;
    bool m_reusable = false;
};

} // namespace vitrine::platform
