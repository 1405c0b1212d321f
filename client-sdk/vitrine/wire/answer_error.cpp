#include "vitrine/wire/answer_error.hpp"

#include "vitrine/core/encoding.hpp"
#include "vitrine/wire/problem.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <string>
#include <utility>

namespace vitrine::wire {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kDay = std::chrono::hours(24);

std::optional<int> numberAt(std::string_view text, std::size_t at, std::size_t digits)
{
    int number = 0;
    const char* first = text.data() + at;
    const auto [end, error] = std::from_chars(first, first + digits, number);
    return error == std::errc() && end == first + digits && number >= 0 ? std::optional(number)
                                                                        : std::nullopt;
}

/// "Sun, 06 Sep 2026 10:15:00 GMT", the one form that may still be sent.
std::optional<Timestamp> parseImfDate(std::string_view text)
{
    constexpr std::array<std::string_view, 12> kMonths = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (text.size() != 29 || text.substr(3, 2) != ", " || text.substr(25) != " GMT" ||
        text[19] != ':' || text[22] != ':')
        return std::nullopt;
    const auto month = std::find(kMonths.begin(), kMonths.end(), text.substr(8, 3));
    const auto day = numberAt(text, 5, 2), year = numberAt(text, 12, 4),
               hour = numberAt(text, 17, 2);
    const auto minute = numberAt(text, 20, 2), second = numberAt(text, 23, 2);
    if (month == kMonths.end() || !day || !year || !hour || !minute || !second)
        return std::nullopt;
    const std::chrono::year_month_day date{
        std::chrono::year(*year),
        std::chrono::month(unsigned(month - kMonths.begin()) + 1),
        std::chrono::day(unsigned(*day))};
    if (!date.ok() || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    return std::chrono::sys_days(date) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
           std::chrono::seconds(*second);
}

} // namespace

ErrorCode codeOfStatus(int status) noexcept
{
    switch (status) {
    case 401:
        return ErrorCode::Unauthenticated;
    case 403:
        return ErrorCode::PermissionDenied;
    case 404:
    case 410:
        return ErrorCode::NotFound;
    case 402: // a declined payment leaves the order where it is
    case 409:
        return ErrorCode::Conflict;
    case 412:
        return ErrorCode::PreconditionFailed;
    case 413:
        return ErrorCode::TooLarge;
    case 422:
        return ErrorCode::Unprocessable;
    case 428:
        return ErrorCode::PreconditionRequired;
    case 429:
        return ErrorCode::RateLimited;
    case 502:
    case 503:
        return ErrorCode::Unavailable;
    case 408:
    case 504:
        return ErrorCode::DeadlineExceeded;
    default:
        return status >= 400 && status < 500 ? ErrorCode::InvalidArgument : ErrorCode::Internal;
    }
}

std::optional<milliseconds> retryAfter(std::string_view value, Timestamp now)
{
    value = trim(value);
    long long seconds = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (error == std::errc() && end == value.data() + value.size() && seconds >= 0)
        return seconds >= 86400 ? kDay : milliseconds(seconds * 1000);
    if (const auto at = parseImfDate(value))
        return std::clamp<milliseconds>(*at - now, milliseconds(0), kDay);
    return std::nullopt;
}

Error answerError(int status, const Headers& headers, std::string_view body)
{
    Error error{.code = codeOfStatus(status), .status = status};
    error.message = "the server answered " + std::to_string(status);
    if (const auto wait = retryAfter(headers.get("Retry-After"), SystemClock().now()))
        error.retryAfter = std::chrono::ceil<std::chrono::seconds>(*wait);
    error.requestId = std::string(headers.get("X-Request-Id"));

    auto problem = decodeProblem(body);
    if (!problem.ok())
        return error; // a proxy's HTML page, or nothing: the status says what can be said
    if (problem->status == 0)
        problem->status = status;
    if (!problem->detail.empty())
        error.message = problem->detail;
    else if (!problem->title.empty())
        error.message = problem->title;
    if (!problem->errors.empty()) {
        const std::string& pointer = problem->errors.front().pointer;
        error.field = pointer.starts_with('#') ? pointer.substr(1) : pointer;
    }
    error.reason = problem->reason;
    error.problem = std::make_shared<const Problem>(*std::move(problem));
    return error;
}

} // namespace vitrine::wire
