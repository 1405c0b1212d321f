#pragma once

#include "vitrine/core/result.hpp"

#include <pplx/pplxtasks.h>

#include <exception>
#include <utility>

namespace vitrine::client {

/// A value that arrives later, or the Error that explains why not. Tasks of the SDK never throw.
/// `.get()` waits: fine on the main thread of a command-line program, never in a continuation or on
/// a screen's thread.
template <typename T> using Task = pplx::task<Result<T>>;

/// The result of a task that has already finished; its exception, if any, becomes an Error.
template <typename T> [[nodiscard]] Result<T> resultOf(const Task<T>& finished)
{
    try {
        return finished.get(); // does not wait: the task is done
    } catch (const std::exception& e) {
        return Error{.code = ErrorCode::Internal, .message = e.what()};
    } catch (...) {
        return Error{.code = ErrorCode::Internal, .message = "unknown exception"};
    }
}

/// `task` without exceptions: cpprestsdk ends the process when a failed task dies unobserved.
template <typename T> [[nodiscard]] Task<T> settle(Task<T> task)
{
    return task.then([](Task<T> done) { return resultOf<T>(done); });
}

/// A task that is finished already.
template <typename T> [[nodiscard]] Task<T> finished(Result<T> result)
{
    return pplx::task_from_result<Result<T>>(std::move(result));
}

} // namespace vitrine::client
