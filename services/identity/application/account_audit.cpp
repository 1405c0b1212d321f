#include "services/identity/application/account_audit.hpp"

#include "vitrine/wire/account.hpp"

namespace vitrine::identity {

namespace {

/// As administrators see it, without what changes by itself.
std::string shown(const Account& account)
{
    return wire::encode(wire::Account{.id = account.id,
                                      .email = account.email,
                                      .name = account.name,
                                      .roles = account.roles,
                                      .disabled = account.disabled});
}

platform::AuditRecord nameOf(std::string_view action, const Account& account)
{
    return {.action = std::string(action),
            .entityType = "account",
            .entityId = account.id,
            .entityLabel = account.email};
}

} // namespace

platform::AuditRecord
auditRecord(std::string_view action, const Account& before, const Account& after)
{
    platform::AuditRecord record = nameOf(action, after);
    if (action == audited::kResetPassword)
        return record;
    record.before = shown(before);
    record.after = shown(after);
    return record;
}

platform::AuditRecord auditRecord(std::string_view action, const Account& added)
{
    platform::AuditRecord record = nameOf(action, added);
    record.after = shown(added);
    return record;
}

} // namespace vitrine::identity
