#pragma once

#include "services/inventory/domain/stock_list.hpp"
#include "services/inventory/domain/stock_record.hpp"
#include "services/platform/database/database.hpp"

#include <vector>

namespace vitrine::inventory::storage {

struct StockRow
{
    ProductStock stock;
    std::int64_t key = 0; ///< What the list is sorted by; 0 when by product id alone.
};

/// At most `limit` rows.
/// @param lowThreshold as domain::isLowStock's.
[[nodiscard]] std::vector<StockRow> listStock(platform::Transaction& tx,
                                              const StockFilter& filter,
                                              std::int64_t lowThreshold,
                                              const StockPlace& place,
                                              int limit);
[[nodiscard]] std::int64_t
countStock(platform::Transaction& tx, const StockFilter& filter, std::int64_t lowThreshold);

} // namespace vitrine::inventory::storage
