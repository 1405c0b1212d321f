#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace vitrine::domain {

/// A universally unique identifier (RFC 9562).
class Uuid
{
public:
    using Bytes = std::array<std::uint8_t, 16>;

    /// The nil UUID.
    Uuid() = default;
    explicit Uuid(const Bytes& bytes)
        : m_bytes(bytes)
    {
    }

    /// Reads the usual 8-4-4-4-12 hexadecimal form, any case, any version.
    /// @return InvalidArgument for anything else.
    [[nodiscard]] static Result<Uuid> parse(std::string_view text);

    /// Lower case, with hyphens.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] const Bytes& bytes() const { return m_bytes; }
    [[nodiscard]] int version() const { return m_bytes[6] >> 4; }
    /// When a version 7 UUID was made; the epoch for other versions.
    [[nodiscard]] Timestamp timestamp() const;

    auto operator<=>(const Uuid&) const = default;

private:
    Bytes m_bytes{};
};

/// Makes version 7 UUIDs: 48 bits of milliseconds, 12 bits of counter, 62 random bits. Each is
/// greater than the one before it, also when the clock stands still or goes back. Safe to call from
/// any thread.
class UuidGenerator
{
public:
    explicit UuidGenerator(const Clock& clock)
        : m_clock(clock)
    {
    }
    [[nodiscard]] Uuid next();

private:
    const Clock& m_clock;
    std::mutex m_mutex;
    std::int64_t m_lastMs = -1;
    std::uint32_t m_counter = 0;
};

/// The next UUID of this process, by the machine's clock.
[[nodiscard]] Uuid newUuid();

/// Whether `text` is a UUID as `Uuid::parse` reads it.
[[nodiscard]] bool isUuid(std::string_view text) noexcept;

} // namespace vitrine::domain
