#pragma once

#include "services/config/domain/config_tree.hpp"
#include "vitrine/core/result.hpp"

#include <string>

namespace vitrine::config {

/// Where settings are kept. Safe to call from any thread.
class ConfigRepository
{
public:
    virtual ~ConfigRepository() = default;

    /// The state that `label` names now, "" for the default.
    /// @return NotFound for an unknown label; Unavailable when nothing could be read yet. Once
    /// something was read, a
    ///         repository that went away is served as it was.
    [[nodiscard]] virtual Result<ConfigTreePtr> tree(const std::string& label) = 0;
};

} // namespace vitrine::config
