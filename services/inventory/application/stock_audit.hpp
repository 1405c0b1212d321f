#pragma once

#include "services/inventory/domain/stock_record.hpp"
#include "services/platform/audit/audit.hpp"

namespace vitrine::inventory {

/// What the audit keeps of a change by hand. The product is named by its id: its name is the
/// catalogue's.
[[nodiscard]] platform::AuditRecord
auditRecord(const StockChange& change, const StockLevel& before, const StockLevel& after);

} // namespace vitrine::inventory
