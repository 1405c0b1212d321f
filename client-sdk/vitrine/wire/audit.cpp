#include "vitrine/wire/audit.hpp"

#include "vitrine/wire/codec_support.hpp"

namespace vitrine::wire {
namespace {

using nlohmann::json;

/// The services write these texts themselves; one that is no JSON would be their fault, and shows
/// as a text instead of hiding the entry.
json writeState(const std::string& text)
{
    if (text.empty())
        return nullptr;
    const json state = json::parse(text, nullptr, false);
    return state.is_discarded() ? json(text) : state;
}

json writeEntry(const AuditEntry& entry)
{
    return {{"id", entry.id},
            {"at", entry.at},
            {"service", entry.service},
            {"actorId", entry.actorId},
            {"actorName", entry.actorName},
            {"action", entry.action},
            {"entityType", entry.entityType},
            {"entityId", entry.entityId},
            {"entityLabel", entry.entityLabel},
            {"before", writeState(entry.beforeJson)},
            {"after", writeState(entry.afterJson)},
            {"traceId", entry.traceId}};
}

AuditEntry readEntry(ObjectReader& in)
{
    AuditEntry entry;
    entry.id = in.text("id", {.min = 1, .max = 64});
    entry.at = in.text("at", {.min = 1, .max = 40});
    entry.service = in.optionalText("service");
    entry.actorId = in.optionalText("actorId");
    entry.actorName = in.optionalText("actorName");
    entry.action = in.text("action", {.min = 1, .max = 100});
    entry.entityType = in.optionalText("entityType");
    entry.entityId = in.optionalText("entityId");
    entry.entityLabel = in.optionalText("entityLabel");
    entry.beforeJson = in.rawOr("before", "");
    entry.afterJson = in.rawOr("after", "");
    entry.traceId = in.optionalText("traceId");
    return entry;
}

} // namespace

std::string encode(const Page<AuditEntry>& page)
{
    return codec::encodePage(page, writeEntry);
}

std::string encodeQuery(const AuditQuery& query)
{
    codec::QueryWriter out;
    out.add("actor", query.actor)
        .add("action", query.action)
        .add("entityType", query.entityType)
        .add("entityId", query.entityId)
        .add("from", query.from)
        .add("to", query.to);
    return out.addPage(query).take();
}

Result<Page<AuditEntry>> decodeAuditPage(std::string_view text)
{
    return codec::decodePage<AuditEntry>(text, readEntry);
}

} // namespace vitrine::wire
