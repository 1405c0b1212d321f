#include "services/inventory/storage/stock_listing.hpp"

#include "services/inventory/storage/stock_rows.hpp"
#include "services/platform/database/sql_array.hpp"

#include <string>

namespace vitrine::inventory::storage {
namespace {

/// What is left for buyers; below zero it is shown, and sorted, as zero.
#define AVAILABLE "greatest(on_hand - reserved - safety_stock, 0)"

/// The second line is domain::isLowStock in SQL.
constexpr const char* kFilter = R"(
    ($1 = '{}' OR product_id = ANY ($1::uuid[]))
    AND (NOT $2::boolean OR )" AVAILABLE R"( <= greatest(safety_stock, $3::bigint)))";

const char* keyOf(StockOrder order)
{
    switch (order.by) {
    case StockOrder::By::Available:
        return AVAILABLE;
    case StockOrder::By::OnHand:
        return "on_hand";
    case StockOrder::By::Reserved:
        return "reserved";
    case StockOrder::By::UpdatedAt: // to the microsecond, or rows of one millisecond would be lost
        return "floor(extract(epoch FROM updated_at) * 1000000)::bigint";
    case StockOrder::By::ProductId:
        break;
    }
    return "0::bigint";
}

/// The figures have no index (one would be written at each sale), so all rows are read and the
/// first ones kept: 30 ms for 100,000 products.
std::string listText(StockOrder order)
{
    const std::string key = keyOf(order);
    const std::string direction = order.isDescending ? " DESC" : " ASC";
    const bool isKeyed = order.by != StockOrder::By::ProductId;
    std::string text = "SELECT " VITRINE_STOCK_COLUMNS ", " + key + " AS key FROM stock WHERE";
    text += kFilter;
    text += isKeyed
                ? " AND ($4 = '' OR (" + key + ", product_id) " + (order.isDescending ? "<" : ">") +
                      " ($5::bigint, NULLIF($4, '')::uuid)) ORDER BY " + key + direction + ", "
                : " AND ($4 = '' OR ($5::bigint = 0 AND product_id > NULLIF($4, '')::uuid)) "
                  "ORDER BY ";
    return text + "product_id" + direction + " LIMIT $6 OFFSET $7";
}

} // namespace

std::vector<StockRow> listStock(platform::Transaction& tx,
                                const StockFilter& filter,
                                std::int64_t lowThreshold,
                                const StockPlace& place,
                                int limit)
{
    std::vector<StockRow> rows;
    for (const pqxx::row& row : tx.runText(listText(filter.order),
                                           platform::sqlArray(filter.productIds),
                                           filter.lowOnly,
                                           lowThreshold,
                                           place.productId,
                                           place.key,
                                           limit,
                                           place.skip))
        rows.push_back({stockOf(row, row["product_id"].c_str()), row["key"].as<std::int64_t>()});
    return rows;
}

std::int64_t
countStock(platform::Transaction& tx, const StockFilter& filter, std::int64_t lowThreshold)
{
    return tx
        .runText("SELECT count(*) FROM stock WHERE" + std::string(kFilter),
                 platform::sqlArray(filter.productIds),
                 filter.lowOnly,
                 lowThreshold)
        .at(0)[0]
        .as<std::int64_t>();
}

} // namespace vitrine::inventory::storage
