#include "services/inventory/application/leases.hpp"

#include "services/inventory/application/actor.hpp"
#include "services/inventory/application/stock_audit.hpp"
#include "services/inventory/storage/lease_store.hpp"
#include "services/platform/auth/permissions.hpp"

namespace vitrine::inventory {
namespace {

using platform::CallContext;
using platform::Transaction;
using storage::LeaseStore;

constexpr int kDueRoundsMax = 3;
constexpr int kDueBatch = 100;

/// Whose leases the caller may have: "" for everybody's.
/// @return PermissionDenied when none at all.
Result<std::string> scopeOf(const CallContext& context, std::string_view staffPermission)
{
    if (context.caller.may(staffPermission))
        return std::string();
    if (context.caller.may(platform::permissions::kInventoryLease))
        return context.caller.accountId;
    return failure<std::string>(ErrorCode::PermissionDenied,
                                "leases are for devices and for staff");
}

Result<Lease> missing(const std::string& id)
{
    return failure<Lease>(ErrorCode::NotFound, "there is no lease " + id);
}

Result<Lease> found(Transaction& tx, const std::string& id, const std::string& scope)
{
    auto lease = LeaseStore(tx).find(id, scope);
    return lease ? Result<Lease>(std::move(*lease)) : missing(id);
}

} // namespace

Result<Leases::TakenLease> Leases::take(const CallContext& context, const LeaseRequest& request)
{
    using Taken = LeaseStore::Taken;
    Result<Taken> taken = Taken::Due;
    for (int round = 1; taken.ok() && *taken == Taken::Due && round <= kDueRoundsMax; ++round) {
        const auto body = [&](Transaction& tx) {
            return Result(LeaseStore(tx).take(request, round == kDueRoundsMax));
        };
        taken = m_database.inStatement(context.deadline, body);
        if (!taken.ok() && platform::isOutcomeUnknown(taken.error()))
            taken = m_database.inStatement(context.deadline, body); // its id tells
        if (taken.ok() && *taken == Taken::Due) {
            const auto ended = m_reservations.expireDue(kDueBatch, context.deadline);
            if (!ended.ok())
                return ended.error();
        }
    }
    if (!taken.ok())
        return taken.error();
    if (*taken == Taken::Other)
        return failure<TakenLease>(ErrorCode::Unprocessable,
                                   "this operation id was used for something else",
                                   "/operationId");
    if (*taken == Taken::TooMany)
        return failure<TakenLease>(ErrorCode::Conflict,
                                   "the device holds " + std::to_string(kActiveLeasesMax) +
                                       " leases already; it must return one first");
    auto lease = find(context, request.id());
    if (!lease.ok())
        return lease.error();
    return TakenLease{std::move(lease).value(), *taken == Taken::Same};
}

Result<Lease>
Leases::renew(const CallContext& context, std::string_view id, std::chrono::seconds time)
{
    const auto lease = canonicalId(id, "id");
    if (!lease.ok())
        return lease.error();
    if (const Outcome sound = checkLeaseTime(time); !sound.ok())
        return sound.error();
    const std::string& device = context.caller.accountId;
    return m_database.inTransaction(context.deadline, [&](Transaction& tx) -> Result<Lease> {
        const bool isRenewed = LeaseStore(tx).renew(*lease, device, time);
        auto present = found(tx, *lease, device);
        if (present.ok() && !isRenewed)
            return failure<Lease>(ErrorCode::Conflict,
                                  "the lease has ended: it is " +
                                      std::string(toString(present->state)));
        return present;
    });
}

Result<Lease> Leases::giveBack(const CallContext& context, std::string_view id)
{
    const auto lease = canonicalId(id, "id");
    if (!lease.ok())
        return lease.error();
    const auto scope = scopeOf(context, platform::permissions::kInventoryWrite);
    if (!scope.ok())
        return scope.error();
    return m_database.inTransaction(context.deadline, [&](Transaction& tx) -> Result<Lease> {
        const auto before = LeaseStore(tx).find(*lease, *scope);
        if (!before)
            return missing(*lease);
        const bool isReturned = LeaseStore(tx).giveBack(*lease, *scope, actorOf(context));
        auto after = found(tx, *lease, *scope);
        if (after.ok() && isReturned && after->deviceId != context.caller.accountId)
            platform::writeAudit(tx, context, leaseRecord(*before, *after));
        return after;
    });
}

Result<Lease> Leases::find(const CallContext& context, std::string_view id)
{
    const auto lease = canonicalId(id, "id");
    if (!lease.ok())
        return lease.error();
    const auto scope = scopeOf(context, platform::permissions::kInventoryRead);
    if (!scope.ok())
        return scope.error();
    return m_database.read(context.deadline,
                           [&](Transaction& tx) { return found(tx, *lease, *scope); });
}

Result<Listed<Lease, LeasePlace>>
Leases::list(const CallContext& context, LeaseFilter filter, const LeasePlace& place, Window window)
{
    using Page = Listed<Lease, LeasePlace>;
    const auto scope = scopeOf(context, platform::permissions::kInventoryRead);
    if (!scope.ok())
        return scope.error();
    if (!scope->empty())
        filter.deviceId = *scope;
    return m_database.read(context.deadline, [&](Transaction& tx) -> Result<Page> {
        LeaseStore store(tx);
        auto rows = store.list(filter, place, window.limit + 1);
        Page page;
        if (rows.size() > static_cast<std::size_t>(window.limit)) {
            rows.resize(static_cast<std::size_t>(window.limit));
            page.next = {.createdMicros = rows.back().createdMicros, .id = rows.back().lease.id};
        }
        for (auto& row : rows)
            page.items.push_back(std::move(row.lease));
        if (window.count)
            page.total = store.count(filter);
        return page;
    });
}

} // namespace vitrine::inventory
