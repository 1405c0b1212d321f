#include "services/platform/auth/permissions.hpp"

#include <array>
#include <set>

namespace vitrine::platform {

namespace {

using namespace permissions;

constexpr std::array kKioskPermissions{kOrdersPlace, kOrdersReadOwn, kDeviceSelf, kInventoryLease};

constexpr std::array kCustomerPermissions{
    kOrdersPlace, kOrdersReadOwn, kPaymentsReadOwn, kAccountSelf};

constexpr std::array kAdminPermissions{kOrdersPlace,
                                       kOrdersReadOwn,
                                       kPaymentsReadOwn,
                                       kAccountSelf,
                                       kCatalogWrite,
                                       kInventoryRead,
                                       kInventoryWrite,
                                       kOrdersReadAll,
                                       kOrdersManage,
                                       kPaymentsReadAll,
                                       kPaymentsRefund,
                                       kAccountsManage,
                                       kTracesRead,
                                       kSystemRead,
                                       kAuditRead,
                                       kDevicesManage};

} // namespace

std::optional<std::string_view> canonicalRole(std::string_view name)
{
    if (name == roles::kAdmin)
        return roles::kAdmin;
    if (name == roles::kCustomer || name == "USER")
        return roles::kCustomer;
    if (name == roles::kKiosk)
        return roles::kKiosk;
    return std::nullopt;
}

std::span<const std::string_view> permissionsOf(std::string_view role)
{
    if (role == roles::kAdmin)
        return kAdminPermissions;
    if (role == roles::kCustomer)
        return kCustomerPermissions;
    if (role == roles::kKiosk)
        return kKioskPermissions;
    return {};
}

std::vector<std::string> permissionsOf(const std::vector<std::string>& roles)
{
    std::set<std::string_view> all;
    for (const std::string& role : roles) {
        const auto granted = permissionsOf(std::string_view(role));
        all.insert(granted.begin(), granted.end());
    }
    return {all.begin(), all.end()};
}

} // namespace vitrine::platform
