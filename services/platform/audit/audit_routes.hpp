#pragma once

#include "services/platform/database/database.hpp"
#include "services/platform/http/route.hpp"

#include <string>

namespace vitrine::platform {

/// `GET /api/v1/audit/<service>` for those with audit.read: the entries of this service's database,
/// newest first.
/// @param database with kAuditSchema; outlives the route
[[nodiscard]] Route auditRoute(Database& database, std::string service);

} // namespace vitrine::platform
