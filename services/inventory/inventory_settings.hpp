#pragma once

#include "services/platform/database/database.hpp"
#include "services/platform/settings/settings.hpp"
#include "vitrine/domain/stock_rules.hpp"

#include <chrono>
#include <cstdint>

namespace vitrine::inventory {

struct InventorySettings
{
    platform::DatabaseSettings database;
    std::int64_t lowThreshold = domain::kLowStockThreshold;
    std::chrono::milliseconds expiryInterval{1000};
    int expiryBatch = 50;
    std::chrono::hours operationAge{90 * 24}; ///< Answers of operations are kept so long.
};

[[nodiscard]] InventorySettings readInventorySettings(platform::SettingsReader& reader);

} // namespace vitrine::inventory
