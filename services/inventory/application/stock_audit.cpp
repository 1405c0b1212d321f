#include "services/inventory/application/stock_audit.hpp"

#include "vitrine/wire/inventory.hpp"

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

} // namespace vitrine::inventory
