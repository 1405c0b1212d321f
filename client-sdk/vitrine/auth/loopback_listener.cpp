#include "vitrine/auth/loopback_listener.hpp"

#include "vitrine/auth/pkce.hpp"
#include "vitrine/core/encoding.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>
#include <pplx/threadpool.h>

#include <chrono>
#include <map>
#include <optional>
#include <utility> // before Asio: 1.74 forgets it

namespace vitrine::client {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using Strand = asio::strand<asio::io_context::executor_type>;

constexpr std::size_t kRequestBytesMax = 8 * 1024;
constexpr std::size_t kConnectionsMax = 16;
constexpr std::chrono::seconds kConnectionTime{5};

std::optional<std::map<std::string, std::string>> parseQuery(std::string_view query)
{
    std::map<std::string, std::string> members;
    while (!query.empty()) {
        const auto member = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), member.size() + 1));
        const auto equals = member.find('=');
        auto name = percentDecode(member.substr(0, equals), true);
        auto value =
            percentDecode(equals == std::string_view::npos ? "" : member.substr(equals + 1), true);
        if (!name.ok() || !value.ok() ||
            !members.emplace(*std::move(name), *std::move(value)).second)
            return std::nullopt; // broken, or a parameter twice: RFC 6749 section 3.1 forbids it
    }
    return members;
}

std::string page(std::string_view status, std::string_view text)
{
    const std::string body =
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Sign-in</title><p>" +
        std::string(text) + "</p></html>\n";
    return "HTTP/1.1 " + std::string(status) +
           "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " +
           std::to_string(body.size()) +
           "\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: "
           "nosniff"
           "\r\nContent-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\nConnection: "
           "close\r\n\r\n" +
           body;
}

/// One browser connection: read the head, answer, close; five seconds for all of it.
struct Connection
{
    Connection(tcp::socket connected, const Strand& strand)
        : socket(std::move(connected))
        , timer(strand, kConnectionTime)
        , input(kRequestBytesMax)
    {
    }
    tcp::socket socket;
    asio::steady_timer timer;
    asio::streambuf input;
    std::string output;
};

} // namespace

/// Everything below runs on the strand but the constructor and `code`.
struct LoopbackListener::State : std::enable_shared_from_this<State>
{
    State(std::string expectedState, std::string expectedIssuer)
        : strand(asio::make_strand(crossplat::threadpool::shared_instance().service()))
        , acceptor(strand)
        , state(std::move(expectedState))
        , issuer(std::move(expectedIssuer))
    {
    }

    Strand strand;
    tcp::acceptor acceptor;
    std::uint16_t port = 0;
    std::string state;
    std::string issuer;
    std::size_t connections = 0;
    pplx::task_completion_event<Result<std::string>> redirected;

    bool bind(std::uint16_t wanted)
    {
        boost::system::error_code error;
        acceptor.open(tcp::v4(), error);
        if (!error)
            acceptor.bind({asio::ip::address_v4::loopback(), wanted}, error);
        if (!error)
            acceptor.listen(8, error);
        if (!error)
            port = acceptor.local_endpoint(error).port();
        boost::system::error_code ignored;
        if (error)
            acceptor.close(ignored);
        return !error;
    }

    void accept()
    {
        acceptor.async_accept([self = shared_from_this()](const boost::system::error_code& error,
                                                          tcp::socket socket) {
            if (error)
                return; // closed
            if (self->connections < kConnectionsMax)
                self->serve(std::move(socket));
            self->accept();
        });
    }

    void serve(tcp::socket socket)
    {
        ++connections;
        const auto connection = std::make_shared<Connection>(std::move(socket), strand);
        connection->timer.async_wait([connection](const boost::system::error_code& error) {
            boost::system::error_code ignored;
            if (!error)
                connection->socket.close(ignored);
        });
        asio::async_read_until(connection->socket,
                               connection->input,
                               "\r\n\r\n",
                               [self = shared_from_this(),
                                connection](const boost::system::error_code& error, std::size_t) {
                                   if (error)
                                       return self->end(*connection);
                                   const auto data = connection->input.data();
                                   connection->output = self->answer(std::string_view(
                                       static_cast<const char*>(data.data()), data.size()));
                                   self->write(connection);
                               });
    }

    void write(const std::shared_ptr<Connection>& connection)
    {
        asio::async_write(
            connection->socket,
            asio::buffer(connection->output),
            [self = shared_from_this(), connection](const boost::system::error_code&, std::size_t) {
                boost::system::error_code ignored;
                connection->socket.shutdown(tcp::socket::shutdown_send, ignored);
                self->end(*connection);
            });
    }

    void end(Connection& connection)
    {
        --connections;
        connection.timer.cancel();
    }

    /// The answer to a request; on the way, ends the sign-in when this is its redirect.
    std::string answer(std::string_view head)
    {
        const auto line = head.substr(0, head.find("\r\n"));
        if (!line.starts_with("GET ") || !line.ends_with(" HTTP/1.1"))
            return page("405 Method Not Allowed", "This address only ends a sign-in.");
        const auto target = line.substr(4, line.size() - 4 - 9);
        const auto question = std::min(target.find('?'), target.size());
        if (target.substr(0, question) != "/cb")
            return page("404 Not Found", "This address only ends a sign-in.");
        const auto query = parseQuery(target.substr(std::min(question + 1, target.size())));
        if (!query)
            return page("400 Bad Request", "This is no redirect of a sign-in.");
        return conclude(*query);
    }

    std::string conclude(const std::map<std::string, std::string>& query)
    {
        const auto member = [&query](const char* name) {
            const auto found = query.find(name);
            return found == query.end() ? std::string() : found->second;
        };
        if (!equalInConstantTime(member("state"), state))
            return page("400 Bad Request",
                        "This redirect does not belong to the sign-in that is under way.");
        if (const auto iss = member("iss");
            !iss.empty() && iss != issuer) // RFC 9207: an answer of another provider
            return page("400 Bad Request", "This redirect comes from another provider.");
        if (const auto error = member("error"); !error.empty()) {
            const auto why = member("error_description");
            redirected.set(failure<std::string>(ErrorCode::PermissionDenied,
                                                "the sign-in was refused: " + error +
                                                    (why.empty() ? "" : ": " + why)));
            return page("200 OK", "The sign-in was refused. You can close this window.");
        }
        if (member("code").empty())
            return page("400 Bad Request", "This redirect carries no code.");
        redirected.set(Result<std::string>(member("code")));
        return page("200 OK",
                    "You are signed in. You can close this window and go back to the application.");
    }
};

Result<std::unique_ptr<LoopbackListener>> LoopbackListener::open(
    const std::vector<std::uint16_t>& ports, std::string state, std::string issuer)
{
    const auto shared = std::make_shared<State>(std::move(state), std::move(issuer));
    for (const std::uint16_t port : ports) {
        if (!shared->bind(port))
            continue;
        asio::post(shared->strand, [shared] { shared->accept(); });
        return std::unique_ptr<LoopbackListener>(new LoopbackListener(shared));
    }
    return failure<std::unique_ptr<LoopbackListener>>(
        ErrorCode::Unavailable,
        "none of the ports for the end of the sign-in is free on 127.0.0.1");
}

LoopbackListener::LoopbackListener(std::shared_ptr<State> state)
    : m_state(std::move(state))
{
}

LoopbackListener::~LoopbackListener()
{
    asio::post(m_state->strand, [state = m_state] {
        boost::system::error_code ignored;
        state->acceptor.close(ignored);
    });
    m_state->redirected.set(failure<std::string>(ErrorCode::Cancelled, "the sign-in was given up"));
}

std::string LoopbackListener::redirectUri() const
{
    return "http://127.0.0.1:" + std::to_string(m_state->port) + "/cb";
}

Task<std::string> LoopbackListener::code() const
{
    return pplx::create_task(m_state->redirected);
}

} // namespace vitrine::client
