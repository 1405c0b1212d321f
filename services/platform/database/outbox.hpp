#pragma once

#include "services/platform/database/database.hpp"
#include "vitrine/core/trace_context.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::platform {

/// A fact that other services may learn, written in the same transaction as the change it tells of.
struct OutboxEvent
{
    std::string topic;   ///< "order-events", "catalog-events", ...
    std::string type;    ///< "OrderPaid", ...
    std::string key;     ///< Id of the aggregate: events of one key keep their order.
    std::string payload; ///< JSON text.
};

/// SQL of the tables `outbox` and `inbox`; every service that has events makes it one of its
/// migrations.
extern const std::string_view kOutboxSchema;

/// Adds `event` to the outbox of the transaction's database, with the trace of the work that caused
/// it. Lock the aggregate's row first: the order of one key's events is the order in which they are
/// written.
void writeOutbox(Transaction& tx, const OutboxEvent& event, const TraceContext& trace);
/// As above for many events, in their order and in one round trip.
void writeOutbox(Transaction& tx, std::span<const OutboxEvent> events, const TraceContext& trace);

/// An event as it is read back.
struct StoredEvent
{
    std::string eventId; ///< UUID; what a consumer's inbox remembers.
    std::string topic;
    std::string type;
    std::string key;
    std::string payload;
    std::string traceparent; ///< "" when the cause had no trace.
    Timestamp createdAt;
};

struct OutboxPage
{
    std::vector<StoredEvent> events;
    /// Where to go on; always set, also after an empty page. Opaque.
    std::string next;
};

/// Reads a service's outbox in pages, for a feed or a relay. Safe to call from any thread.
///
/// It remembers snapshots (see SnapshotWindow) and inside a window goes by number. So each event
/// comes exactly once, one that commits late comes in a later window and holds nobody up, and,
/// since a writer holds its aggregate's row until it commits, events of one key come in the order
/// in which they were written: whoever is seen to have committed, those whom it waited for are seen
/// as well.
///
/// A position belongs to one database cluster's transaction ids: after a restore by dump (not by
/// base backup) readers begin again at "".
class OutboxReader
{
public:
    explicit OutboxReader(Database& database)
        : m_database(database)
    {
    }

    /// The next events after the position `after` ("" = from the beginning), at most `limit`. Each
    /// committed event is seen exactly once by a reader that follows `next`.
    /// @return InvalidArgument when `after` is not a position; else as Database::read.
    [[nodiscard]] Result<OutboxPage>
    read(std::string_view after, std::size_t limit, Deadline deadline);

private:
    Database& m_database;
};

/// What a consumer has already handled.
class Inbox
{
public:
    /// @param consumer a name for the effect, unique in the service's database
    /// ("commit-reservation").
    explicit Inbox(std::string consumer)
        : m_consumer(std::move(consumer))
    {
    }

    /// Records the event in the transaction of its effect.
    /// @return false when it was recorded before: the effect is there, do nothing.
    [[nodiscard]] bool once(Transaction& tx, std::string_view eventId) const;

private:
    std::string m_consumer;
};

/// Deletes outbox and inbox rows older than `age`, `batch` rows per transaction, until none is left
/// or `deadline` comes. Both are queues: keep them short, but longer than the longest absence of a
/// consumer.
/// @return How many rows were deleted.
[[nodiscard]] Result<std::int64_t>
cleanOutbox(Database& database, std::chrono::hours age, int batch, Deadline deadline);

} // namespace vitrine::platform
