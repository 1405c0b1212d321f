#pragma once

#include "services/supervisor/data/data_folder.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::supervisor {

/// Whether 127.0.0.1:`port` can be bound now.
[[nodiscard]] bool portIsFree(std::uint16_t port);

/// One thing that was looked at on this machine.
struct Finding
{
    enum class Kind { Good, Warning, Fault };
    Kind kind = Kind::Good;
    std::string what;   ///< What was found, in a sentence.
    std::string advice; ///< What to do about it, "" when all is well.
};

/// Looks at everything a shop needs: database programs, ports, disk, clock, lock, file descriptors,
/// permissions.
[[nodiscard]] std::vector<Finding> examineMachine(const DataFolder& folder);

} // namespace vitrine::supervisor
