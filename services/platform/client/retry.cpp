#include "services/platform/client/retry.hpp"

#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <charconv>
#include <ctime>
#include <iomanip>
#include <sstream>
#include <string>

namespace vitrine::platform {

using std::chrono::milliseconds;
using std::chrono::seconds;

void RetryBudget::earn()
{
    const std::scoped_lock lock(m_mutex);
    m_tokens = std::min(m_max, m_tokens + m_ratio);
}

bool RetryBudget::spend()
{
    const std::scoped_lock lock(m_mutex);
    if (m_tokens < 1)
        return false;
    m_tokens -= 1;
    return true;
}

milliseconds backoff(const RetryOptions& options, int repeat, std::mt19937& random)
{
    const int doublings = std::clamp(repeat - 1, 0, 20);
    const milliseconds bound = std::min(options.delayMax, options.delayFirst * (1 << doublings));
    return milliseconds(std::uniform_int_distribution<milliseconds::rep>(0, bound.count())(random));
}

std::optional<seconds> parseRetryAfter(std::string_view value, Timestamp now)
{
    value = trim(value);
    unsigned delay = 0;
    const char* const end = value.data() + value.size();
    const auto [stopped, error] = std::from_chars(value.data(), end, delay);
    if (error == std::errc() && stopped == end && !value.empty())
        return seconds(delay);

    std::tm date{};
    std::istringstream in{std::string(value)};
    in.imbue(std::locale::classic());
    in >> std::get_time(&date, "%a, %d %b %Y %H:%M:%S GMT");
    if (in.fail() || in.peek() != std::istringstream::traits_type::eof())
        return std::nullopt;
    const Timestamp at = std::chrono::time_point_cast<milliseconds>(
        std::chrono::system_clock::from_time_t(::timegm(&date)));
    return std::max(seconds(0), std::chrono::ceil<seconds>(at - now));
}

} // namespace vitrine::platform
