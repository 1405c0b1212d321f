#include "services/inventory/inventory_settings.hpp"

#include "services/platform/database/database_settings.hpp"

namespace vitrine::inventory {

InventorySettings readInventorySettings(platform::SettingsReader& reader)
{
    InventorySettings settings;
    settings.database = platform::readDatabaseSettings(reader, "vitrine-inventory");
    settings.lowThreshold = reader.integer("inventory.low-threshold",
                                           settings.lowThreshold,
                                           0,
                                           1'000'000,
                                           "a product with at most this many available is low");
    settings.expiryInterval =
        reader.duration("inventory.expiry-interval",
                        settings.expiryInterval,
                        "pause between two looks for reservations past their time");
    settings.expiryBatch =
        static_cast<int>(reader.integer("inventory.expiry-batch",
                                        settings.expiryBatch,
                                        1,
                                        1000,
                                        "reservations ended in one transaction"));
    return settings;
}

} // namespace vitrine::inventory
