#include "services/platform/telemetry/process_metrics.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <sys/resource.h>
#include <unistd.h>

namespace vitrine::platform {
namespace {

/// Fields of /proc/self/stat from the third one on; the second, the program's name, may hold
/// anything.
void readStat(ProcessFigures& figures)
{
    std::ifstream file("/proc/self/stat");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto nameEnd = text.rfind(')');
    if (nameEnd == std::string::npos)
        return;
    std::istringstream fields(text.substr(nameEnd + 1));
    std::string skipped;
    for (int field = 3; field < 14; ++field)
        fields >> skipped;
    std::uint64_t userTicks = 0, systemTicks = 0, startTicks = 0, threads = 0;
    fields >> userTicks >> systemTicks >> skipped >> skipped >> skipped >> skipped >> threads >>
        skipped >> startTicks;
    const auto ticksPerSecond = static_cast<double>(sysconf(_SC_CLK_TCK));
    figures.cpuSeconds = static_cast<double>(userTicks + systemTicks) / ticksPerSecond;
    figures.threads = static_cast<double>(threads);

    double machineUptime = 0;
    std::ifstream("/proc/uptime") >> machineUptime;
    figures.uptimeSeconds = machineUptime - static_cast<double>(startTicks) / ticksPerSecond;
    const std::chrono::duration<double> now = std::chrono::system_clock::now().time_since_epoch();
    figures.startTime = now.count() - figures.uptimeSeconds;
}

} // namespace

ProcessFigures readProcessFigures()
{
    ProcessFigures figures;
    readStat(figures);
    double pages = 0, residentPages = 0;
    std::ifstream("/proc/self/statm") >> pages >> residentPages;
    const auto pageBytes = static_cast<double>(sysconf(_SC_PAGESIZE));
    figures.virtualBytes = pages * pageBytes;
    figures.residentBytes = residentPages * pageBytes;

    std::error_code ec;
    const std::filesystem::directory_iterator files("/proc/self/fd", ec);
    if (!ec)
        figures.openFiles = static_cast<double>(std::distance(begin(files), end(files))) -
                            1; // without the listing's own
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0)
        figures.maxFiles = static_cast<double>(limit.rlim_cur);
    return figures;
}

} // namespace vitrine::platform
