#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::platform {

/// Roles that a token may carry.
namespace roles {
inline constexpr std::string_view kAdmin = "ADMIN";
inline constexpr std::string_view kCustomer = "CUSTOMER";
inline constexpr std::string_view kKiosk = "KIOSK";
} // namespace roles

/// What a route may ask for.
namespace permissions {
inline constexpr std::string_view kOrdersPlace = "orders.place";
inline constexpr std::string_view kOrdersReadOwn = "orders.read-own";
inline constexpr std::string_view kOrdersReadAll = "orders.read-all";
inline constexpr std::string_view kOrdersManage = "orders.manage";
inline constexpr std::string_view kPaymentsReadOwn = "payments.read-own";
inline constexpr std::string_view kPaymentsReadAll = "payments.read-all";
inline constexpr std::string_view kPaymentsRefund = "payments.refund";
inline constexpr std::string_view kAccountSelf = "account.self";
inline constexpr std::string_view kAccountsManage = "accounts.manage";
inline constexpr std::string_view kCatalogWrite = "catalog.write";
inline constexpr std::string_view kInventoryRead = "inventory.read";
inline constexpr std::string_view kInventoryWrite = "inventory.write";
inline constexpr std::string_view kTracesRead = "traces.read";
inline constexpr std::string_view kSystemRead = "system.read";
inline constexpr std::string_view kAuditRead = "audit.read";
inline constexpr std::string_view kDevicesManage = "devices.manage";
/// What only a kiosk does, for itself.
inline constexpr std::string_view kDeviceSelf = "device.self";
inline constexpr std::string_view kInventoryLease = "inventory.lease";
} // namespace permissions

/// The role that `name` stands for, aliases resolved (USER is CUSTOMER); nothing for a group that
/// is no role. Case counts: a directory's group "admin" must not become the shop's ADMIN by chance.
[[nodiscard]] std::optional<std::string_view> canonicalRole(std::string_view name);

/// What holders of `role` may do; empty for anything but a canonical role.
[[nodiscard]] std::span<const std::string_view> permissionsOf(std::string_view role);

/// The union over `roles`, sorted, each once.
[[nodiscard]] std::vector<std::string> permissionsOf(const std::vector<std::string>& roles);

} // namespace vitrine::platform
