#include "tests/gui/kiosk/kiosk_app.hpp"
#include "tests/gui/kiosk/program_test.hpp"

#include <cstdlib>
#include <malloc.h>
#include <unistd.h>

int main(int argc, char** argv)
{
    // as the kiosk runs in a shop: what is freed is overwritten at once, small pieces included; the
    // allocator reads this when a process begins
    constexpr const char* kTunables = "GLIBC_TUNABLES";
    if (std::getenv(kTunables) == nullptr) {
        setenv(kTunables, "glibc.malloc.tcache_count=0", 1);
        execv("/proc/self/exe", argv);
        return EXIT_FAILURE;
    }
    mallopt(M_PERTURB, 0x5a);
    ProgramTest program;
    return vitrine::kiosk::testing::runKioskTests({&program}, argc, argv);
}
