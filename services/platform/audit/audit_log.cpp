#include "services/platform/audit/audit_log.hpp"

#include <string_view>
#include <utility>

namespace vitrine::platform {
namespace {

/// `text` as the beginning of a LIKE pattern.
std::string prefixPattern(std::string_view text)
{
    std::string pattern;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return pattern + "%";
}

/// Builds the WHERE of one list; every value becomes a parameter.
class AuditSql
{
public:
    explicit AuditSql(const AuditFilter& filter)
    {
        if (!filter.actor.empty())
            add("(e.actor_id = " + parameter(filter.actor) + " OR lower(e.actor_name) LIKE lower(" +
                parameter(prefixPattern(filter.actor)) + "))");
        if (filter.action.ends_with('*'))
            add("e.action LIKE " +
                parameter(prefixPattern(
                    std::string_view(filter.action).substr(0, filter.action.size() - 1))));
        else if (!filter.action.empty())
            add("e.action = " + parameter(filter.action));
        if (!filter.entityType.empty())
            add("e.entity_type = " + parameter(filter.entityType));
        if (!filter.entityId.empty())
            add("e.entity_id = " + parameter(filter.entityId));
        if (filter.from)
            add("e.at >= " + instant(*filter.from));
        if (filter.to)
            add("e.at < " + instant(*filter.to));
    }

    /// Only what comes behind `place`, at most `limit` of it, in order.
    [[nodiscard]] pqxx::result page(Transaction& tx, const AuditPlace& place, std::int64_t limit)
    {
        if (place.at)
            add("(e.at, e.id) < (" + instant(*place.at) + ", " + parameter(place.id) + "::bigint)");
        std::string sql = "SELECT e.id, floor(extract(epoch FROM e.at) * 1000)::bigint AS at_ms, "
                          "e.actor_id, e.actor_name, e.action, e.entity_type, e.entity_id, "
                          "e.entity_label, e.before, e.after, e.trace_id FROM audit_entry e" +
                          m_where + " ORDER BY e.at DESC, e.id DESC LIMIT " +
                          parameter(std::to_string(limit)) + "::bigint";
        if (place.skip > 0)
            sql += " OFFSET " + parameter(std::to_string(place.skip)) + "::bigint";
        return run(tx, sql);
    }
    [[nodiscard]] pqxx::result count(Transaction& tx) const
    {
        return run(tx, "SELECT count(*) FROM audit_entry e" + m_where);
    }

private:
    void add(const std::string& condition)
    {
        m_where += (m_where.empty() ? " WHERE " : " AND ") + condition;
    }
    std::string parameter(std::string value)
    {
        m_values.push_back(std::move(value));
        return "$" + std::to_string(m_values.size());
    }
    std::string instant(Timestamp at) { return parameter(formatTimestamp(at)) + "::timestamptz"; }
    [[nodiscard]] pqxx::result run(Transaction& tx, const std::string& sql) const
    {
        return tx.runText(sql, pqxx::prepare::make_dynamic_params(m_values));
    }

    std::string m_where;
    std::vector<std::string> m_values;
};

} // namespace

std::string AuditFilter::fingerprintText() const
{
    std::string text = "audit";
    for (const std::string& part : {actor,
                                    action,
                                    entityType,
                                    entityId,
                                    from ? formatTimestamp(*from) : std::string(),
                                    to ? formatTimestamp(*to) : std::string()})
        text += '\x1f' + part;
    return text;
}

std::vector<StoredAuditEntry>
readAudit(Transaction& tx, const AuditFilter& filter, const AuditPlace& place, std::int64_t limit)
{
    std::vector<StoredAuditEntry> entries;
    for (const pqxx::row& row : AuditSql(filter).page(tx, place, limit)) {
        entries.push_back(
            {.id = row["id"].c_str(),
             .at = Timestamp(std::chrono::milliseconds(row["at_ms"].as<std::int64_t>())),
             .actorId = row["actor_id"].c_str(),
             .actorName = row["actor_name"].c_str(),
             .action = row["action"].c_str(),
             .entityType = row["entity_type"].c_str(),
             .entityId = row["entity_id"].c_str(),
             .entityLabel = row["entity_label"].c_str(),
             .before = row["before"].c_str(), // "" for NULL
             .after = row["after"].c_str(),
             .traceId = row["trace_id"].c_str()});
    }
    return entries;
}

std::int64_t countAudit(Transaction& tx, const AuditFilter& filter)
{
    return AuditSql(filter).count(tx).front()[0].as<std::int64_t>();
}

} // namespace vitrine::platform
