#include "services/payment/storage/payment_schema.hpp"

#include "payment_migrations.hpp"
#include "services/platform/audit/audit.hpp"
#include "services/platform/database/outbox.hpp"

#include <array>

namespace vitrine::payment::storage {

std::span<const platform::Migration> paymentMigrations()
{
    static const std::array<platform::Migration, 6> steps = {{
        {1, "0001_payments.sql", migrations::file_0001_payments_sql},
        {2, "0002_simulator.sql", migrations::file_0002_simulator_sql},
        {3, "outbox", platform::kOutboxSchema},
        {4, "0004_direct_refunds.sql", migrations::file_0004_direct_refunds_sql},
        {5, "audit", platform::kAuditSchema},
        {6, "0006_tenders.sql", migrations::file_0006_tenders_sql},
    }};
    return steps;
}

} // namespace vitrine::payment::storage
