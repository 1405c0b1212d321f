#pragma once

#include "services/platform/database/database.hpp"
#include "vitrine/core/clock.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::platform {

/// Which entries.
struct AuditFilter
{
    std::string actor;  ///< Id, or beginning of the name without regard to case.
    std::string action; ///< Whole, or its beginning before a '*'.
    std::string entityType;
    std::string entityId;
    std::optional<Timestamp> from;
    std::optional<Timestamp> to; ///< Exclusive.

    /// Canonical text of all of it, for the cursor.
    [[nodiscard]] std::string fingerprintText() const;
};

/// An entry as it is stored.
struct StoredAuditEntry
{
    std::string id;
    Timestamp at;
    std::string actorId;
    std::string actorName;
    std::string action;
    std::string entityType;
    std::string entityId;
    std::string entityLabel;
    std::string before; ///< JSON object or "".
    std::string after;
    std::string traceId;
};

/// Where a page begins: after the entry with these (none: at the newest), or `skip` entries on.
struct AuditPlace
{
    std::optional<Timestamp> at{};
    std::string id{};
    std::int64_t skip = 0;
};

/// At most `limit` entries, newest first.
[[nodiscard]] std::vector<StoredAuditEntry>
readAudit(Transaction& tx, const AuditFilter& filter, const AuditPlace& place, std::int64_t limit);
[[nodiscard]] std::int64_t countAudit(Transaction& tx, const AuditFilter& filter);

} // namespace vitrine::platform
