#pragma once

#include "vitrine/core/result.hpp"

#include <QCoreApplication>
#include <QPointer>

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <type_traits>
#include <utility>

namespace vitrine::kiosk {

/// One thread that does one thing after the other. What waits when it ends is still done.
class SerialThread
{
public:
    /// @param waitingMax so many may wait; further ones are refused.
    explicit SerialThread(std::size_t waitingMax = 10'000);
    ~SerialThread();
    SerialThread(const SerialThread&) = delete;
    SerialThread& operator=(const SerialThread&) = delete;

    /// @return false when too many wait already.
    [[nodiscard]] bool post(std::function<void()> work);
    /// What the thread does last of all; never refused.
    void endWith(std::function<void()> work);

private:
    void run();

    const std::size_t m_waitingMax;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_waiting; // guarded by m_mutex
    std::function<void()> m_last;                // guarded by m_mutex
    bool m_ending = false;                       // guarded by m_mutex
    std::thread m_thread;                        // last: starts when all else is there
};

/// A store that lives on a thread of its own, so that no screen ever waits for the disk. Made, used
/// and destroyed there; what is asked of it is done in the order of asking.
///
///     Confined<OrderQueue> queue([options] { return OrderQueue::open(options); });
///     queue.ask(this, [sale](OrderQueue& q) { return q.put(sale); },
///               [this](const Result<Sale>& put) { ... });
template <typename T> class Confined
{
public:
    using Make = std::function<Result<std::unique_ptr<T>>()>;

    /// @param make runs on the new thread; when it fails, each question is answered with its error.
    explicit Confined(Make make)
        : m_held(std::make_shared<Held>())
    {
        std::ignore = m_thread.post([held = m_held, make = std::move(make)] {
            auto made = make();
            if (made.ok())
                held->value = std::move(made).value();
            else
                held->error = made.error();
        });
    }
    ~Confined()
    {
        // a database connection ends on the thread that opened it
        m_thread.endWith([held = m_held] { held->value.reset(); });
    }
    Confined(const Confined&) = delete;
    Confined& operator=(const Confined&) = delete;

    /// Runs `work(T&)`, which answers a Result, on the store's thread and hands the answer to
    /// `then(const Result&)` on the GUI thread, unless `context` died meanwhile. Always later. What
    /// `work` captures must be its own.
    template <typename Work, typename Then> void ask(QObject* context, Work work, Then then)
    {
        using Answer = std::invoke_result_t<Work&, T&>;
        auto handler = std::make_shared<Then>(std::move(then));
        const auto hand = [guard = QPointer<QObject>(context), handler](Answer answer) {
            auto* app = QCoreApplication::instance(); // outlives every screen
            if (app == nullptr)
                return;
            auto kept = std::make_shared<const Answer>(std::move(answer));
            QMetaObject::invokeMethod(
                app,
                [guard, handler, kept] {
                    if (guard) // looked at on the GUI thread only
                        (*handler)(*kept);
                },
                Qt::QueuedConnection);
        };
        const bool taken = m_thread.post([held = m_held, work = std::move(work), hand]() mutable {
            hand(held->value ? Answer(work(*held->value)) : Answer(held->error));
        });
        if (!taken)
            hand(Answer(Error{.code = ErrorCode::Unavailable,
                              .message = "the kiosk's disk does not keep up"}));
    }

    /// As ask, for what needs no answer.
    template <typename Work> void tell(Work work)
    {
        std::ignore = m_thread.post([held = m_held, work = std::move(work)]() mutable {
            if (held->value)
                work(*held->value);
        });
    }

private:
    /// Touched on the thread only.
    struct Held
    {
        std::unique_ptr<T> value;
        Error error{.code = ErrorCode::Unavailable, .message = "the store is not open"};
    };

    std::shared_ptr<Held> m_held;
    SerialThread m_thread;
};

} // namespace vitrine::kiosk
