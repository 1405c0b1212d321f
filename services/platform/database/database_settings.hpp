#pragma once

#include "services/platform/database/database.hpp"
#include "services/platform/settings/settings.hpp"

#include <chrono>
#include <string>

namespace vitrine::platform {

/// Reads `database.*`. An absent `database.url` is a fault: libpq would look for a server of its
/// own choice.
[[nodiscard]] DatabaseSettings readDatabaseSettings(SettingsReader& reader,
                                                    std::string applicationName);

/// Reads `outbox.retention-days`: how long events are kept for those who read them (cleanOutbox).
[[nodiscard]] std::chrono::hours readOutboxRetention(SettingsReader& reader);

} // namespace vitrine::platform
