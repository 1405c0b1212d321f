#include "vitrine/core/encoding.hpp"
#include "vitrine/transport/endpoint.hpp"
#include "vitrine/transport/http_transport.hpp"

#include <cpprest/http_client.h>
#include <cpprest/rawptrstream.h>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <utility> // before Asio: 1.74 forgets it

namespace vitrine::client {
namespace {

namespace http = web::http;

/// One request on its way, kept alive by its continuations.
struct Exchange
{
    std::shared_ptr<http::client::http_client> client;
    pplx::cancellation_token_source stop;
    CancelToken cancel;
    CancelToken::Registration registration;
    std::string what; ///< For messages: method and endpoint, never the query.
    std::size_t replyBytesMax = 0;
    bool tooLong = false;
    http::http_response response;
    concurrency::streams::streambuf<std::uint8_t> body;
    std::array<std::uint8_t, 64 * 1024> chunk{};
    HttpReply reply;

    void refuseTooLong()
    {
        tooLong = true;
        stop.cancel();
        throw http::http_exception("the answer is longer than " + std::to_string(replyBytesMax) +
                                   " bytes");
    }
};

using ExchangePtr = std::shared_ptr<Exchange>;

Error describe(const Exchange& exchange, const std::string& why, bool timedOut)
{
    const auto message = exchange.what + ": " + why;
    if (exchange.tooLong)
        return {.code = ErrorCode::TooLarge, .message = message};
    if (exchange.cancel.isCancelled())
        return {.code = ErrorCode::Cancelled, .message = exchange.what + ": cancelled"};
    return {.code = timedOut ? ErrorCode::DeadlineExceeded : ErrorCode::Unavailable,
            .message = message};
}

Result<HttpReply> conclude(const Exchange& exchange, const pplx::task<void>& done)
{
    try {
        done.get();
        return exchange.reply;
    } catch (const http::http_exception& e) {
        return describe(exchange, e.what(), e.error_code() == std::errc::timed_out);
    } catch (const std::exception& e) {
        return describe(exchange, e.what(), false);
    }
}

/// Reads the body as it arrives. cpprestsdk alone would hold an answer of any length in memory, so
/// the length is watched while reading, and the connection is cut when it is passed.
pplx::task<void> readBody(const ExchangePtr& exchange)
{
    return exchange->body.getn(exchange->chunk.data(), exchange->chunk.size())
        .then([exchange](std::size_t count) -> pplx::task<void> {
            if (count == 0) // the end, or a break: content_ready knows which
                return exchange->response.content_ready().then(
                    [exchange](const http::http_response&) {});
            if (exchange->reply.body.size() + count > exchange->replyBytesMax)
                exchange->refuseTooLong();
            exchange->reply.body.append(exchange->chunk.begin(),
                                        exchange->chunk.begin() + std::ptrdiff_t(count));
            return readBody(exchange);
        });
}

pplx::task<void> readReply(const ExchangePtr& exchange, const http::http_response& response)
{
    exchange->response = response;
    exchange->reply.status = response.status_code();
    for (const auto& [name, value] : response.headers())
        exchange->reply.headers.add(name, value);
    if (response.headers().content_length() > exchange->replyBytesMax)
        exchange->refuseTooLong();
    exchange->body = response.body().streambuf();
    return readBody(exchange);
}

/// cpprestsdk writes header values as they are, line breaks included; `Headers` refuses those, this
/// refuses the rest.
Outcome checkCall(const HttpCall& call)
{
    const auto isToken = [](char c) { return (c >= 'A' && c <= 'Z') || c == '-'; };
    if (call.method.empty() || !std::all_of(call.method.begin(), call.method.end(), isToken))
        return failure<Done>(ErrorCode::InvalidArgument,
                             "\"" + call.method + "\" is no HTTP method");
    const auto isVisible = [](char c) { return c > ' ' && c < 0x7f && c != '#'; };
    if (!call.target.starts_with('/') ||
        !std::all_of(call.target.begin(), call.target.end(), isVisible))
        return failure<Done>(ErrorCode::InvalidArgument,
                             "the request target must be an encoded path");
    const auto isPlain = [](char c) { return c >= ' ' && c != 0x7f; };
    if (!std::all_of(call.contentType.begin(), call.contentType.end(), isPlain))
        return failure<Done>(ErrorCode::InvalidArgument,
                             "the content type contains a control character");
    for (const auto& [name, value] : call.headers) {
        const auto isName = [](char c) { return c > ' ' && c < 0x7f && c != ':'; };
        if (name.empty() || !std::all_of(name.begin(), name.end(), isName) ||
            value.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos)
            return failure<Done>(ErrorCode::InvalidArgument,
                                 "header \"" + percentEncode(name) + "\" cannot be sent");
    }
    return Done{};
}

constexpr std::chrono::milliseconds kProgressPause{100};

/// cpprestsdk tells of each chunk it has handed to the socket; this passes on as much of that as a
/// person can see.
class ProgressReport
{
public:
    ProgressReport(UploadProgress report, std::uint64_t total)
        : m_report(std::move(report))
        , m_total(total)
    {
    }

    void operator()(http::message_direction::direction direction, std::uint64_t sent)
    {
        if (direction != http::message_direction::upload || sent == m_lastSent)
            return;
        const auto now = Deadline::Monotonic::now();
        if (sent < m_total && now < m_lastAt + kProgressPause)
            return;
        m_lastAt = now;
        m_lastSent = sent;
        m_report(sent, m_total);
    }

private:
    UploadProgress m_report;
    std::uint64_t m_total;
    std::uint64_t m_lastSent = 0;
    Deadline::Monotonic::time_point m_lastAt{};
};

http::http_request requestOf(const HttpCall& call)
{
    http::http_request request(call.method);
    request.set_request_uri(web::uri(call.target));
    for (const auto& [name, value] : call.headers)
        request.headers().add(name, value);
    if (!call.body.empty())
        request.set_body(call.body, call.contentType);
    if (!call.body.empty() && call.onUpload)
        request.set_progress_handler(ProgressReport(call.onUpload, call.body.size()));
    return request;
}

class NetworkTransport final : public HttpTransport
{
public:
    explicit NetworkTransport(TransportOptions options)
        : m_options(std::move(options))
    {
    }

    Task<HttpReply> send(HttpCall call, CallScope scope) override
    {
        if (const auto sound = checkCall(call); !sound.ok())
            return finished(Result<HttpReply>(sound.error()));
        if (scope.cancel.isCancelled())
            return finished(
                failure<HttpReply>(ErrorCode::Cancelled, "cancelled before it was sent"));
        try {
            return start(call, scope);
        } catch (const std::exception&
                     e) { // cpprestsdk's constructors throw for a URL or a CA file they cannot use
            return finished(
                failure<HttpReply>(ErrorCode::InvalidArgument, call.endpoint + ": " + e.what()));
        }
    }

private:
    Task<HttpReply> start(const HttpCall& call, const CallScope& scope)
    {
        const auto exchange = std::make_shared<Exchange>();
        exchange->client = clientFor(call.endpoint);
        exchange->what = call.method + " " + call.endpoint;
        exchange->replyBytesMax = m_options.replyBytesMax;
        exchange->cancel = scope.cancel;
        exchange->registration = scope.cancel.onCancel([stop = exchange->stop] { stop.cancel(); });
        return exchange->client->request(requestOf(call), exchange->stop.get_token())
            .then([exchange](const http::http_response& response) {
                return readReply(exchange, response);
            })
            .then([exchange](const pplx::task<void>& done) {
                auto result = conclude(*exchange, done);
                exchange->registration = {};
                return result;
            });
    }

    std::shared_ptr<http::client::http_client> clientFor(const std::string& endpoint)
    {
        const std::lock_guard lock(m_mutex);
        auto& client = m_clients[endpoint];
        if (!client)
            client = makeClient(endpoint);
        return client;
    }

    [[nodiscard]] std::shared_ptr<http::client::http_client>
    makeClient(const std::string& endpoint) const
    {
        http::client::http_client_config config;
        config.set_timeout(m_options.silenceMax);
        // cpprestsdk would follow ten redirects and carry the Authorization header to whatever host
        // they name.
        config.set_max_redirects(0);
        config.set_ssl_context_callback(
            [caFile = m_options.caFile](boost::asio::ssl::context& context) {
                context.set_options(boost::asio::ssl::context::no_tlsv1 |
                                    boost::asio::ssl::context::no_tlsv1_1);
                if (!caFile.empty())
                    context.load_verify_file(caFile);
            });
        return std::make_shared<http::client::http_client>(web::uri(endpoint), config);
    }

    TransportOptions m_options;
    std::mutex m_mutex;
    std::map<std::string, std::shared_ptr<http::client::http_client>>
        m_clients; // guarded by m_mutex
};

} // namespace

std::shared_ptr<HttpTransport> makeNetworkTransport(TransportOptions options)
{
    return std::make_shared<NetworkTransport>(std::move(options));
}

} // namespace vitrine::client
