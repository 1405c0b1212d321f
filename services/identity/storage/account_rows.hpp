#pragma once

#include "services/identity/domain/account.hpp"
#include "services/identity/storage/sql_values.hpp"

/// What every query of accounts selects first; a macro, because statements are literals.
#define VITRINE_ACCOUNT_COLUMNS                                                                    \
    "id::text, email, name, array_to_string(roles, ' '), disabled, password_must_change, "         \
    "version, (extract(epoch FROM created_at) * 1000)::bigint, password_hash, "                    \
    "(extract(epoch FROM last_sign_in_at) * 1000)::bigint "

namespace vitrine::identity::store {

/// Reads those columns.
[[nodiscard]] inline Account accountFrom(const pqxx::row& row)
{
    Account account;
    account.id = row[0].as<std::string>();
    account.email = row[1].as<std::string>();
    account.name = row[2].as<std::string>();
    account.roles = wordsFrom(row[3]);
    account.disabled = row[4].as<bool>();
    account.passwordMustChange = row[5].as<bool>();
    account.version = row[6].as<std::int64_t>();
    account.createdAt = timeFrom(row[7]);
    account.passwordHash = row[8].as<std::string>();
    account.lastSignInAt = optionalTimeFrom(row[9]);
    return account;
}

} // namespace vitrine::identity::store
