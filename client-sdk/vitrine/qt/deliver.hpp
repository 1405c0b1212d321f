#pragma once

#include "vitrine/transport/task.hpp"

#include <QCoreApplication>
#include <QPointer>
#include <QThread>

#include <functional>
#include <memory>
#include <utility>

namespace vitrine::qt {

/// Hands the Result of `task` to `handler(const Result<T>&)` on the GUI thread, unless `context`
/// died meanwhile. Always later, never from within this call. What the handler captures is copied
/// once and may be destroyed on another thread: capture values and `this`, no widgets by value.
template <typename T, typename Handler>
void deliver(client::Task<T> task, QObject* context, Handler handler)
{
    Q_ASSERT(context != nullptr);
    Q_ASSERT(QThread::currentThread() == QCoreApplication::instance()->thread());
    auto shared = std::make_shared<Handler>(std::move(handler));
    task.then([guard = QPointer<QObject>(context), shared](const client::Task<T>& done) {
        auto* app = QCoreApplication::instance(); // outlives every screen
        if (app == nullptr)
            return;
        auto result = std::make_shared<Result<T>>(client::resultOf(done));
        QMetaObject::invokeMethod(
            app,
            [guard, shared, result] {
                if (guard) // looked at on the GUI thread only
                    (*shared)(std::as_const(*result));
            },
            Qt::QueuedConnection);
    });
}

/// A function for any thread that makes `handler(values...)` run on the GUI thread, unless
/// `context` died meanwhile; for what happens while a task is under way.
template <typename... Values, typename Handler>
[[nodiscard]] std::function<void(Values...)> onGuiThread(QObject* context, Handler handler)
{
    Q_ASSERT(context != nullptr);
    auto shared = std::make_shared<Handler>(std::move(handler));
    return [guard = QPointer<QObject>(context), shared](Values... values) {
        auto* app = QCoreApplication::instance();
        if (app == nullptr)
            return;
        QMetaObject::invokeMethod(
            app,
            [guard, shared, values...] {
                if (guard) // looked at on the GUI thread only
                    (*shared)(values...);
            },
            Qt::QueuedConnection);
    };
}

/// Tells repeated requests apart: only the answer to the latest one counts.
///
///     const auto ticket = m_latest.next();
///     deliver(task, this, [this, ticket](const auto& result) {
///         if (m_latest.isStale(ticket)) return;
class Latest
{
public:
    using Ticket = quint64;
    Ticket next() { return ++m_number; }
    /// Forgets all that is under way.
    void drop() { ++m_number; }
    [[nodiscard]] bool isStale(Ticket ticket) const { return ticket != m_number; }

private:
    Ticket m_number = 0;
};

} // namespace vitrine::qt
