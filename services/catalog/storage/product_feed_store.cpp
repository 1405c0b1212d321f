#include "services/catalog/storage/product_feed_store.hpp"

#include "services/catalog/storage/product_sql.hpp"
#include "services/catalog/storage/product_store.hpp"

namespace vitrine::catalog::storage {
FeedRows readChanges(platform::Transaction& tx, const FeedPlace& place, int limit)
{
    const pqxx::result rows =
        tx.run(sql::kChanges, place.change, place.productId, place.snapshotTo, limit);
    FeedRows found;
    const pqxx::row& head = rows.at(0);
    found.epoch = head["epoch"].c_str();
    found.lastChange = head["last_change"].as<std::int64_t>();
    found.categoryChange = head["category_change"].as<std::int64_t>();
    found.asOf = Timestamp(std::chrono::milliseconds(head["now_ms"].as<std::int64_t>()));
    for (const pqxx::row& row : rows) {
        if (row["product_id"].is_null()) // the only row when nothing has changed
            break;
        FeedRow& entry = found.rows.emplace_back();
        entry.change = row["change"].as<std::int64_t>();
        entry.item.productId = row["product_id"].c_str();
        if (row["sold"].as<bool>())
            entry.item.product = productOf(row);
    }
    return found;
}

} // namespace vitrine::catalog::storage
