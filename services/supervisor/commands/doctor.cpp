#include "services/supervisor/commands/commands.hpp"
#include "services/supervisor/commands/machine_checks.hpp"

#include <cstdio>

namespace vitrine::supervisor {

int doctor(const DataFolder& folder)
{
    int faults = 0;
    for (const Finding& finding : examineMachine(folder)) {
        const char* mark = finding.kind == Finding::Kind::Good      ? "ok     "
                           : finding.kind == Finding::Kind::Warning ? "warning"
                                                                    : "FAULT  ";
        std::printf("%s  %s\n", mark, finding.what.c_str());
        if (!finding.advice.empty())
            std::printf("         -> %s\n", finding.advice.c_str());
        faults += finding.kind == Finding::Kind::Fault ? 1 : 0;
    }
    return faults == 0 ? 0 : 1;
}

} // namespace vitrine::supervisor
