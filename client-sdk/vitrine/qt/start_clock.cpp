#include "vitrine/qt/start_clock.hpp"

#include <ctime>
#include <fstream>
#include <sstream>
#include <string>
#include <unistd.h>

namespace vitrine::qt {

std::int64_t millisecondsSinceStart()
{
    // Field 22 of /proc/self/stat: start in clock ticks since boot. The second field is the
    // program's name in parentheses and may hold anything.
    std::ifstream file("/proc/self/stat");
    std::string stat;
    std::getline(file, stat);
    const auto afterName = stat.rfind(')');
    if (afterName == std::string::npos)
        return -1;
    std::istringstream fields(stat.substr(afterName + 2));
    std::string field;
    for (int number = 3; number <= 22; ++number)
        fields >> field;
    std::timespec now{};
    if (!fields || clock_gettime(CLOCK_BOOTTIME, &now) != 0)
        return -1;
    const auto ticksPerSecond = sysconf(_SC_CLK_TCK);
    return std::int64_t(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000 -
           std::stoll(field) * 1000 / ticksPerSecond;
}

} // namespace vitrine::qt
