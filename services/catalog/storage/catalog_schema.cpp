#include "services/catalog/storage/catalog_schema.hpp"

#include "catalog_migrations.hpp"
#include "services/platform/audit/audit.hpp"
#include "services/platform/database/outbox.hpp"

#include <array>

namespace vitrine::catalog::storage {

std::span<const platform::Migration> catalogMigrations()
{
    static const std::array<platform::Migration, 8> steps = {{
        {1, "0001_products.sql", migrations::file_0001_products_sql},
        {2, "0002_categories.sql", migrations::file_0002_categories_sql},
        {3, "0003_search.sql", migrations::file_0003_search_sql},
        {4, "outbox", platform::kOutboxSchema},
        {5, "audit", platform::kAuditSchema},
        {6, "0006_administration.sql", migrations::file_0006_administration_sql},
        {7, "0007_changes.sql", migrations::file_0007_changes_sql},
        {8, "0008_stock.sql", migrations::file_0008_stock_sql},
    }};
    return steps;
}

} // namespace vitrine::catalog::storage
