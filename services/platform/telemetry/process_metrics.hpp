#pragma once

namespace vitrine::platform {

/// What the kernel says about this process, read from /proc.
struct ProcessFigures
{
    double residentBytes = 0;
    double virtualBytes = 0;
    double cpuSeconds = 0; ///< User and system time since the process began.
    double threads = 0;
    double openFiles = 0;
    double maxFiles = 0;
    double startTime = 0; ///< Seconds since 1970.
    double uptimeSeconds = 0;
};

/// Members that cannot be read are 0.
[[nodiscard]] ProcessFigures readProcessFigures();

} // namespace vitrine::platform
