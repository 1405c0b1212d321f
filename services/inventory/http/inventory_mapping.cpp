#include "services/inventory/http/inventory_mapping.hpp"

namespace vitrine::inventory {

wire::Stock toWire(const ProductStock& stock, bool isLow)
{
    return {.productId = stock.productId,
            .onHand = stock.level.onHand,
            .reserved = stock.level.reserved,
            .safetyStock = stock.level.safetyStock,
            .available = stock.level.available(),
            .version = stock.version,
            .updatedAt = stock.updatedAt ? formatTimestamp(*stock.updatedAt) : "",
            .low = isLow};
}

wire::StockMovement toWire(const Movement& movement)
{
    return {.operationId = movement.operationId,
            .productId = movement.productId,
            .kind = movement.kind,
            .quantity = movement.quantity,
            .onHandAfter = movement.onHandAfter,
            .reservedAfter = movement.reservedAfter,
            .orderId = movement.orderId,
            .reason = movement.reason,
            .actor = movement.actor,
            .at = formatTimestamp(movement.at)};
}

wire::Reservation toWire(const Reservation& reservation)
{
    wire::Reservation result{.orderId = reservation.orderId,
                             .state = std::string(toString(reservation.state)),
                             .expiresAt = formatTimestamp(reservation.expiresAt),
                             .lines = {}};
    for (const HoldLine& line : reservation.lines)
        result.lines.push_back({line.productId, line.quantity});
    return result;
}

std::vector<wire::Shortage> toWire(const std::vector<Shortage>& shortages)
{
    std::vector<wire::Shortage> result;
    for (const Shortage& shortage : shortages)
        result.push_back({shortage.productId, shortage.requested, shortage.available});
    return result;
}

StockChange toDomain(const wire::StockAdjustment& adjustment, std::string productId)
{
    StockChange change;
    change.kind = StockChange::Kind::Adjust;
    change.operationId = adjustment.operationId;
    change.productId = std::move(productId);
    change.units = adjustment.delta;
    change.reason = adjustment.reason;
    return change;
}

StockChange toDomain(const wire::StockCount& count, std::string productId, std::int64_t baseVersion)
{
    StockChange change;
    change.kind = StockChange::Kind::Count;
    change.operationId = count.operationId;
    change.productId = std::move(productId);
    change.units = count.onHand;
    change.safetyStock = count.safetyStock;
    change.baseVersion = baseVersion;
    change.reason = count.reason;
    return change;
}

Result<HoldRequest> toDomain(const wire::ReservationRequest& request)
{
    std::vector<HoldLine> lines;
    for (const wire::ReservationLine& line : request.lines)
        lines.push_back({line.productId, line.quantity});
    return HoldRequest::create(request.operationId,
                               request.orderId,
                               std::move(lines),
                               std::chrono::seconds(request.ttlSeconds));
}

} // namespace vitrine::inventory
