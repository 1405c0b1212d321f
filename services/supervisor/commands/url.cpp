#include "services/supervisor/commands/commands.hpp"

#include <iostream>

namespace vitrine::supervisor {

int url(const DataFolder& folder, const std::string& service)
{
    const auto state = folder.loadState();
    if (!state) {
        std::cerr << "vitrine: the shop does not run\n";
        return 3;
    }
    for (const InstanceState& instance : state->instances) {
        if (instance.name == service) {
            std::cout << "http://127.0.0.1:" << instance.port << "\n";
            return 0;
        }
    }
    std::cerr << "vitrine: there is no process '" << service << "'\n";
    return 2;
}

} // namespace vitrine::supervisor
