#pragma once

#include "services/platform/transport/exchange.hpp"
#include "services/platform/transport/task.hpp"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <atomic>
#include <memory>
#include <utility>

namespace vitrine::transport {

namespace detail {

template <typename T> class ReplyState
{
public:
    virtual ~ReplyState() = default;
    bool deliver(T value)
    {
        if (m_delivered.exchange(true))
            return false;
        resume(std::move(value));
        return true;
    }

protected:
    virtual void resume(T value) = 0;
    std::atomic<bool> m_delivered{false};
};

template <typename T, typename Handler> class PendingReply final : public ReplyState<T>
{
public:
    PendingReply(Handler handler, T (*fallback)(), std::shared_ptr<ReplyTracker> tracker)
        : m_handler(std::move(handler))
        , m_fallback(fallback)
        , m_tracker(std::move(tracker))
    {
        m_tracker->add();
    }
    ~PendingReply() override
    {
        if (!this->m_delivered.load())
            this->deliver(m_fallback());
        m_tracker->remove();
    }

private:
    void resume(T value) override
    {
        const auto executor = boost::asio::get_associated_executor(m_handler);
        boost::asio::post(executor,
                          [handler = std::move(m_handler), value = std::move(value)]() mutable {
                              handler(std::move(value));
                          });
    }

    Handler m_handler;
    T (*m_fallback)();
    std::shared_ptr<ReplyTracker> m_tracker;
};

} // namespace detail

/// The place where a value is delivered that a suspended coroutine waits for. Copies share one
/// delivery; the first counts. When the last copy goes without a delivery, the fallback is
/// delivered. Safe to use from any thread. The server waits for its replies when it is destroyed,
/// so each must end.
template <typename T> class Reply
{
public:
    explicit Reply(std::shared_ptr<detail::ReplyState<T>> state)
        : m_state(std::move(state))
    {
    }
    /// @return false when something was delivered before.
    bool deliver(T value) const { return m_state->deliver(std::move(value)); }

private:
    std::shared_ptr<detail::ReplyState<T>> m_state;
};

/// Suspends a handler of `exchange` until a value is delivered: the bridge from threads and
/// callbacks to coroutines.
///
///     Response answer = co_await awaitReply<Response>(exchange, &lostAnswer, [&](Reply<Response>
///     reply) {
///         if (!workers.post([reply] { reply.deliver(work()); }))
///             reply.deliver(busyAnswer());
///     });
///
/// @param fallback makes the value to deliver when the Reply is lost; must not throw.
/// @param start called once with the Reply, before the coroutine is resumed. When it throws, the
/// fallback is delivered.
template <typename T, typename Start>
[[nodiscard]] Task<T> awaitReply(Exchange& exchange, T (*fallback)(), Start start)
{
    struct Plan
    {
        T (*fallback)();
        Start start;
        std::shared_ptr<ReplyTracker> tracker;
    };
    auto plan = std::make_shared<Plan>(Plan{fallback, std::move(start), exchange.replies()});
    return boost::asio::async_initiate<const boost::asio::use_awaitable_t<>, void(T)>(
        [](auto&& handler, const std::shared_ptr<Plan>& what) {
            using Handler = std::decay_t<decltype(handler)>;
            Reply<T> reply(std::make_shared<detail::PendingReply<T, Handler>>(
                std::forward<decltype(handler)>(handler),
                what->fallback,
                std::move(what->tracker)));
            try {
                what->start(std::move(reply));
            } catch (...) {
                // The suspended coroutine cannot take an exception here. `reply` was dropped by it:
                // the fallback answers.
            }
        },
        boost::asio::use_awaitable,
        std::move(plan));
}

} // namespace vitrine::transport
