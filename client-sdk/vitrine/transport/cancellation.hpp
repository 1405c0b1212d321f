#pragma once

#include <functional>
#include <memory>

namespace vitrine::client {

/// Says whether somebody has given up. Cheap to copy; safe to use from any thread.
class CancelToken
{
public:
    /// Keeps a callback registered until it is destroyed; afterwards the callback does not start
    /// any more (but one that is running on another thread may still be).
    class Registration
    {
    public:
        Registration();
        Registration(Registration&& other) noexcept;
        Registration& operator=(Registration&& other) noexcept;
        Registration(const Registration&) = delete;
        Registration& operator=(const Registration&) = delete;
        ~Registration();

    private:
        friend class CancelToken;
        struct State;
        explicit Registration(std::unique_ptr<State> state);
        std::unique_ptr<State> m_state;
    };

    /// The token that is never cancelled.
    CancelToken() = default;

    [[nodiscard]] bool isCancelled() const;
    /// Calls `callback` once when the source is cancelled: on the thread that cancels, or now if
    /// that has happened already. The callback must not throw.
    [[nodiscard]] Registration onCancel(std::function<void()> callback) const;

private:
    friend class CancelSource;
    struct Shared;
    explicit CancelToken(std::shared_ptr<Shared> shared);
    std::shared_ptr<Shared> m_shared;
};

/// Gives up the calls that were started with its token. Copies are the same source.
class CancelSource
{
public:
    CancelSource();

    [[nodiscard]] CancelToken token() const;
    /// Runs the registered callbacks. Only the first call does anything.
    void cancel() const;

private:
    std::shared_ptr<CancelToken::Shared> m_shared;
};

} // namespace vitrine::client
