#pragma once

#include "services/platform/database/database.hpp"
#include "services/platform/settings/settings.hpp"

#include <chrono>
#include <cstdint>

namespace vitrine::inventory {

struct InventorySettings
{
    platform::DatabaseSettings database;
    std::int64_t lowThreshold = 5;
    std::chrono::milliseconds expiryInterval{1000};
    int expiryBatch = 50;
};

[[nodiscard]] InventorySettings readInventorySettings(platform::SettingsReader& reader);

} // namespace vitrine::inventory
