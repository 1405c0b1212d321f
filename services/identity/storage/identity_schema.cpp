#include "services/identity/storage/identity_schema.hpp"

#include "identity_migrations.hpp"

#include <array>

namespace vitrine::identity {

std::span<const platform::Migration> identityMigrations()
{
    static constexpr std::array all{
        platform::Migration{1, "0001_identity.sql", file_0001_identity_sql},
    };
    return all;
}

} // namespace vitrine::identity
