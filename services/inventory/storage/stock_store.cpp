#include "services/inventory/storage/stock_store.hpp"

#include "services/inventory/storage/stock_rows.hpp"

namespace vitrine::inventory::storage {
namespace {

using platform::Statement;

constexpr Statement kFind{"inventory_stock",
                          "SELECT " VITRINE_STOCK_COLUMNS "FROM stock WHERE product_id = $1::uuid"};

constexpr Statement kLedger{"inventory_ledger", R"(
    SELECT id, operation_id, product_id, kind, quantity, on_hand_after, reserved_after, order_id, lease_id, reason, actor,
           floor(extract(epoch FROM at) * 1000)::bigint AS at_ms
    FROM stock_movement
    WHERE product_id = $1::uuid AND id < $2::bigint
    ORDER BY id DESC
    LIMIT $3::bigint OFFSET $4::bigint)"};

constexpr Statement kCountMovements{
    "inventory_count_movements", "SELECT count(*) FROM stock_movement WHERE product_id = $1::uuid"};

constexpr Statement kLockOperation{"inventory_lock_operation", "SELECT lock_operation($1::uuid)"};

constexpr Statement kRecorded{"inventory_recorded", R"(
    SELECT content = content_hash($2) AS same, verdict, on_hand, reserved, safety_stock, version,
           floor(extract(epoch FROM updated_at) * 1000)::bigint AS updated_ms
    FROM operation
    WHERE operation_id = $1::uuid)"};

constexpr Statement kMakeRow{"inventory_make_row", R"(
    INSERT INTO stock (product_id, on_hand, reserved, safety_stock, version, updated_at)
    VALUES ($1::uuid, 0, 0, 0, 0, now())
    ON CONFLICT DO NOTHING)"};

constexpr Statement kLockRow{"inventory_lock_row",
                             "SELECT " VITRINE_STOCK_COLUMNS
                             "FROM stock WHERE product_id = $1::uuid FOR NO KEY UPDATE"};

constexpr Statement kApply{"inventory_apply", R"(
    WITH changed AS (
        UPDATE stock
        SET on_hand = $2::bigint, safety_stock = $3::bigint, version = version + 1, updated_at = clock_timestamp()
        WHERE product_id = $1::uuid
        RETURNING product_id, on_hand, reserved, safety_stock, version, updated_at
    ), logged AS (
        INSERT INTO stock_movement (operation_id, product_id, kind, quantity, on_hand_after, reserved_after, reason, actor)
        SELECT $4::uuid, product_id, $5, $6::bigint, on_hand, reserved, $7, $8
        FROM changed
    ), recorded AS (
        INSERT INTO operation (operation_id, kind, content, verdict, on_hand, reserved, safety_stock, version, updated_at)
        SELECT $4::uuid, $5, content_hash($9), 'DONE', on_hand, reserved, safety_stock, version, updated_at
        FROM changed
    )
    SELECT )" VITRINE_STOCK_COLUMNS "FROM changed"};

constexpr Statement kRefuse{"inventory_refuse", R"(
    INSERT INTO operation (operation_id, kind, content, verdict, on_hand, reserved, safety_stock, version, updated_at)
    VALUES ($1::uuid, $2, content_hash($3), 'REFUSED', $4::bigint, $5::bigint, $6::bigint, $7::bigint, now()))"};

Movement movementOf(const pqxx::row& row)
{
    Movement movement;
    movement.number = row["id"].as<std::int64_t>();
    movement.operationId = row["operation_id"].c_str();
    movement.productId = row["product_id"].c_str();
    movement.kind = row["kind"].c_str();
    movement.quantity = row["quantity"].as<std::int64_t>();
    movement.onHandAfter = row["on_hand_after"].as<std::int64_t>();
    movement.reservedAfter = row["reserved_after"].as<std::int64_t>();
    movement.orderId = row["order_id"].c_str(); // "" for NULL
    movement.leaseId = row["lease_id"].c_str();
    movement.reason = row["reason"].c_str();
    movement.actor = row["actor"].c_str();
    movement.at = Timestamp(std::chrono::milliseconds(row["at_ms"].as<std::int64_t>()));
    return movement;
}

} // namespace

ProductStock StockStore::find(const std::string& productId)
{
    const pqxx::result rows = m_tx.run(kFind, productId);
    if (rows.empty())
        return {.productId = productId, .level = {}, .version = 0, .updatedAt = std::nullopt};
    return stockOf(rows[0], productId);
}

std::vector<Movement>
StockStore::ledger(const std::string& productId, const LedgerPlace& place, int limit)
{
    std::vector<Movement> movements;
    for (const pqxx::row& row :
         m_tx.run(kLedger, productId, place.before.value_or(INT64_MAX), limit, place.skip))
        movements.push_back(movementOf(row));
    return movements;
}

std::int64_t StockStore::countMovements(const std::string& productId)
{
    return m_tx.run(kCountMovements, productId).at(0)[0].as<std::int64_t>();
}

std::optional<StockStore::Recorded> StockStore::lockOperation(const StockChange& change)
{
    m_tx.run(kLockOperation, change.operationId);
    const pqxx::result rows = m_tx.run(kRecorded, change.operationId, change.content());
    if (rows.empty())
        return std::nullopt;
    Recorded recorded{.sameContent = rows[0]["same"].as<bool>(), .stock = std::nullopt};
    if (recorded.sameContent)
        recorded.stock = stockOf(rows[0], change.productId);
    recorded.wasRefused = std::string_view(rows[0]["verdict"].c_str()) == "REFUSED";
    return recorded;
}

ProductStock StockStore::lock(const std::string& productId)
{
    m_tx.run(kMakeRow, productId);
    return stockOf(m_tx.run(kLockRow, productId).at(0), productId);
}

ProductStock
StockStore::apply(const StockChange& change, const ProductStock& before, const StockLevel& level)
{
    const pqxx::result rows = m_tx.run(kApply,
                                       change.productId,
                                       level.onHand,
                                       level.safetyStock,
                                       change.operationId,
                                       toString(change.kind),
                                       level.onHand - before.level.onHand,
                                       change.reason,
                                       change.actor,
                                       change.content());
    return stockOf(rows.at(0), change.productId);
}

void StockStore::recordRefusal(const StockChange& change, const ProductStock& present)
{
    m_tx.run(kRefuse,
             change.operationId,
             toString(change.kind),
             change.content(),
             present.level.onHand,
             present.level.reserved,
             present.level.safetyStock,
             present.version);
}

} // namespace vitrine::inventory::storage
