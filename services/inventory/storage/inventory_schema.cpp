#include "services/inventory/storage/inventory_schema.hpp"

#include "inventory_migrations.hpp"

namespace vitrine::inventory::storage {

std::span<const platform::Migration> inventoryMigrations()
{
    static constexpr platform::Migration kSteps[] = {
        {1, "0001_inventory.sql", migrations::file_0001_inventory_sql}};
    return kSteps;
}

} // namespace vitrine::inventory::storage
