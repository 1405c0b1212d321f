#include "services/identity/storage/identity_schema.hpp"

#include "identity_migrations.hpp"
#include "services/platform/audit/audit.hpp"

#include <array>

namespace vitrine::identity {

std::span<const platform::Migration> identityMigrations()
{
    static const std::array all{
        platform::Migration{1, "0001_identity.sql", file_0001_identity_sql},
        platform::Migration{2, "0002_sign_ins.sql", file_0002_sign_ins_sql},
        platform::Migration{3, "audit", platform::kAuditSchema},
        platform::Migration{4, "0004_devices.sql", file_0004_devices_sql},
    };
    return all;
}

} // namespace vitrine::identity
