#pragma once

#include "vitrine/core/result.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace vitrine {

/// An instant in UTC, in milliseconds: what is stored and sent.
using Timestamp = std::chrono::time_point<std::chrono::system_clock, std::chrono::milliseconds>;

/// Where programs read the time, so that a test can set it. Safe to call from any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Timestamp now() const = 0;
};

/// The machine's clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override;
};

/// RFC 3339 in UTC with milliseconds, e.g. "2026-11-20T09:30:00.000Z".
[[nodiscard]] std::string formatTimestamp(Timestamp instant);

/// Reads RFC 3339 with any offset and up to nine fractional digits (further ones are refused).
/// @return InvalidArgument when `text` is anything else.
[[nodiscard]] Result<Timestamp> parseTimestamp(std::string_view text);

/// A point on the monotonic clock after which nobody waits any more.
class Deadline
{
public:
    using Monotonic = std::chrono::steady_clock;

    /// The deadline that never comes.
    Deadline() = default;
    explicit Deadline(Monotonic::time_point at)
        : m_at(at)
    {
    }
    [[nodiscard]] static Deadline in(std::chrono::milliseconds left)
    {
        return Deadline(Monotonic::now() + left);
    }

    [[nodiscard]] Monotonic::time_point at() const { return m_at; }
    [[nodiscard]] bool expired() const { return Monotonic::now() >= m_at; }
    /// Time left, never negative; capped at one day for the deadline that never comes.
    [[nodiscard]] std::chrono::milliseconds remaining() const;
    /// The earlier of the two.
    [[nodiscard]] Deadline orEarlier(std::chrono::milliseconds fromNow) const;

private:
    Monotonic::time_point m_at = Monotonic::time_point::max();
};

} // namespace vitrine
