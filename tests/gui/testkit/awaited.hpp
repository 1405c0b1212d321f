#pragma once

#include "vitrine/qt/deliver.hpp"

#include <QtTest>

#include <optional>

namespace vitrine::testkit {

/// What a task gives, while the event loop runs; DeadlineExceeded after five seconds.
template <typename T> Result<T> awaited(client::Task<T> task, QObject& context)
{
    std::optional<Result<T>> result;
    qt::deliver(std::move(task), &context, [&](const Result<T>& given) { result = given; });
    if (!QTest::qWaitFor([&] { return result.has_value(); }))
        return failure<T>(ErrorCode::DeadlineExceeded, "the task did not end");
    return *result;
}

} // namespace vitrine::testkit
