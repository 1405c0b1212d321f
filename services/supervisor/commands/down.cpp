#include "services/supervisor/commands/commands.hpp"
#include "services/supervisor/data/shop_lock.hpp"

#include <chrono>
#include <iostream>
#include <signal.h>
#include <thread>

namespace vitrine::supervisor {

int down(const DataFolder& folder)
{
    using namespace std::chrono_literals;
    const auto pid = ShopLock::holder(folder.lockFile());
    if (!pid) {
        std::cout << "the shop does not run\n";
        return 0;
    }
    if (kill(*pid, SIGTERM) != 0) {
        std::cerr << "vitrine: cannot stop the shop (pid " << *pid
                  << "): it belongs to another user\n";
        return 1;
    }
    constexpr auto patience = 90s; // three waves and the database, each with its own limit
    const auto since = std::chrono::steady_clock::now();
    while (ShopLock::holder(folder.lockFile()) == pid) {
        if (std::chrono::steady_clock::now() - since > patience) {
            std::cerr << "vitrine: the shop (pid " << *pid << ") is still stopping after 90 s\n";
            return 1;
        }
        std::this_thread::sleep_for(50ms);
    }
    std::cout << "the shop is stopped\n";
    return 0;
}

} // namespace vitrine::supervisor
