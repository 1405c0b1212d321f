#pragma once

#include "vitrine/core/problem.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

namespace vitrine {

/// Kinds of failure, the same for every layer. Each border translates them exactly once.
enum class ErrorCode {
    InvalidArgument,      ///< The request is malformed or breaks a rule of its fields (400).
    Unauthenticated,      ///< No caller, or one whose token does not hold (401).
    PermissionDenied,     ///< The caller is known and may not do this (403).
    NotFound,             ///< There is no such thing, or it is not the caller's (404).
    Conflict,             ///< The present state forbids it (409).
    PreconditionFailed,   ///< If-Match did not hold (412).
    TooLarge,             ///< A body or a list exceeds its limit (413).
    Unprocessable,        ///< Well-formed, but contradicts an earlier request (422).
    PreconditionRequired, ///< The write needs If-Match (428).
    RateLimited,          ///< Too many requests; see `retryAfter` (429).
    Cancelled,            ///< The caller gave up; the outcome is unknown.
    Unavailable,          ///< A transient failure; the same call may succeed later (503).
    DeadlineExceeded,     ///< No answer in time; the outcome is unknown (504).
    Internal              ///< A fault of the program that answered (500).
};

/// Why there is no value.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    std::string message{};   ///< For logs and developers; never shown to a shopper.
    std::string field{};     ///< The field at fault as a JSON pointer without '#', or "".
    std::string requestId{}; ///< Of the failed HTTP call, if there was one.
    std::string traceId{};   ///< Of the failed HTTP call, if there was one.
    int status = 0;          ///< HTTP status, 0 when no answer came.
    std::optional<std::chrono::seconds> retryAfter{};
    std::shared_ptr<const Problem> problem{}; ///< The server's own words, if it sent any.
    Reason reason{};                          ///< The rule that was broken, where it has a name.
};

/// A value, or the Error that explains why there is none.
template <typename T> class [[nodiscard]] Result
{
public:
    using ValueType = T;

    Result()
        : m_state(Error{.message = "result was never set"})
    {
    } // pplx::task needs it
    Result(T value)
        : m_state(std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::move(error))
    {
    }

    [[nodiscard]] bool ok() const noexcept { return std::holds_alternative<T>(m_state); }
    explicit operator bool() const noexcept { return ok(); }

    /// @pre ok()
    const T& value() const& { return std::get<T>(m_state); }
    T& value() & { return std::get<T>(m_state); }
    T&& value() && { return std::get<T>(std::move(m_state)); }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::get<T>(std::move(m_state)); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    /// @pre !ok()
    const Error& error() const& { return std::get<Error>(m_state); }
    Error&& error() && { return std::get<Error>(std::move(m_state)); }

private:
    std::variant<T, Error> m_state;
};

/// The value of a Result that only says that something was done.
struct Done
{
    bool operator==(const Done&) const = default;
};

/// Success, or the Error that explains the failure.
using Outcome = Result<Done>;

/// The same error for another type of result.
template <typename T>
[[nodiscard]] inline Result<T> failure(ErrorCode code, std::string message, std::string field = {})
{
    return Error{.code = code, .message = std::move(message), .field = std::move(field)};
}

/// Lower-case name of `code` for logs and metrics, e.g. "not_found".
[[nodiscard]] const char* toString(ErrorCode code) noexcept;

/// Whether the same call may succeed if it is repeated later.
[[nodiscard]] bool isTransient(ErrorCode code) noexcept;

} // namespace vitrine
