#pragma once

#include "services/inventory/application/stock_keeping.hpp"
#include "services/inventory/domain/lease.hpp"
#include "services/inventory/domain/reservation.hpp"
#include "services/inventory/domain/stock_record.hpp"
#include "vitrine/wire/inventory.hpp"
#include "vitrine/wire/stock_lease.hpp"

namespace vitrine::inventory {

/// @param isLow by StockKeeping::isLow.
[[nodiscard]] wire::Stock toWire(const ProductStock& stock, bool isLow);
[[nodiscard]] wire::StockMovement toWire(const Movement& movement);
[[nodiscard]] wire::Reservation toWire(const Reservation& reservation);
[[nodiscard]] std::vector<wire::Shortage> toWire(const std::vector<Shortage>& shortages);

[[nodiscard]] wire::StockLease toWire(const Lease& lease);

[[nodiscard]] StockChange toDomain(const wire::StockAdjustment& adjustment, std::string productId);
/// @param baseVersion the version that the counter saw (If-Match).
[[nodiscard]] StockChange
toDomain(const wire::StockCount& count, std::string productId, std::int64_t baseVersion);
[[nodiscard]] std::vector<HoldLine> toDomain(const std::vector<wire::ReservationLine>& lines);
/// @return InvalidArgument from HoldRequest::create.
[[nodiscard]] Result<HoldRequest> toDomain(const wire::ReservationRequest& request);
/// @return InvalidArgument from LeaseRequest::create.
[[nodiscard]] Result<LeaseRequest> toDomain(const wire::StockLeaseRequest& request,
                                            std::string deviceId);

} // namespace vitrine::inventory
