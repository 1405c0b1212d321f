#include "services/order/storage/order_schema.hpp"

#include "order_migrations.hpp"
#include "services/platform/audit/audit.hpp"
#include "services/platform/database/outbox.hpp"

namespace vitrine::order::storage {

std::span<const platform::Migration> orderMigrations()
{
    static const platform::Migration kSteps[] = {
        {1, "0001_orders.sql", migrations::file_0001_orders_sql},
        {2, "outbox", platform::kOutboxSchema},
        {3, "0003_after_sale.sql", migrations::file_0003_after_sale_sql},
        {4, "audit", platform::kAuditSchema},
        {5, "0005_kiosk_sales.sql", migrations::file_0005_kiosk_sales_sql},
    };
    return kSteps;
}

} // namespace vitrine::order::storage
