#include "services/inventory/storage/inventory_schema.hpp"

#include "inventory_migrations.hpp"
#include "services/platform/audit/audit.hpp"

namespace vitrine::inventory::storage {

std::span<const platform::Migration> inventoryMigrations()
{
    static const platform::Migration kSteps[] = {
        {1, "0001_inventory.sql", migrations::file_0001_inventory_sql},
        {2, "audit", platform::kAuditSchema},
        {3, "0003_hygiene.sql", migrations::file_0003_hygiene_sql},
        {4, "0004_returns.sql", migrations::file_0004_returns_sql},
        {5, "0005_changes.sql", migrations::file_0005_changes_sql},
        {6, "0006_leases.sql", migrations::file_0006_leases_sql}};
    return kSteps;
}

} // namespace vitrine::inventory::storage
