#pragma once

#include "services/platform/settings/settings.hpp"
#include "services/tracing/storage/span_store.hpp"

#include <string>
#include <vector>

namespace vitrine::tracing {

struct TracingSettings
{
    StoreLimits limits;
    std::vector<std::string> autocompleteKeys;
};

/// Faults are remembered by the reader.
[[nodiscard]] TracingSettings readTracingSettings(platform::SettingsReader& reader);

} // namespace vitrine::tracing
