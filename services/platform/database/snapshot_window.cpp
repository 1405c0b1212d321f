#include "services/platform/database/snapshot_window.hpp"

#include <algorithm>
#include <cstdint>

namespace vitrine::platform {

std::string_view takeMember(std::string_view& text, char separator)
{
    const std::size_t end = std::min(text.find(separator), text.size());
    const std::string_view member = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return member;
}

bool isSnapshot(std::string_view text)
{
    std::uint64_t oldest = 0;
    std::uint64_t next = 0;
    if (std::count(text.begin(), text.end(), ':') != 2 ||
        !readNumber(takeMember(text, ':'), oldest) || !readNumber(takeMember(text, ':'), next))
        return false;
    constexpr std::uint64_t kNumberMax = INT64_MAX;
    if (oldest == 0 || oldest > next || next > kNumberMax)
        return false;
    std::uint64_t previous = oldest - 1;
    while (!text.empty()) {
        std::uint64_t running = 0;
        if (!readNumber(takeMember(text, ','), running) || running <= previous || running >= next)
            return false;
        previous = running;
    }
    return true;
}

} // namespace vitrine::platform
