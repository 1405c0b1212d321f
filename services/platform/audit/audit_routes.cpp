#include "services/platform/audit/audit_routes.hpp"

#include "services/platform/audit/audit_log.hpp"
#include "services/platform/auth/permissions.hpp"
#include "services/platform/http/list_query.hpp"
#include "services/platform/paging/cursor.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/wire/audit.hpp"

#include <algorithm>

namespace vitrine::platform {
namespace {

constexpr std::size_t kFilterBytesMax = 200;
constexpr std::size_t kKeyParts = 2; // milliseconds and id

Result<std::string> textOf(const QueryParams& query, const char* key)
{
    const auto text = trim(query.get(key).value_or(""));
    if (text.size() > kFilterBytesMax)
        return failure<std::string>(ErrorCode::InvalidArgument,
                                    std::string(key) + " has more than " +
                                        std::to_string(kFilterBytesMax) + " bytes",
                                    key);
    return std::string(text);
}

Result<std::optional<Timestamp>> instantOf(const QueryParams& query, const char* key)
{
    const auto text = query.get(key);
    if (!text || text->empty())
        return std::optional<Timestamp>();
    const auto instant = parseTimestamp(*text);
    if (!instant.ok())
        return failure<std::optional<Timestamp>>(
            ErrorCode::InvalidArgument, std::string(key) + " must be a time of RFC 3339", key);
    return std::optional(*instant);
}

Result<AuditFilter> filterOf(const QueryParams& query)
{
    AuditFilter filter;
    const std::pair<const char*, std::string*> texts[] = {{"actor", &filter.actor},
                                                          {"action", &filter.action},
                                                          {"entityType", &filter.entityType},
                                                          {"entityId", &filter.entityId}};
    for (const auto& [key, member] : texts) {
        auto text = textOf(query, key);
        if (!text.ok())
            return text.error();
        *member = std::move(text).value();
    }
    const std::pair<const char*, std::optional<Timestamp>*> instants[] = {{"from", &filter.from},
                                                                          {"to", &filter.to}};
    for (const auto& [key, member] : instants) {
        const auto instant = instantOf(query, key);
        if (!instant.ok())
            return instant.error();
        *member = *instant;
    }
    return filter;
}

Result<AuditPlace>
placeOf(const AuditFilter& filter, const ListWindow& window, const QueryParams& query)
{
    AuditPlace place{.skip = window.skip};
    const auto after = query.get("after");
    if (!after || after->empty())
        return place;
    const auto key = decodeCursor(filter.fingerprintText(), *after, kKeyParts);
    if (!key.ok())
        return key.error();
    const auto at = parseTimestamp(key->at(0));
    const std::string& id = key->at(1);
    constexpr std::size_t kDigitsMax = 18;
    const bool isNumber =
        !id.empty() && id.size() <= kDigitsMax &&
        std::all_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!at.ok() || !isNumber)
        return failure<AuditPlace>(
            ErrorCode::InvalidArgument, "after is not a token that this list gave out", "after");
    place.at = *at;
    place.id = id;
    return place;
}

wire::AuditEntry toWire(StoredAuditEntry entry, const std::string& service)
{
    return {.id = std::move(entry.id),
            .at = formatTimestamp(entry.at),
            .service = service,
            .actorId = std::move(entry.actorId),
            .actorName = std::move(entry.actorName),
            .action = std::move(entry.action),
            .entityType = std::move(entry.entityType),
            .entityId = std::move(entry.entityId),
            .entityLabel = std::move(entry.entityLabel),
            .beforeJson = std::move(entry.before),
            .afterJson = std::move(entry.after),
            .traceId = std::move(entry.traceId)};
}

HttpResponse listAudit(Database& database, const std::string& service, const HttpRequest& request)
{
    const auto filter = filterOf(request.query);
    if (!filter.ok())
        return problemResponse(filter.error());
    const auto window = readListWindow(request.query);
    if (!window.ok())
        return problemResponse(window.error());
    const auto place = placeOf(*filter, *window, request.query);
    if (!place.ok())
        return problemResponse(place.error());

    const auto limit = static_cast<std::size_t>(window->limit);
    const auto page = database.read(
        request.context.deadline, [&](Transaction& tx) -> Result<wire::Page<wire::AuditEntry>> {
            auto entries = readAudit(tx, *filter, *place, window->limit + 1);
            wire::Page<wire::AuditEntry> result;
            if (entries.size() > limit) {
                entries.pop_back();
                result.nextToken =
                    encodeCursor(filter->fingerprintText(),
                                 {formatTimestamp(entries.back().at), entries.back().id});
            }
            for (auto& entry : entries)
                result.items.push_back(toWire(std::move(entry), service));
            if (window->count)
                result.total = countAudit(tx, *filter);
            return result;
        });
    if (!page.ok())
        return problemResponse(page.error());
    HttpResponse response = jsonResponse(200, wire::encode(*page));
    response.headers.set("Cache-Control", "no-store");
    return response;
}

} // namespace

Route auditRoute(Database& database, std::string service)
{
    std::string path = "/api/v1/audit/" + service;
    return {.method = "GET",
            .pattern = std::move(path),
            .access = Access::permission(std::string(permissions::kAuditRead)),
            .handler = [&database, service = std::move(service)](const HttpRequest& request) {
                return listAudit(database, service, request);
            }};
}

} // namespace vitrine::platform
