#pragma once

#include "services/platform/call_context.hpp"
#include "services/platform/database/database.hpp"

#include <span>
#include <string>
#include <string_view>

namespace vitrine::platform {

/// Something that a person, or a service by itself, did to the shop.
struct AuditRecord
{
    std::string action;     ///< "<entity>.<verb>": "product.update", "order.refund".
    std::string entityType; ///< "product"
    std::string entityId;
    std::string entityLabel; ///< What people call it: a SKU, an order number, an e-mail address.
    /// JSON objects of the entity before and after, whole or in part; "" when there was none. Never
    /// a password, a token or a card number.
    std::string before{};
    std::string after{};
};

/// SQL of the table `audit_entry`; every service with an audit makes it one of its migrations:
/// `{n, "audit", platform::kAuditSchema}`.
extern const std::string_view kAuditSchema;

/// Writes who did it, what, and what differs, into the caller's transaction: the entry is there if
/// and only if the change is. Of `before` and `after` only the members that differ are kept; when
/// both are given and none differs, nothing was done and nothing is written. A call without a user
/// is told of as the calling service's.
void writeAudit(Transaction& tx, const CallContext& context, const AuditRecord& record);
/// As above for many, in their order and in one round trip.
void writeAudit(Transaction& tx, const CallContext& context, std::span<const AuditRecord> records);

/// How the audit names the caller: by what the account signs in with, a service by its name.
[[nodiscard]] std::string actorNameOf(const Principal& caller);

} // namespace vitrine::platform
