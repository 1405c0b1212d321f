#include "services/platform/runtime/http_call.hpp"

#include "vitrine/core/encoding.hpp"

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include <utility>

namespace vitrine::platform {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;
using tcp = asio::ip::tcp;

using RequestMessage = http::request<http::string_body>;

/// One exchange on an event loop of its own: every step is asynchronous, so that the deadline ends
/// it, and is waited for.
class Exchange
{
public:
    Exchange(const HttpCall& call, HttpUrl url, Deadline deadline)
        : m_call(call)
        , m_url(std::move(url))
        , m_deadline(deadline)
    {
    }

    Result<HttpAnswer> run()
    {
        const auto endpoints = resolve();
        if (!endpoints.ok())
            return endpoints.error();
        return m_url.tls ? runTls(*endpoints) : runPlain(*endpoints);
    }

private:
    using Endpoints = std::vector<tcp::endpoint>;

    /// Runs the loop until the step that was just started has called back.
    void finish()
    {
        m_io.restart();
        m_io.run();
    }

    Error failed(std::string_view step, error_code ec) const
    {
        const std::string where = m_url.authority() + ": " + std::string(step) + ": ";
        if (ec == beast::error::timeout || m_deadline.expired())
            return Error{.code = ErrorCode::DeadlineExceeded,
                         .message = where + "no answer in time"};
        return Error{.code = ErrorCode::Unavailable, .message = where + ec.message()};
    }

    Result<Endpoints> resolve()
    {
        error_code ec;
        const auto address = asio::ip::make_address(m_url.host, ec);
        if (!ec)
            return Endpoints{{address, m_url.port}};
        tcp::resolver resolver(m_io);
        Endpoints found;
        resolver.async_resolve(m_url.host,
                               std::to_string(m_url.port),
                               [&](error_code result, const tcp::resolver::results_type& results) {
                                   ec = result;
                                   for (const auto& entry : results)
                                       found.push_back(entry.endpoint());
                               });
        finish();
        if (ec)
            return failed("name", ec);
        return found;
    }

    Outcome connect(beast::tcp_stream& stream, const Endpoints& endpoints)
    {
        error_code ec;
        stream.expires_at(m_deadline.at());
        stream.async_connect(endpoints,
                             [&](error_code result, const tcp::endpoint&) { ec = result; });
        finish();
        if (ec)
            return failed("connect", ec);
        stream.socket().set_option(tcp::no_delay(true), ec);
        return Done{};
    }

    Result<HttpAnswer> runPlain(const Endpoints& endpoints)
    {
        beast::tcp_stream stream(m_io);
        if (const Outcome connected = connect(stream, endpoints); !connected.ok())
            return connected.error();
        auto answer = talk(stream);
        error_code ignored;
        stream.socket().shutdown(tcp::socket::shutdown_both, ignored);
        return answer;
    }

    Result<HttpAnswer> runTls(const Endpoints& endpoints)
    {
        asio::ssl::context context(asio::ssl::context::tls_client);
        error_code ec;
        SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
        if (m_call.trustedCertificates.empty())
            context.set_default_verify_paths(ec);
        else
            context.load_verify_file(m_call.trustedCertificates, ec);
        if (ec)
            return failed("trusted certificates", ec);
        beast::ssl_stream<beast::tcp_stream> stream(m_io, context);
        stream.set_verify_mode(asio::ssl::verify_peer, ec);
        stream.set_verify_callback(asio::ssl::host_name_verification(m_url.host), ec);
        std::string serverName =
            m_url.host; // SSL_set_tlsext_host_name, which is a macro with a cast of C's kind
        SSL_ctrl(stream.native_handle(),
                 SSL_CTRL_SET_TLSEXT_HOSTNAME,
                 TLSEXT_NAMETYPE_host_name,
                 serverName.data());

        auto& lowest = beast::get_lowest_layer(stream);
        if (const Outcome connected = connect(lowest, endpoints); !connected.ok())
            return connected.error();
        stream.async_handshake(asio::ssl::stream_base::client,
                               [&](error_code result) { ec = result; });
        finish();
        if (ec)
            return failed("TLS", ec);
        return talk(stream); // the answer is complete by its framing, so no close_notify is awaited
    }

    RequestMessage request() const
    {
        RequestMessage message;
        message.method_string(m_call.method);
        message.target(m_url.target);
        message.version(11);
        for (const auto& [name, value] : m_call.headers)
            message.insert(name, value);
        message.set(http::field::host, m_url.authority());
        message.set(http::field::connection, "close");
        if (message.count(http::field::user_agent) == 0)
            message.set(http::field::user_agent, "vitrine");
        if (!m_url.userInfo.empty() && message.count(http::field::authorization) == 0) {
            const auto decoded = percentDecode(m_url.userInfo);
            message.set(http::field::authorization,
                        "Basic " + base64Encode(decoded.ok() ? *decoded : m_url.userInfo));
        }
        message.body() = m_call.body;
        if (!m_call.body.empty() || m_call.method == "POST" || m_call.method == "PUT")
            message.prepare_payload();
        return message;
    }

    template <typename Stream> Result<HttpAnswer> talk(Stream& stream)
    {
        error_code ec;
        const RequestMessage message = request();
        http::async_write(stream, message, [&](error_code result, std::size_t) { ec = result; });
        finish();
        if (ec)
            return failed("send", ec);
        beast::flat_buffer buffer;
        http::response_parser<http::string_body> parser;
        parser.body_limit(m_call.answerBytesMax);
        parser.skip(m_call.method == "HEAD");
        // Head and body apart: Beast 1.74 forgets that the length is too long when both come in one
        // read.
        http::async_read_header(
            stream, buffer, parser, [&](error_code result, std::size_t) { ec = result; });
        finish();
        if (!ec && !parser.is_done()) {
            http::async_read(
                stream, buffer, parser, [&](error_code result, std::size_t) { ec = result; });
            finish();
        }
        if (ec == http::error::body_limit)
            return Error{.code = ErrorCode::TooLarge,
                         .message = m_url.authority() + ": the answer is longer than " +
                                    std::to_string(m_call.answerBytesMax) + " bytes"};
        if (ec)
            return failed("answer", ec);
        return toAnswer(parser.release());
    }

    static HttpAnswer toAnswer(http::response<http::string_body> message)
    {
        HttpAnswer answer;
        answer.status = message.result_int();
        for (const auto& field : message)
            answer.headers.add(std::string(field.name_string()), std::string(field.value()));
        answer.body = std::move(message.body());
        return answer;
    }

    const HttpCall& m_call;
    const HttpUrl m_url;
    const Deadline m_deadline;
    asio::io_context m_io{1};
};

} // namespace

Result<HttpAnswer> callHttp(const HttpCall& call, Deadline deadline)
{
    auto url = parseHttpUrl(call.url);
    if (!url.ok())
        return url.error();
    const std::string where = url->authority();
    try {
        return Exchange(call, std::move(*url), deadline.orEarlier(std::chrono::hours(1))).run();
    } catch (
        const std::exception& e) { // out of descriptors or of threads: the library's way to say so
        return Error{.code = ErrorCode::Unavailable, .message = where + ": " + e.what()};
    }
}

} // namespace vitrine::platform
