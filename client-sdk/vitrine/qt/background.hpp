#pragma once

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace vitrine::qt {

/// Runs `work()` on another thread and hands what it returns to `then(value)` on the GUI thread,
/// unless `context` died meanwhile. `work` must own all that it touches.
template <typename Work, typename Then> void inBackground(QObject* context, Work work, Then then)
{
    auto handler = std::make_shared<Then>(std::move(then));
    QThreadPool::globalInstance()->start(
        [guard = QPointer<QObject>(context), work = std::move(work), handler]() mutable {
            auto value = std::make_shared<decltype(work())>(work());
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [guard, handler, value] {
                    if (guard) // looked at on the GUI thread only
                        (*handler)(std::move(*value));
                },
                Qt::QueuedConnection);
        });
}

} // namespace vitrine::qt
