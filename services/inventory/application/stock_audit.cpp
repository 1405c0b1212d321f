#include "services/inventory/application/stock_audit.hpp"

#include "vitrine/wire/inventory.hpp"
#include "vitrine/wire/stock_lease.hpp"

namespace vitrine::inventory {
namespace {

std::string
shown(const StockLevel& level, const std::string& operationId, const std::string& reason)
{
    return wire::encode(wire::StockCount{.operationId = operationId,
                                         .onHand = level.onHand,
                                         .safetyStock = level.safetyStock,
                                         .reason = reason});
}

std::string shown(const Lease& lease)
{
    wire::StockLease document{.id = lease.id,
                              .deviceId = lease.deviceId,
                              .state = std::string(toString(lease.state)),
                              .expiresAt = formatTimestamp(lease.expiresAt)};
    for (const LeaseLine& line : lease.lines)
        document.lines.push_back({line.productId, line.requested, line.granted, line.sold});
    return wire::encode(document);
}

} // namespace

platform::AuditRecord
auditRecord(const StockChange& change, const StockLevel& before, const StockLevel& after)
{
    return {.action = change.kind == StockChange::Kind::Adjust ? "stock.adjust" : "stock.count",
            .entityType = "stock",
            .entityId = change.productId,
            .entityLabel = change.productId,
            .before = shown(before, "", ""),
            .after = shown(after, change.operationId, change.reason)};
}

std::vector<platform::AuditRecord> shortfallRecords(const Reservation& reservation)
{
    std::vector<platform::AuditRecord> records;
    for (const HoldLine& shortfall : reservation.shortfalls) {
        wire::Reservation sale{.orderId = reservation.orderId,
                               .state = std::string(toString(reservation.state)),
                               .expiresAt = formatTimestamp(reservation.expiresAt)};
        for (const HoldLine& line : reservation.lines) {
            if (line.productId == shortfall.productId)
                sale.lines.push_back({line.productId, line.quantity});
        }
        sale.shortfalls.push_back({shortfall.productId, shortfall.quantity});
        records.push_back({.action = "stock.shortfall",
                           .entityType = "stock",
                           .entityId = shortfall.productId,
                           .entityLabel = shortfall.productId,
                           .after = wire::encode(sale)});
    }
    return records;
}

platform::AuditRecord leaseRecord(const Lease& before, const Lease& after)
{
    return {.action = "lease.return",
            .entityType = "lease",
            .entityId = after.id,
            .entityLabel = after.deviceId,
            .before = shown(before),
            .after = shown(after)};
}

} // namespace vitrine::inventory
