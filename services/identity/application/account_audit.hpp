#pragma once

#include "services/identity/domain/account.hpp"
#include "services/platform/audit/audit.hpp"

#include <string_view>

namespace vitrine::identity {

namespace audited {
inline constexpr const char* kCreate = "account.create";
inline constexpr const char* kRoles = "account.roles";
inline constexpr const char* kDisable = "account.disable";
inline constexpr const char* kEnable = "account.enable";
/// Nothing of it can be shown: the entry says that it was done.
inline constexpr const char* kResetPassword = "account.reset-password";
} // namespace audited

/// What the audit keeps of an account that somebody changed.
[[nodiscard]] platform::AuditRecord
auditRecord(std::string_view action, const Account& before, const Account& after);
/// Of a new one.
[[nodiscard]] platform::AuditRecord auditRecord(std::string_view action, const Account& added);

} // namespace vitrine::identity
