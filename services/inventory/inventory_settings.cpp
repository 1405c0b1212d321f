#include "services/inventory/inventory_settings.hpp"

#include "services/platform/database/database_settings.hpp"

namespace vitrine::inventory {

InventorySettings readInventorySettings(platform::SettingsReader& reader)
{
    InventorySettings settings;
    settings.database = platform::readDatabaseSettings(reader, "vitrine-inventory");
    settings.lowThreshold = reader.integer(
        "inventory.low-threshold",
        settings.lowThreshold,
        0,
        1'000'000,
        "a product with at most this many available, or with as few as its safety stock, is low");
    settings.expiryInterval =
        reader.duration("inventory.expiry-interval",
                        settings.expiryInterval,
                        "pause between two looks for reservations and leases past their time");
    settings.expiryBatch =
        static_cast<int>(reader.integer("inventory.expiry-batch",
                                        settings.expiryBatch,
                                        1,
                                        1000,
                                        "reservations or leases ended in one transaction"));
    settings.operationAge = std::chrono::hours(
        24 * reader.integer("inventory.operation-retention-days",
                            settings.operationAge.count() / 24,
                            1,
                            36500,
                            "how long a repeated operation is answered as the first time; the "
                            "ledger is never deleted"));
    return settings;
}

} // namespace vitrine::inventory
