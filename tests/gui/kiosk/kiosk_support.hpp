#pragma once

#include "storefront-kiosk/storage/own_thread.hpp"
#include "vitrine/core/result.hpp"
#include "vitrine/domain/money.hpp"
#include "vitrine/wire/order.hpp"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

/// Support for the kiosk's tests with an event loop.
namespace vitrine::kiosk::testing {

template <typename T> T must(Result<T> result)
{
    if (!result.ok())
        throw std::runtime_error(result.error().message);
    return std::move(result).value();
}

inline domain::Money euros(std::int64_t cents)
{
    return must(domain::Money::create(cents, "EUR"));
}

inline wire::OrderDraft draftOf(std::int64_t cents)
{
    return {.lines = {{"0190a1b2-0000-7000-8000-000000000001", 1}},
            .paymentToken = "tok_visa",
            .expectedTotal = euros(cents)};
}

/// Runs the event loop until `condition` holds. Finer than QTRY_*, which waits in steps of 50 ms.
inline bool waitFor(const std::function<bool()>& condition, int milliseconds = 10'000)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > milliseconds)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

/// Asks a store and waits for its answer.
template <typename T, typename Work> auto askNow(Confined<T>& store, Work work)
{
    using Answer = std::invoke_result_t<Work&, T&>;
    std::optional<Answer> answer;
    QObject context;
    store.ask(&context, std::move(work), [&answer](const Answer& got) { answer = got; });
    if (!waitFor([&] { return answer.has_value(); }))
        throw std::runtime_error("the store does not answer");
    return must(std::move(*answer));
}

/// A folder that is removed with everything in it; in memory where that is possible: what is
/// tested is not the disk's speed.
class Folder
{
public:
    [[nodiscard]] std::string file(const char* name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }

private:
    QTemporaryDir m_folder{QFileInfo(QStringLiteral("/dev/shm")).isWritable()
                               ? QStringLiteral("/dev/shm/vitrine-kiosk-XXXXXX")
                               : QDir::tempPath() + QStringLiteral("/vitrine-kiosk-XXXXXX")};
};

} // namespace vitrine::kiosk::testing
