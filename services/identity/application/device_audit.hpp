#pragma once

#include "services/identity/domain/paired_device.hpp"
#include "services/platform/audit/audit.hpp"

#include <string_view>

namespace vitrine::identity {

namespace audited {
inline constexpr const char* kPairDevice = "device.pair";
inline constexpr const char* kRenameDevice = "device.rename";
inline constexpr const char* kLockDevice = "device.lock";
inline constexpr const char* kUnlockDevice = "device.unlock";
inline constexpr const char* kUnpairDevice = "device.unpair";
} // namespace audited

/// What the audit keeps of a kiosk that somebody changed.
[[nodiscard]] platform::AuditRecord
auditRecord(std::string_view action, const PairedDevice& before, const PairedDevice& after);
/// Of a new one.
[[nodiscard]] platform::AuditRecord auditRecord(std::string_view action, const PairedDevice& added);

} // namespace vitrine::identity
