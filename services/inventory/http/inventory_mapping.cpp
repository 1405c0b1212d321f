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
            .at = formatTimestamp(movement.at),
            .leaseId = movement.leaseId};
}

wire::Reservation toWire(const Reservation& reservation)
{
    wire::Reservation result{.orderId = reservation.orderId,
                             .state = std::string(toString(reservation.state)),
                             .expiresAt = formatTimestamp(reservation.expiresAt),
                             .lines = {}};
    for (const HoldLine& line : reservation.lines)
        result.lines.push_back({line.productId, line.quantity});
    for (const HoldLine& lacking : reservation.shortfalls)
        result.shortfalls.push_back({lacking.productId, lacking.quantity});
    return result;
}

wire::StockLease toWire(const Lease& lease)
{
    wire::StockLease result{.id = lease.id,
                            .deviceId = lease.deviceId,
                            .state = std::string(toString(lease.state)),
                            .expiresAt = formatTimestamp(lease.expiresAt),
                            .createdAt = formatTimestamp(lease.createdAt),
                            .updatedAt = formatTimestamp(lease.updatedAt)};
    for (const LeaseLine& line : lease.lines)
        result.lines.push_back({line.productId, line.requested, line.granted, line.sold});
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
    return HoldRequest::create(request.operationId,
                               request.orderId,
                               toDomain(request.lines),
                               std::chrono::seconds(request.ttlSeconds),
                               {.leaseId = request.leaseId,
                                .deviceId = request.deviceId,
                                .isSoldOffline = request.soldOffline});
}

Result<LeaseRequest> toDomain(const wire::StockLeaseRequest& request, std::string deviceId)
{
    return LeaseRequest::create(request.operationId,
                                std::move(deviceId),
                                toDomain(request.lines),
                                std::chrono::seconds(request.ttlSeconds));
}

std::vector<HoldLine> toDomain(const std::vector<wire::ReservationLine>& lines)
{
    std::vector<HoldLine> result;
    for (const wire::ReservationLine& line : lines)
        result.push_back({line.productId, line.quantity});
    return result;
}

} // namespace vitrine::inventory
