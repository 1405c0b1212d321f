#include "vitrine/core/clock.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

namespace vitrine {

namespace {

using std::chrono::milliseconds;

/// Reads `digits` decimal digits at `at` and moves behind them; -1 when there is anything else.
int readNumber(std::string_view text, std::size_t& at, std::size_t digits)
{
    if (text.size() < at + digits)
        return -1;
    int number = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        const char c = text[at + i];
        if (c < '0' || c > '9')
            return -1;
        number = number * 10 + (c - '0');
    }
    at += digits;
    return number;
}

bool skip(std::string_view text, std::size_t& at, std::string_view oneOf)
{
    if (at >= text.size() || oneOf.find(text[at]) == std::string_view::npos)
        return false;
    ++at;
    return true;
}

/// Reads ".123456789" if it is there; milliseconds, -1 when malformed.
int readFraction(std::string_view text, std::size_t& at)
{
    if (at >= text.size() || text[at] != '.')
        return 0;
    const std::size_t first = ++at;
    int value = 0;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
        if (at - first < 3)
            value = value * 10 + (text[at] - '0');
        ++at;
    }
    const std::size_t digits = at - first;
    if (digits == 0 || digits > 9)
        return -1;
    for (std::size_t i = digits; i < 3; ++i)
        value *= 10;
    return value;
}

/// Reads "Z" or "+02:00" to the end of `text`; nothing when malformed.
std::optional<std::chrono::minutes> readOffset(std::string_view text, std::size_t at)
{
    using std::chrono::minutes;
    if (at >= text.size())
        return std::nullopt;
    const char sign = text[at++];
    if (sign == 'Z' || sign == 'z')
        return at == text.size() ? std::optional(minutes(0)) : std::nullopt;
    if (sign != '+' && sign != '-')
        return std::nullopt;
    const int hours = readNumber(text, at, 2);
    if (hours < 0 || hours > 23 || !skip(text, at, ":"))
        return std::nullopt;
    const int rest = readNumber(text, at, 2);
    if (rest < 0 || rest > 59 || at != text.size())
        return std::nullopt;
    const minutes offset(hours * 60 + rest);
    return sign == '-' ? -offset : offset;
}

Error malformed()
{
    return Error{.code = ErrorCode::InvalidArgument, .message = "is not an RFC 3339 date and time"};
}

} // namespace

Timestamp SystemClock::now() const
{
    return std::chrono::time_point_cast<milliseconds>(std::chrono::system_clock::now());
}

std::string formatTimestamp(Timestamp instant)
{
    using namespace std::chrono;
    const auto day = floor<days>(instant);
    const year_month_day date(day);
    const hh_mm_ss time(instant - day);
    std::array<char, 40> text{};
    std::snprintf(text.data(),
                  text.size(),
                  "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ",
                  static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()),
                  static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()),
                  static_cast<int>(time.subseconds().count()));
    return text.data();
}

Result<Timestamp> parseTimestamp(std::string_view text)
{
    using namespace std::chrono;
    std::size_t at = 0;
    const int yearNumber = readNumber(text, at, 4);
    const bool dash1 = skip(text, at, "-");
    const int monthNumber = readNumber(text, at, 2);
    const bool dash2 = skip(text, at, "-");
    const int dayNumber = readNumber(text, at, 2);
    if (yearNumber < 0 || monthNumber < 0 || dayNumber < 0 || !dash1 || !dash2 ||
        !skip(text, at, "Tt "))
        return malformed();
    const int hour = readNumber(text, at, 2);
    const bool colon1 = skip(text, at, ":");
    const int minute = readNumber(text, at, 2);
    const bool colon2 = skip(text, at, ":");
    const int second = readNumber(text, at, 2);
    if (hour < 0 || minute < 0 || second < 0 || !colon1 || !colon2 || hour > 23 || minute > 59 ||
        second > 60)
        return malformed();
    const int fraction = readFraction(text, at);
    const auto offset = readOffset(text, at);
    const year_month_day date(year(yearNumber),
                              month(static_cast<unsigned>(monthNumber)),
                              day(static_cast<unsigned>(dayNumber)));
    if (fraction < 0 || !offset || !date.ok())
        return malformed();
    return Timestamp(sys_days(date) + hours(hour) + minutes(minute) + seconds(second) +
                     milliseconds(fraction) - *offset);
}

milliseconds Deadline::remaining() const
{
    const auto now = Monotonic::now();
    if (m_at <= now)
        return milliseconds(0);
    constexpr milliseconds longest = std::chrono::hours(24);
    if (m_at - now >= longest)
        return longest;
    return std::chrono::ceil<milliseconds>(m_at - now);
}

Deadline Deadline::orEarlier(milliseconds fromNow) const
{
    return Deadline(std::min(m_at, Monotonic::now() + fromNow));
}

} // namespace vitrine
