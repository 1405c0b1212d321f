#pragma once

#include "services/inventory/domain/lease.hpp"
#include "services/inventory/domain/reservation.hpp"
#include "services/inventory/domain/stock_record.hpp"
#include "services/platform/audit/audit.hpp"

#include <vector>

namespace vitrine::inventory {

/// What the audit keeps of a change by hand. The product is named by its id: its name is the
/// catalogue's.
[[nodiscard]] platform::AuditRecord
auditRecord(const StockChange& change, const StockLevel& before, const StockLevel& after);

/// One for each product of which more was sold without a network than was there.
[[nodiscard]] std::vector<platform::AuditRecord> shortfallRecords(const Reservation& reservation);

/// That somebody ended a device's lease.
[[nodiscard]] platform::AuditRecord leaseRecord(const Lease& before, const Lease& after);

} // namespace vitrine::inventory
