#include "services/inventory/storage/stock_feed_store.hpp"

#include "services/platform/database/feed_epoch.hpp"

namespace vitrine::inventory::storage {
namespace {

using platform::Statement;

/// A finished window ($1 = $2) is followed by the next one, from the snapshot where it ended to the
/// present one. `known`: it lies in this database's past, and not so far back that telling
/// everything anew costs less. `later`: what changed after the window. In a database that was made
/// from a dump there may be ids of transactions that are still to come here; they are nobody's.
#define VITRINE_FEED_BORDER                                                                        \
    "WITH given AS MATERIALIZED ("                                                                 \
    "    SELECT $1::text::pg_snapshot AS since, $2::text::pg_snapshot AS till, "                   \
    "           pg_current_snapshot() AS present "                                                 \
    "), border AS MATERIALIZED ("                                                                  \
    "    SELECT g.since, g.present, "                                                              \
    "           CASE WHEN $1::text = $2::text THEN g.present ELSE g.till END AS till, "            \
    "           pg_snapshot_xmax(g.since) <= pg_snapshot_xmax(g.present) "                         \
    "           AND pg_snapshot_xmax(g.till) <= pg_snapshot_xmax(g.present) "                      \
    "           AND ($1::text = '1:1:' OR pg_snapshot_xmin(g.present)::text::bigint "              \
    "                - pg_snapshot_xmin(g.since)::text::bigint < 1000000) AS known "               \
    "    FROM given g "                                                                            \
    "), later AS MATERIALIZED ("                                                                   \
    "    SELECT DISTINCT m.product_id "                                                            \
    "    FROM stock_movement m, border b "                                                         \
    "    WHERE b.known "                                                                           \
    "      AND m.tx >= pg_snapshot_xmin(b.till) AND m.tx < pg_snapshot_xmax(b.present) "           \
    "      AND NOT pg_visible_in_snapshot(m.tx, b.till) "                                          \
    "), "
#define VITRINE_FEED_PAGE                                                                          \
    "SELECT b.till::text AS till, b.known, " VITRINE_FEED_EPOCH " AS epoch, "                      \
    "       floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms, "                           \
    "       p.product_id, p.available, p.safety_stock, p.version "                                 \
    "FROM border b "                                                                               \
    "LEFT JOIN page p ON true "                                                                    \
    "ORDER BY p.product_id"

/// Everything there is: the figures themselves.
constexpr Statement kAll{
    "inventory_feed_all",
    VITRINE_FEED_BORDER
    "page AS MATERIALIZED ("
    "    SELECT s.product_id, s.version, s.safety_stock, "
    "           greatest(s.on_hand - s.reserved - s.safety_stock, 0) AS available "
    "    FROM stock s "
    "    WHERE ($3 = '' OR s.product_id > NULLIF($3, '')::uuid) "
    "      AND s.product_id NOT IN (SELECT product_id FROM later) "
    "    ORDER BY s.product_id "
    "    LIMIT $4::bigint"
    ") " VITRINE_FEED_PAGE};

constexpr Statement kSince{
    "inventory_feed_since",
    VITRINE_FEED_BORDER
    "due AS MATERIALIZED ("
    "    SELECT DISTINCT m.product_id "
    "    FROM stock_movement m, border b "
    "    WHERE b.known "
    "      AND m.tx >= pg_snapshot_xmin(b.since) AND m.tx < pg_snapshot_xmax(b.till) "
    "      AND ($3 = '' OR m.product_id > NULLIF($3, '')::uuid) "
    "      AND pg_visible_in_snapshot(m.tx, b.till) "
    "      AND NOT pg_visible_in_snapshot(m.tx, b.since)"
    "), chosen AS MATERIALIZED ("
    "    SELECT d.product_id FROM due d "
    "    WHERE d.product_id NOT IN (SELECT product_id FROM later) "
    "    ORDER BY d.product_id LIMIT $4::bigint"
    "), page AS MATERIALIZED ("
    "    SELECT s.product_id, s.version, s.safety_stock, "
    "           greatest(s.on_hand - s.reserved - s.safety_stock, 0) AS available "
    "    FROM chosen c JOIN stock s ON s.product_id = c.product_id"
    ") " VITRINE_FEED_PAGE};

} // namespace

StockFeedRows readStockChanges(platform::Transaction& tx, const StockFeedPlace& place, int limit)
{
    const pqxx::result rows = tx.run(place.window.beginsBeforeEverything() ? kAll : kSince,
                                     place.window.since,
                                     place.window.till,
                                     place.productId,
                                     limit);
    StockFeedRows found;
    const pqxx::row& head = rows.at(0);
    found.epoch = head["epoch"].c_str();
    found.till = head["till"].c_str();
    found.isKnown = head["known"].as<bool>();
    found.asOf = Timestamp(std::chrono::milliseconds(head["now_ms"].as<std::int64_t>()));
    for (const pqxx::row& row : rows) {
        if (row["product_id"].is_null()) // the only row when nothing has changed
            break;
        found.items.push_back({row["product_id"].c_str(),
                               row["available"].as<std::int64_t>(),
                               row["safety_stock"].as<std::int64_t>(),
                               row["version"].as<std::int64_t>()});
    }
    return found;
}

} // namespace vitrine::inventory::storage
