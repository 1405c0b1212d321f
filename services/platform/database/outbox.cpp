#include "services/platform/database/outbox.hpp"

#include "services/platform/database/snapshot_window.hpp"
#include "services/platform/database/sql_array.hpp"

#include <algorithm>

namespace vitrine::platform {

// pg_current_xact_id() is 64 bits wide and does not wrap. The window scan needs (tx, id); single
// events are found by id.
const std::string_view kOutboxSchema = R"(
CREATE TABLE outbox (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tx          xid8 NOT NULL DEFAULT pg_current_xact_id(),
    event_id    uuid NOT NULL DEFAULT gen_random_uuid(),
    topic       text NOT NULL,
    type        text NOT NULL,
    key         text NOT NULL,
    payload     json NOT NULL,
    traceparent text,
    created_at  timestamptz NOT NULL DEFAULT now()
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
CREATE INDEX outbox_window ON outbox (tx, id);
CREATE INDEX outbox_age ON outbox USING brin (created_at);

CREATE TABLE inbox (
    consumer    text NOT NULL,
    event_id    uuid NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, event_id)
) WITH (autovacuum_vacuum_scale_factor = 0.02);
CREATE INDEX inbox_age ON inbox USING brin (received_at);
)";

namespace {

constexpr Statement kWrite{"outbox_write", R"(
    INSERT INTO outbox (topic, type, key, payload, traceparent)
    VALUES ($1, $2, $3, $4::json, NULLIF($5, '')))"};

constexpr Statement kWriteMany{"outbox_write_many", R"(
    INSERT INTO outbox (topic, type, key, payload, traceparent)
    SELECT e.topic, e.type, e.key, e.payload::json, NULLIF($5, '')
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
         WITH ORDINALITY AS e(topic, type, key, payload, place)
    ORDER BY e.place)"};

/// A finished window ($1 = $2) is followed by the next one, from the snapshot where it ended to the
/// present one. The window's ids are collected first: with ORDER BY and LIMIT in one step the
/// planner may walk the whole table by id.
constexpr Statement kRead{"outbox_read", R"(
    WITH border AS MATERIALIZED (
        SELECT $1::text::pg_snapshot AS since,
               CASE WHEN $1::text = $2::text THEN pg_current_snapshot() ELSE $2::text::pg_snapshot END AS till
    ), due AS MATERIALIZED (
        SELECT o.id
        FROM outbox o, border b
        WHERE o.tx >= pg_snapshot_xmin(b.since) AND o.tx < pg_snapshot_xmax(b.till) AND o.id > $3::bigint
          AND pg_visible_in_snapshot(o.tx, b.till) AND NOT pg_visible_in_snapshot(o.tx, b.since)
    ), page AS (
        SELECT id FROM due ORDER BY id LIMIT $4::bigint
    )
    SELECT b.till::text AS till, o.id, o.event_id, o.topic, o.type, o.key, o.payload, o.traceparent,
           floor(extract(epoch FROM o.created_at) * 1000)::bigint AS created_ms
    FROM border b
    LEFT JOIN (page p JOIN outbox o ON o.id = p.id) ON true
    ORDER BY o.id)"};

constexpr Statement kOnce{"inbox_once", R"(
    INSERT INTO inbox (consumer, event_id)
    VALUES ($1, $2::uuid)
    ON CONFLICT DO NOTHING)"};

constexpr Statement kCleanOutbox{"outbox_clean", R"(
    DELETE FROM outbox
    WHERE id = ANY (ARRAY(SELECT id
                          FROM outbox
                          WHERE created_at < now() - make_interval(hours => $1::int)
                          ORDER BY id
                          LIMIT $2::bigint
                          FOR UPDATE SKIP LOCKED)))"};

constexpr Statement kCleanInbox{"inbox_clean", R"(
    DELETE FROM inbox
    WHERE ctid = ANY (ARRAY(SELECT ctid
                            FROM inbox
                            WHERE received_at < now() - make_interval(hours => $1::int)
                            LIMIT $2::bigint
                            FOR UPDATE SKIP LOCKED)))"};

/// A reader's place: past number `id` in a window.
struct Position
{
    SnapshotWindow window{};
    std::int64_t id = 0;

    [[nodiscard]] std::string text() const
    {
        return window.since + ";" + window.till + ";" + std::to_string(id);
    }
};

Result<Position> parsePosition(std::string_view text)
{
    Position position;
    if (text.empty())
        return position;
    position.window.since = takeMember(text, ';');
    position.window.till = takeMember(text, ';');
    if (!isSnapshot(position.window.since) || !isSnapshot(position.window.till) ||
        !readNumber(text, position.id) || position.id < 0)
        return failure<Position>(
            ErrorCode::InvalidArgument, "not a position of this feed", "after");
    return position;
}

StoredEvent eventOf(const pqxx::row& row)
{
    return {.eventId = row["event_id"].c_str(),
            .topic = row["topic"].c_str(),
            .type = row["type"].c_str(),
            .key = row["key"].c_str(),
            .payload = row["payload"].c_str(),
            .traceparent = row["traceparent"].c_str(), // "" for NULL
            .createdAt =
                Timestamp(std::chrono::milliseconds(row["created_ms"].as<std::int64_t>()))};
}

Result<OutboxPage> readPage(Transaction& tx, Position& position, std::size_t limit)
{
    const pqxx::result rows =
        tx.run(kRead, position.window.since, position.window.till, position.id, limit);
    OutboxPage page;
    for (const pqxx::row& row : rows) {
        if (row["id"].is_null()) // the window's only row when no event is due
            break;
        page.events.push_back(eventOf(row));
        position.id = row["id"].as<std::int64_t>();
    }
    position.window.till = rows.at(0)["till"].c_str();
    if (page.events.size() < limit) {
        position.window.finish();
        position.id = 0;
    }
    page.next = position.text();
    return page;
}

} // namespace

void writeOutbox(Transaction& tx, const OutboxEvent& event, const TraceContext& trace)
{
    const std::string traceparent = trace.traceId.empty() ? "" : trace.traceparent();
    tx.run(kWrite, event.topic, event.type, event.key, event.payload, traceparent);
}

void writeOutbox(Transaction& tx, std::span<const OutboxEvent> events, const TraceContext& trace)
{
    if (events.empty())
        return;
    std::vector<std::string> topics;
    std::vector<std::string> types;
    std::vector<std::string> keys;
    std::vector<std::string> payloads;
    for (const OutboxEvent& event : events) {
        topics.push_back(event.topic);
        types.push_back(event.type);
        keys.push_back(event.key);
        payloads.push_back(event.payload);
    }
    const std::string traceparent = trace.traceId.empty() ? "" : trace.traceparent();
    tx.run(kWriteMany,
           sqlArray(topics),
           sqlArray(types),
           sqlArray(keys),
           sqlArray(payloads),
           traceparent);
}

Result<OutboxPage> OutboxReader::read(std::string_view after, std::size_t limit, Deadline deadline)
{
    limit = std::max<std::size_t>(limit, 1);
    const Result<Position> start = parsePosition(after);
    if (!start.ok())
        return start.error();
    return m_database.read(deadline, [&](Transaction& tx) {
        Position position = *start;
        auto page = readPage(tx, position, limit);
        // The end of a window says nothing about the next one: look there before answering with
        // nothing.
        if (page.ok() && page->events.empty() && !start->window.isFinished())
            page = readPage(tx, position, limit);
        return page;
    });
}

bool Inbox::once(Transaction& tx, std::string_view eventId) const
{
    return tx.run(kOnce, m_consumer, eventId).affected_rows() == 1;
}

Result<std::int64_t>
cleanOutbox(Database& database, std::chrono::hours age, int batch, Deadline deadline)
{
    std::int64_t deleted = 0;
    for (const Statement* statement : {&kCleanOutbox, &kCleanInbox}) {
        std::int64_t last = batch;
        while (last >= batch && !deadline.expired()) {
            const auto done = database.inStatement(deadline, [&](Transaction& tx) {
                return Result<std::int64_t>(static_cast<std::int64_t>(
                    tx.run(*statement, age.count(), batch).affected_rows()));
            });
            if (!done.ok())
                return done.error();
            last = *done;
            deleted += last;
        }
    }
    return deleted;
}

} // namespace vitrine::platform
