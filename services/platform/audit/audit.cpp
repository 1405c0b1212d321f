#include "services/platform/audit/audit.hpp"

#include "services/platform/audit/audit_difference.hpp"
#include "services/platform/database/sql_array.hpp"

#include <vector>

namespace vitrine::platform {

// Entries are read by time, alone or within one entity or one actor; (at, id) is the order of every
// list.
const std::string_view kAuditSchema = R"(
CREATE TABLE audit_entry (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL DEFAULT date_trunc('milliseconds', now()),
    actor_id     text NOT NULL, -- '' when a service acted by itself
    actor_name   text NOT NULL,
    action       text NOT NULL,
    entity_type  text NOT NULL,
    entity_id    text NOT NULL,
    entity_label text NOT NULL,
    before       jsonb, -- what differs, as it was
    after        jsonb,
    trace_id     text NOT NULL
);
CREATE INDEX audit_entry_at ON audit_entry (at, id);
CREATE INDEX audit_entry_of_entity ON audit_entry (entity_type, entity_id, at, id);
CREATE INDEX audit_entry_of_actor ON audit_entry (actor_id, at, id);
CREATE INDEX audit_entry_of_name ON audit_entry (lower(actor_name) text_pattern_ops);
)";

namespace {

constexpr Statement kWrite{"audit_write", R"(
    INSERT INTO audit_entry (actor_id, actor_name, trace_id,
                             action, entity_type, entity_id, entity_label, before, after)
    SELECT $1, $2, $3,
           e.action, e.entity_type, e.entity_id, e.entity_label,
           NULLIF(e.before, '')::jsonb, NULLIF(e.after, '')::jsonb
    FROM unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
         WITH ORDINALITY AS e(action, entity_type, entity_id, entity_label, before, after, place)
    ORDER BY e.place)"};

} // namespace

std::string actorNameOf(const Principal& caller)
{
    if (!caller.isUser())
        return caller.service;
    return caller.subject.empty() ? caller.accountId : caller.subject;
}

void writeAudit(Transaction& tx, const CallContext& context, const AuditRecord& record)
{
    writeAudit(tx, context, std::span(&record, 1));
}

void writeAudit(Transaction& tx, const CallContext& context, std::span<const AuditRecord> records)
{
    std::vector<std::string> columns[6];
    for (const AuditRecord& record : records) {
        auto [before, after] = auditDifference(record.before, record.after);
        const bool isIdle =
            !record.before.empty() && !record.after.empty() && before.empty() && after.empty();
        if (isIdle)
            continue;
        columns[0].push_back(record.action);
        columns[1].push_back(record.entityType);
        columns[2].push_back(record.entityId);
        columns[3].push_back(record.entityLabel);
        columns[4].push_back(std::move(before));
        columns[5].push_back(std::move(after));
    }
    if (columns[0].empty())
        return;
    tx.run(kWrite,
           context.caller.accountId,
           actorNameOf(context.caller),
           context.trace.traceId,
           sqlArray(columns[0]),
           sqlArray(columns[1]),
           sqlArray(columns[2]),
           sqlArray(columns[3]),
           sqlArray(columns[4]),
           sqlArray(columns[5]));
}

} // namespace vitrine::platform
