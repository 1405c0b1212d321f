#pragma once

#include "storefront-kiosk/storage/sqlite_file.hpp"

#include <vector>

/// The statements of the order queue. Times are milliseconds since 1970.
namespace vitrine::kiosk::sql {

inline const std::vector<Migration>& queueMigrations()
{
    static const std::vector<Migration> migrations{
        {R"(CREATE TABLE sale (
                id           TEXT    NOT NULL PRIMARY KEY,
                key          TEXT    NOT NULL UNIQUE,
                state        TEXT    NOT NULL CHECK (state IN ('DRAFT', 'QUEUED', 'SENDING', 'ACKED', 'REJECTED')),
                position     INTEGER          UNIQUE,
                content      TEXT    NOT NULL,
                number       TEXT    NOT NULL DEFAULT '',
                pickup       INTEGER NOT NULL DEFAULT 0,
                language     TEXT    NOT NULL DEFAULT '',
                made_at      INTEGER NOT NULL,
                sends        INTEGER NOT NULL DEFAULT 0,
                next_send_at INTEGER NOT NULL DEFAULT 0,
                last_error   TEXT    NOT NULL DEFAULT '',
                order_id     TEXT    NOT NULL DEFAULT '',
                order_number TEXT    NOT NULL DEFAULT '',
                refusal      TEXT    NOT NULL DEFAULT '',
                ended_at     INTEGER NOT NULL DEFAULT 0,
                settled      INTEGER NOT NULL DEFAULT 0,
                CHECK ((state = 'DRAFT') = (position IS NULL))
            ) STRICT)",
         "CREATE INDEX sale_waiting ON sale (position) WHERE state IN ('QUEUED', 'SENDING')",
         "CREATE INDEX sale_state ON sale (state, made_at)",
         R"(CREATE TABLE counter (
                name  TEXT    NOT NULL PRIMARY KEY,
                value INTEGER NOT NULL
            ) STRICT)"}};
    return migrations;
}

#define VITRINE_SALE_COLUMNS                                                                       \
    "id, key, state, content, number, pickup, language, made_at, sends, next_send_at, "            \
    "last_error, order_id, order_number, refusal, ended_at, settled"

inline constexpr char addDraft[] = R"(
    INSERT INTO sale (id, key, state, content, language, made_at)
    VALUES (?, ?, 'DRAFT', ?, ?, ?))";
inline constexpr char takeDraft[] = R"(
    UPDATE sale
       SET state = ?, position = ?, content = ?, number = ?, pickup = ?, next_send_at = ?
     WHERE id = ? AND state = 'DRAFT')";
inline constexpr char dropDraft[] = "DELETE FROM sale WHERE id = ? AND state = 'DRAFT'";
inline constexpr char saleById[] = "SELECT " VITRINE_SALE_COLUMNS " FROM sale WHERE id = ?";
inline constexpr char firstWaiting[] = "SELECT " VITRINE_SALE_COLUMNS R"( FROM sale
     WHERE state IN ('QUEUED', 'SENDING')
     ORDER BY position
     LIMIT 1)";
inline constexpr char draftSales[] =
    "SELECT " VITRINE_SALE_COLUMNS " FROM sale WHERE state = 'DRAFT' ORDER BY made_at, id";
inline constexpr char rejectedSales[] = "SELECT " VITRINE_SALE_COLUMNS R"( FROM sale
     WHERE state = 'REJECTED' AND settled = 0
     ORDER BY position
     LIMIT 1000)";
inline constexpr char moveSale[] = "UPDATE sale SET state = ? WHERE id = ? AND state = ?";
inline constexpr char markSent[] = "UPDATE sale SET state = ?, sends = sends + 1 WHERE id = ?";
inline constexpr char endSale[] = R"(
    UPDATE sale
       SET state = ?, order_id = ?, order_number = ?, refusal = ?, ended_at = ?,
           content = CASE WHEN ? THEN '' ELSE content END
     WHERE id = ?)";
inline constexpr char postpone[] =
    "UPDATE sale SET next_send_at = ?, last_error = ? WHERE id = ? AND state = 'SENDING'";
inline constexpr char hurryAll[] =
    "UPDATE sale SET next_send_at = 0 WHERE state IN ('QUEUED', 'SENDING') AND next_send_at > 0";
inline constexpr char requeueSending[] =
    "UPDATE sale SET state = ?, next_send_at = 0 WHERE state = 'SENDING'";
inline constexpr char settleSale[] =
    "UPDATE sale SET settled = 1, content = '' WHERE id = ? AND state = 'REJECTED'";
inline constexpr char pruneSent[] = R"(
    DELETE FROM sale
     WHERE (state = 'ACKED' OR (state = 'REJECTED' AND settled = 1)) AND ended_at < ?)";
inline constexpr char countStates[] = R"(
    SELECT count(*) FILTER (WHERE state IN ('QUEUED', 'SENDING')),
           count(*) FILTER (WHERE state = 'DRAFT'),
           count(*) FILTER (WHERE state = 'REJECTED' AND settled = 0),
           min(made_at) FILTER (WHERE state IN ('QUEUED', 'SENDING'))
      FROM sale)";
inline constexpr char waitingCount[] =
    "SELECT count(*) FROM sale WHERE state IN ('DRAFT', 'QUEUED', 'SENDING')";
inline constexpr char readCounter[] = "SELECT value FROM counter WHERE name = ?";
inline constexpr char setCounter[] = R"(
    INSERT INTO counter (name, value) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value)";

// taking over what can be read of a damaged file
inline constexpr char salvageForward[] = "SELECT position, " VITRINE_SALE_COLUMNS R"( FROM sale
     NOT INDEXED ORDER BY rowid)";
inline constexpr char salvageBackward[] = "SELECT position, " VITRINE_SALE_COLUMNS R"( FROM sale
     NOT INDEXED ORDER BY rowid DESC)";
inline constexpr char salvageCounters[] = "SELECT name, value FROM counter";
inline constexpr char addSalvaged[] = R"(
    INSERT OR IGNORE INTO sale
           (position, id, key, state, content, number, pickup, language, made_at, sends,
            next_send_at, last_error, order_id, order_number, refusal, ended_at, settled)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))";

#undef VITRINE_SALE_COLUMNS

} // namespace vitrine::kiosk::sql
