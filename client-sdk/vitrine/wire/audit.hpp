#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/wire/page.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace vitrine::wire {

/// Who changed what: written by the service that made the change, in the same transaction.
struct AuditEntry
{
    std::string id; ///< Unique in its service.
    std::string at; ///< RFC 3339
    std::string service;
    std::string actorId;    ///< The account; "" when a service acted by itself.
    std::string actorName;  ///< What the account signs in with, or the name of the service.
    std::string action;     ///< "product.update"
    std::string entityType; ///< "product"
    std::string entityId;
    std::string entityLabel; ///< What people call it, e.g. its SKU; "" when it has no name.
    std::string beforeJson;  ///< JSON object with the members that differ, "" when there are none.
    std::string afterJson;   ///< As above.
    std::string traceId;     ///< Of the request that did it; "" when it had none.
};

/// Which entries, newest first.
struct AuditQuery
{
    std::string actor{};  ///< An account's id, or the beginning of its name, case ignored.
    std::string action{}; ///< "product.update", or "product.*" for all that begin so.
    std::string entityType{};
    std::string entityId{};
    std::string from{}; ///< RFC 3339, inclusive.
    std::string to{};   ///< RFC 3339, exclusive.
    int limit = 50;     ///< 1 to 200
    std::string after{};
    std::int64_t skip = 0; ///< Rows to leave out, instead of `after`.
    bool count = false;    ///< Whether the page tells its `total`.
};

[[nodiscard]] std::string encode(const Page<AuditEntry>& page);
/// The query string without '?': the members of AuditQuery by their names.
[[nodiscard]] std::string encodeQuery(const AuditQuery& query);

[[nodiscard]] Result<Page<AuditEntry>> decodeAuditPage(std::string_view json);

} // namespace vitrine::wire
