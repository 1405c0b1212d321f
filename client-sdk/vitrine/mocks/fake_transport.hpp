#pragma once

#include "vitrine/transport/http_transport.hpp"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace vitrine::client::mocks {

/// An answer with a JSON body.
[[nodiscard]] inline HttpReply jsonReply(int status, std::string body)
{
    return {status,
            {{"Content-Type", status < 400 ? "application/json" : "application/problem+json"}},
            std::move(body)};
}

/// A network that answers what a test tells it to, and remembers what it was asked. Safe to use
/// from any thread.
class FakeTransport final : public HttpTransport
{
public:
    using Script = std::function<Result<HttpReply>(const HttpCall&, const CallScope&)>;

    /// Answers the next call without an answer yet.
    FakeTransport& next(Result<HttpReply> result)
    {
        return nextBy([result](const HttpCall&, const CallScope&) { return result; });
    }
    FakeTransport& next(int status, std::string body = {})
    {
        return next(jsonReply(status, std::move(body)));
    }
    FakeTransport& next(ErrorCode code)
    {
        return next(Error{.code = code, .message = "made up by the test"});
    }
    FakeTransport& nextBy(Script script)
    {
        const std::lock_guard lock(m_mutex);
        m_scripts.push_back(std::move(script));
        return *this;
    }
    /// Leaves the next call without an answer until it is cancelled.
    FakeTransport& nextHangs() { return nextBy(nullptr); }
    /// Answers whatever has no answer of its own.
    FakeTransport& otherwise(Script script)
    {
        const std::lock_guard lock(m_mutex);
        m_otherwise = std::move(script);
        return *this;
    }

    [[nodiscard]] std::vector<HttpCall> calls() const
    {
        const std::lock_guard lock(m_mutex);
        return m_calls;
    }
    [[nodiscard]] std::vector<CallScope> scopes() const
    {
        const std::lock_guard lock(m_mutex);
        return m_scopes;
    }
    /// Waits (up to five seconds) until `count` calls have come.
    [[nodiscard]] bool waitForCalls(std::size_t count) const
    {
        std::unique_lock lock(m_mutex);
        return m_called.wait_for(
            lock, std::chrono::seconds(5), [&] { return m_calls.size() >= count; });
    }

    [[nodiscard]] Task<HttpReply> send(HttpCall call, CallScope scope) override
    {
        Script script;
        {
            const std::lock_guard lock(m_mutex);
            m_calls.push_back(call);
            m_scopes.push_back(scope);
            m_called.notify_all();
            if (m_scripts.empty()) {
                script = m_otherwise;
            } else {
                script = std::move(m_scripts.front());
                m_scripts.pop_front();
                if (!script)
                    return untilCancelled(scope.cancel);
            }
        }
        if (!script)
            return finished(failure<HttpReply>(
                ErrorCode::Internal, "no answer left for " + call.method + " " + call.target));
        return finished(script(call, scope));
    }

private:
    static Task<HttpReply> untilCancelled(const CancelToken& cancel)
    {
        const pplx::task_completion_event<Result<HttpReply>> ended;
        const auto registration =
            std::make_shared<CancelToken::Registration>(cancel.onCancel([ended] {
                ended.set(failure<HttpReply>(ErrorCode::Cancelled, "cancelled while it hung"));
            }));
        return pplx::create_task(ended).then(
            [registration](Result<HttpReply> result) { return result; });
    }

    mutable std::mutex m_mutex;
    mutable std::condition_variable m_called;
    std::deque<Script> m_scripts;    // guarded by m_mutex
    Script m_otherwise;              // guarded by m_mutex
    std::vector<HttpCall> m_calls;   // guarded by m_mutex
    std::vector<CallScope> m_scopes; // guarded by m_mutex
};

} // namespace vitrine::client::mocks
