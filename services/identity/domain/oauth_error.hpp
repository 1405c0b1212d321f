#pragma once

#include "vitrine/core/result.hpp"

#include <string>
#include <utility>
#include <variant>

namespace vitrine::identity {

/// A refusal in OAuth's own words (RFC 6749 section 5.2).
struct OAuthError
{
    std::string error;       ///< "invalid_grant"
    std::string description; ///< A sentence for the developer of the client.
    int status = 400;
    std::string cause{}; ///< Of a failure inside, for the log. Never sent.
};

/// A value, or the OAuthError that explains why there is none.
template <typename T> class [[nodiscard]] OAuthResult
{
public:
    OAuthResult(T value)
        : m_state(std::move(value))
    {
    }
    OAuthResult(OAuthError error)
        : m_state(std::move(error))
    {
    }

    [[nodiscard]] bool ok() const noexcept { return std::holds_alternative<T>(m_state); }
    const T& operator*() const& { return std::get<T>(m_state); }
    T& operator*() & { return std::get<T>(m_state); }
    T&& operator*() && { return std::get<T>(std::move(m_state)); }
    const T* operator->() const { return &std::get<T>(m_state); }
    T* operator->() { return &std::get<T>(m_state); }
    const OAuthError& error() const { return std::get<OAuthError>(m_state); }

private:
    std::variant<T, OAuthError> m_state;
};

/// What a client learns of a failure inside: nothing but whether to try again.
[[nodiscard]] inline OAuthError oauthErrorFrom(const Error& error)
{
    if (isTransient(error.code))
        return {"temporarily_unavailable",
                "The server cannot answer now. Try again later.",
                503,
                error.message};
    return {"server_error", "The server met an unexpected condition.", 500, error.message};
}

} // namespace vitrine::identity
