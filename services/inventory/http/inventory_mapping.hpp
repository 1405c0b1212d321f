#pragma once

#include "services/inventory/application/stock_keeping.hpp"
#include "services/inventory/domain/reservation.hpp"
#include "services/inventory/domain/stock_record.hpp"
#include "vitrine/wire/inventory.hpp"

namespace vitrine::inventory {

/// @param isLow by StockKeeping::isLow.
[[nodiscard]] wire::Stock toWire(const ProductStock& stock, bool isLow);
[[nodiscard]] wire::StockMovement toWire(const Movement& movement);
[[nodiscard]] wire::Reservation toWire(const Reservation& reservation);
[[nodiscard]] std::vector<wire::Shortage> toWire(const std::vector<Shortage>& shortages);

[[nodiscard]] StockChange toDomain(const wire::StockAdjustment& adjustment, std::string productId);
/// @param baseVersion the version that the counter saw (If-Match).
[[nodiscard]] StockChange
toDomain(const wire::StockCount& count, std::string productId, std::int64_t baseVersion);
/// @return InvalidArgument from HoldRequest::create.
[[nodiscard]] Result<HoldRequest> toDomain(const wire::ReservationRequest& request);

} // namespace vitrine::inventory
