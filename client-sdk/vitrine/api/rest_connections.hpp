#pragma once

#include "vitrine/api/account_connection.hpp"
#include "vitrine/api/audit_connection.hpp"
#include "vitrine/api/catalog_connection.hpp"
#include "vitrine/api/device_connection.hpp"
#include "vitrine/api/inventory_connection.hpp"
#include "vitrine/api/order_connection.hpp"
#include "vitrine/api/payment_connection.hpp"
#include "vitrine/api/report_connection.hpp"
#include "vitrine/api/shop_connection.hpp"
#include "vitrine/api/system_connection.hpp"
#include "vitrine/api/trace_connection.hpp"
#include "vitrine/transport/caller.hpp"

#include <memory>

/// Private to the SDK; not installed. The connections over HTTP: paths and codecs, nothing else.
namespace vitrine::client {

[[nodiscard]] std::shared_ptr<CatalogConnection>
makeRestCatalog(std::shared_ptr<const Caller> caller);
[[nodiscard]] std::shared_ptr<InventoryConnection>
makeRestInventory(std::shared_ptr<const Caller> caller);
[[nodiscard]] std::shared_ptr<OrderConnection> makeRestOrders(std::shared_ptr<const Caller> caller);
[[nodiscard]] std::shared_ptr<PaymentConnection>
makeRestPayments(std::shared_ptr<const Caller> caller);
[[nodiscard]] std::shared_ptr<ReportConnection>
makeRestReports(std::shared_ptr<const Caller> caller);
[[nodiscard]] std::shared_ptr<AccountConnection>
makeRestAccounts(std::shared_ptr<const Caller> caller);
[[nodiscard]] std::shared_ptr<SystemConnection>
makeRestSystem(std::shared_ptr<const Caller> caller);
[[nodiscard]] std::shared_ptr<TraceConnection> makeRestTraces(std::shared_ptr<const Caller> caller);
[[nodiscard]] std::shared_ptr<ShopConnection> makeRestShop(std::shared_ptr<const Caller> caller);
[[nodiscard]] std::shared_ptr<DeviceConnection>
makeRestDevices(std::shared_ptr<const Caller> caller);
[[nodiscard]] std::shared_ptr<AuditConnection> makeRestAudit(std::shared_ptr<const Caller> caller);

} // namespace vitrine::client
