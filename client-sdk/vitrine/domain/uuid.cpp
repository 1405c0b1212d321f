#include "vitrine/domain/uuid.hpp"

#include "vitrine/core/encoding.hpp"

#include <cstddef>
#include <span>

namespace vitrine::domain {
namespace {

constexpr std::size_t kTextLength = 36;
constexpr std::uint32_t kCounterMax = 0xfff;

int hexValue(char c) noexcept
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool isHyphenPosition(std::size_t i) noexcept
{
    return i == 8 || i == 13 || i == 18 || i == 23;
}

bool read(std::string_view text, Uuid::Bytes& bytes) noexcept
{
    if (text.size() != kTextLength)
        return false;
    std::size_t digits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (isHyphenPosition(i)) {
            if (text[i] != '-')
                return false;
            continue;
        }
        const int value = hexValue(text[i]);
        if (value < 0)
            return false;
        std::uint8_t& byte = bytes[digits / 2];
        byte = static_cast<std::uint8_t>(digits % 2 == 0 ? value << 4 : byte | value);
        ++digits;
    }
    return true;
}

} // namespace

Result<Uuid> Uuid::parse(std::string_view text)
{
    Uuid uuid;
    if (!read(text, uuid.m_bytes))
        return failure<Uuid>(ErrorCode::InvalidArgument,
                             "a UUID has the form 01890a5d-ac96-774b-bcce-b302099a8057");
    return uuid;
}

std::string Uuid::text() const
{
    static constexpr char kHex[] = "0123456789abcdef";
    std::string text;
    text.reserve(kTextLength);
    for (const std::uint8_t byte : m_bytes) {
        if (isHyphenPosition(text.size()))
            text += '-';
        text += kHex[byte >> 4];
        text += kHex[byte & 0xf];
    }
    return text;
}

Timestamp Uuid::timestamp() const
{
    if (version() != 7)
        return Timestamp{};
    std::int64_t ms = 0;
    for (std::size_t i = 0; i < 6; ++i)
        ms = ms << 8 | m_bytes[i];
    return Timestamp(std::chrono::milliseconds(ms));
}

Uuid UuidGenerator::next()
{
    Uuid::Bytes bytes{};
    randomBytes(std::as_writable_bytes(std::span(bytes)));
    // Half of the counter's range is left free, so that a burst within one millisecond has room to
    // count.
    const std::uint32_t fresh = (std::uint32_t{bytes[6]} << 8 | bytes[7]) & 0x7ff;
    std::int64_t ms = 0;
    std::uint32_t counter = 0;
    {
        const std::lock_guard lock(m_mutex);
        const std::int64_t nowMs = m_clock.now().time_since_epoch().count();
        if (nowMs > m_lastMs) {
            m_lastMs = nowMs;
            m_counter = fresh;
        } else if (m_counter < kCounterMax) {
            ++m_counter;
        } else { // run ahead of the clock rather than repeat
            ++m_lastMs;
            m_counter = fresh;
        }
        ms = m_lastMs;
        counter = m_counter;
    }
    for (std::size_t i = 0; i < 6; ++i)
        bytes[i] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
    bytes[6] = static_cast<std::uint8_t>(0x70 | counter >> 8);
    bytes[7] = static_cast<std::uint8_t>(counter);
    bytes[8] = static_cast<std::uint8_t>(0x80 | (bytes[8] & 0x3f));
    return Uuid(bytes);
}

Uuid newUuid()
{
    static const SystemClock clock;
    static UuidGenerator generator(clock);
    return generator.next();
}

bool isUuid(std::string_view text) noexcept
{
    Uuid::Bytes bytes{};
    return read(text, bytes);
}

} // namespace vitrine::domain
