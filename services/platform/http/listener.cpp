#include "services/platform/http/listener.hpp"

#include <cpprest/details/http_server.h>
#include <cpprest/details/http_server_api.h>
#include <cpprest/http_listener.h>
#include <pplx/pplxtasks.h>

#include <atomic>
#include <map>
#include <mutex>

namespace vitrine::platform {

namespace {

using web::http::http_exception;
using web::http::http_request;
using web::http::http_response;
using web::http::experimental::details::http_server;
using web::http::experimental::details::http_server_api;
using web::http::experimental::listener::http_listener;
using ListenerImpl = web::http::experimental::listener::details::http_listener_impl;

/// Travels with a message through cpprestsdk, which keeps it opaque. Headers and body stay here:
/// copying them into cpprestsdk's maps and streams and back costs more than all the rest of its
/// model.
struct ServerContext final : web::http::details::_http_server_context
{
    ServerContext(Listener::Job ownJob, transport::Reply<transport::Response> ownReply)
        : job(std::move(ownJob))
        , reply(std::move(ownReply))
    {
    }

    Listener::Job job;
    HttpResponse answer;
    transport::Reply<transport::Response> reply;
};

ServerContext& contextOf(const http_request& message)
{
    return static_cast<ServerContext&>(*message._get_server_context());
}

/// Runs tasks where they are scheduled. What pplx schedules in a service is only the tail of a
/// write task, a few instructions long; stock pplx would start a pool of 40 threads for it. Long
/// chains go to that pool after all, before they can exhaust a stack.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored                                                                     \
    "-Wnon-virtual-dtor" // of the base; a shared_ptr made here deletes it
class InlineScheduler final : public pplx::scheduler_interface
{
public:
    void schedule(pplx::TaskProc_t task, void* argument) override
    {
        thread_local unsigned depth = 0;
        constexpr unsigned depthMax = 16;
        if (depth >= depthMax)
            return m_pool.schedule(task, argument);
        ++depth;
        task(argument);
        --depth;
    }

private:
    pplx::details::linux_scheduler m_pool; // starts its threads at its first task
};
#pragma GCC diagnostic pop

/// What a listener is served by.
struct Endpoint
{
    std::function<Outcome()> start;
    std::function<void()> stop;
    ListenerImpl* listener = nullptr; ///< Set when it was registered.
    Outcome outcome{Done{}};
};

/// The endpoints of the process, by the path of their listener.
class Endpoints
{
public:
    void set(const std::string& path, std::shared_ptr<Endpoint> endpoint)
    {
        const std::lock_guard lock(m_mutex);
        m_endpoints[path] = std::move(endpoint);
    }
    void remove(const std::string& path)
    {
        const std::lock_guard lock(m_mutex);
        m_endpoints.erase(path);
    }
    std::shared_ptr<Endpoint> find(const std::string& path)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_endpoints.find(path);
        return found == m_endpoints.end() ? nullptr : found->second;
    }

private:
    std::mutex m_mutex;
    std::map<std::string, std::shared_ptr<Endpoint>> m_endpoints;
};

Endpoints& endpoints()
{
    static Endpoints all;
    return all;
}

/// Our transport as cpprestsdk sees it. cpprestsdk destroys it with the last listener; it holds
/// nothing.
class PluggedServer final : public http_server
{
public:
    pplx::task<void> start() override { return pplx::task_from_result(); }
    pplx::task<void> stop() override { return pplx::task_from_result(); }

    pplx::task<void> register_listener(ListenerImpl* listener) override
    {
        const auto endpoint = endpoints().find(listener->uri().path());
        if (!endpoint)
            return pplx::task_from_exception<void>(
                http_exception("no endpoint was prepared for this listener"));
        endpoint->listener = listener; // before the first request can come
        endpoint->outcome = endpoint->start();
        if (!endpoint->outcome.ok())
            return pplx::task_from_exception<void>(
                http_exception(endpoint->outcome.error().message));
        return pplx::task_from_result();
    }

    pplx::task<void> unregister_listener(ListenerImpl* listener) override
    {
        if (const auto endpoint = endpoints().find(listener->uri().path()))
            endpoint->stop();
        return pplx::task_from_result();
    }

    /// @return A task that ends when the answer was written, or fails when the client left before.
    pplx::task<void> respond(http_response response) override
    {
        auto* const context = static_cast<ServerContext*>(response._get_server_context());
        const pplx::task_completion_event<void> written;
        transport::Response answer = toTransport(std::move(context->answer));
        answer.onSent = [written](bool sent) {
            if (sent)
                written.set();
            else
                written.set_exception(
                    http_exception("the connection ended before the answer was sent"));
        };
        context->reply.deliver(std::move(answer));
        return pplx::create_task(written);
    }
};

/// Held while a listener opens or closes: between, cpprestsdk may drop the server that was plugged
/// in.
std::mutex& registration()
{
    static std::mutex mutex;
    return mutex;
}

/// Makes sure that the next listener is served by us. @pre registration() is held
void plugIn()
{
    static const bool scheduled = [] {
        try {
            pplx::set_ambient_scheduler(std::make_shared<InlineScheduler>());
            return true;
        } catch (const pplx::invalid_operation&) {
            return false; // something has used pplx before: its scheduler serves as well, with more
                          // threads
        }
    }();
    static_cast<void>(scheduled);
    if (!http_server_api::has_listener())
        http_server_api::register_server_api(std::make_unique<PluggedServer>());
}

/// The path tells listeners of one process apart; routing is the Router's business.
std::string nextPath()
{
    static std::atomic<unsigned> count{0};
    return "/" + std::to_string(++count);
}

} // namespace

transport::Response toTransport(HttpResponse answer)
{
    transport::Response response;
    response.status = static_cast<unsigned>(answer.status);
    response.headers = std::move(answer.headers);
    if (!answer.body.empty() && !response.headers.has("Content-Type"))
        response.headers.add("Content-Type", std::move(answer.contentType));
    response.body = std::move(answer.body);
    return response;
}

class Listener::Impl
{
public:
    explicit Impl(Hooks hooks)
        : m_hooks(std::move(hooks))
        , m_path(nextPath())
        , m_listener(web::uri("http://127.0.0.1" + m_path))
        , m_endpoint(std::make_shared<Endpoint>())
    {
        m_endpoint->start = m_hooks.start;
        m_endpoint->stop = m_hooks.stop;
        const auto handler = [this](const http_request& message) { onMessage(message); };
        m_listener.support(handler);
        m_listener.support(web::http::methods::OPTIONS,
                           handler); // cpprestsdk would answer it itself
    }

    ~Impl() { close(); }

    Outcome open()
    {
        const std::lock_guard lock(registration());
        endpoints().set(m_path, m_endpoint);
        try {
            plugIn();
            m_listener.open().wait();
            m_open = true;
        } catch (const std::exception& e) {
            endpoints().remove(m_path);
            if (!m_endpoint->outcome.ok())
                return m_endpoint->outcome;
            return failure<Done>(ErrorCode::Unavailable, e.what());
        }
        return Done{};
    }

    void close()
    {
        if (!std::exchange(m_open, false))
            return;
        const std::lock_guard lock(registration());
        try {
            m_listener.close().wait();
        } catch (const std::exception&) {
            m_hooks.stop(); // cpprestsdk lost track of the listener; what matters is that it serves
                            // no more
        }
        endpoints().remove(m_path);
    }

    void dispatch(Job job, transport::Reply<transport::Response> reply)
    {
        const std::size_t bodyBytes = job.request.body.size();
        std::string method = job.request.method;
        const std::string target = job.request.path;
        std::string peer = job.peerAddress;
        auto message = http_request::_create_request(
            std::make_unique<ServerContext>(std::move(job), std::move(reply)));
        message.set_method(std::move(method));
        message.set_request_uri(web::uri(target));
        message._get_impl()->_set_remote_address(std::move(peer));
        message._get_impl()->_complete(bodyBytes); // exactly once: the whole request is here
        m_endpoint->listener->handle_request(message);
    }

private:
    void onMessage(const http_request& message)
    {
        const Lane lane = contextOf(message).job.route->lane;
        if (lane == Lane::Inline)
            return answer(message);
        if (!m_hooks.post(lane, [this, message] { answer(message); }))
            reply(message,
                  problemResponse(Error{.code = ErrorCode::Unavailable,
                                        .message = "the service is busy",
                                        .retryAfter = std::chrono::seconds(1)}));
    }

    void answer(const http_request& message)
    {
        Job& job = contextOf(message).job;
        reply(message, m_hooks.run(*job.route, job.request));
    }

    static void reply(const http_request& message, HttpResponse answer)
    {
        http_response response(static_cast<web::http::status_code>(answer.status));
        contextOf(message).answer = std::move(answer);
        message.reply(response); // the write task's failure is observed by cpprestsdk; the
                                 // transport counts it
    }

    Hooks m_hooks;
    std::string m_path;
    http_listener m_listener;
    std::shared_ptr<Endpoint> m_endpoint;
    bool m_open = false;
};

Listener::Listener(Hooks hooks)
    : m_impl(std::make_unique<Impl>(std::move(hooks)))
{
}

Listener::~Listener() = default;

Outcome Listener::open()
{
    return m_impl->open();
}

void Listener::close()
{
    m_impl->close();
}

void Listener::dispatch(Job job, transport::Reply<transport::Response> reply)
{
    m_impl->dispatch(std::move(job), std::move(reply));
}

} // namespace vitrine::platform
