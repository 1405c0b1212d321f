#include "services/identity/application/fleet_service.hpp"

#include "services/identity/application/device_audit.hpp"
#include "services/identity/domain/account.hpp"
#include "services/identity/storage/paired_device_store.hpp"
#include "vitrine/domain/uuid.hpp"

namespace vitrine::identity {

namespace {

using platform::CallContext;
using platform::Transaction;

Error noSuchKiosk()
{
    return Error{.code = ErrorCode::NotFound, .message = "there is no such kiosk"};
}

} // namespace

Result<FleetService::Listed> FleetService::list(const ListQuery& query, Deadline deadline)
{
    return m_database.read(deadline, [&](Transaction& tx) -> Result<Listed> {
        auto rows = store::listPairedDevices(
            tx, query.filter, query.order, query.place, query.limit + 1); // one more tells of more
        Listed listed;
        if (rows.size() > static_cast<std::size_t>(query.limit)) {
            rows.resize(static_cast<std::size_t>(query.limit));
            listed.next = {.key = rows.back().key, .id = rows.back().device.id};
        }
        for (auto& row : rows)
            listed.devices.push_back(std::move(row.device));
        if (query.count)
            listed.total = store::countPairedDevices(tx, query.filter);
        return listed;
    });
}

Result<PairedDevice> FleetService::find(const std::string& id, Deadline deadline)
{
    if (!domain::isUuid(id))
        return noSuchKiosk();
    return m_database.read(deadline, [&](Transaction& tx) -> Result<PairedDevice> {
        auto device = store::findPairedDevice(tx, id);
        return device ? Result<PairedDevice>(*std::move(device))
                      : Result<PairedDevice>(noSuchKiosk());
    });
}

/// @param change (Transaction&, PairedDevice&, Timestamp) -> Result<bool>: whether there was
/// anything to do.
template <typename Change>
Result<PairedDevice> FleetService::administer(const CallContext& context,
                                              const char* action,
                                              const std::string& id,
                                              ExpectedVersion expected,
                                              const Change& change)
{
    if (!domain::isUuid(id))
        return noSuchKiosk();
    return m_database.inTransaction(context.deadline, [&](Transaction& tx) -> Result<PairedDevice> {
        auto device = store::lockPairedDevice(tx, id);
        if (!device)
            return noSuchKiosk();
        if (expected && *expected != device->version)
            return failure<PairedDevice>(ErrorCode::PreconditionFailed,
                                         "the kiosk has changed since it was read");
        // Read under the lock: a token that was being issued meanwhile is older than this.
        const Timestamp now = m_clock.now();
        const PairedDevice before = *device;
        const Result<bool> changed = change(tx, *device, now);
        if (!changed.ok())
            return changed.error();
        if (!*changed)
            return before;
        const auto version = store::updatePairedDevice(tx, *device, now);
        if (!version.ok())
            return version.error();
        device->version = *version;
        writeAudit(tx, context, auditRecord(action, before, *device));
        return *std::move(device);
    });
}

Result<PairedDevice> FleetService::rename(const CallContext& context,
                                          const std::string& id,
                                          const std::string& name,
                                          const std::string& place,
                                          ExpectedVersion expected)
{
    const auto checkedName = checkName(name);
    if (!checkedName.ok())
        return checkedName.error();
    const auto checkedPlace = checkPlace(place);
    if (!checkedPlace.ok())
        return checkedPlace.error();
    return administer(context,
                      audited::kRenameDevice,
                      id,
                      expected,
                      [&](Transaction&, PairedDevice& device, Timestamp) -> Result<bool> {
                          if (device.state == device_states::kRevoked)
                              return failure<bool>(ErrorCode::Conflict, "the kiosk is unpaired");
                          device.name = *checkedName;
                          device.place = *checkedPlace;
                          return true;
                      });
}

Result<PairedDevice> FleetService::setLocked(const CallContext& context,
                                             const std::string& id,
                                             bool isLocked,
                                             ExpectedVersion expected)
{
    return administer(context,
                      isLocked ? audited::kLockDevice : audited::kUnlockDevice,
                      id,
                      expected,
                      [&](Transaction&, PairedDevice& device, Timestamp now) -> Result<bool> {
                          if (device.state ==
                              (isLocked ? device_states::kLocked : device_states::kActive))
                              return false;
                          const Outcome moved = moveDevice(device, isLocked ? "lock" : "unlock");
                          if (!moved.ok())
                              return moved.error();
                          if (isLocked)
                              device.tokensVoidUntil = now;
                          return true;
                      });
}

Result<PairedDevice>
FleetService::unpair(const CallContext& context, const std::string& id, ExpectedVersion expected)
{
    return administer(context,
                      audited::kUnpairDevice,
                      id,
                      expected,
                      [](Transaction&, PairedDevice& device, Timestamp now) -> Result<bool> {
                          if (device.state == device_states::kRevoked)
                              return false;
                          const Outcome moved = moveDevice(device, "revoke");
                          if (!moved.ok())
                              return moved.error();
                          device.secretDigest.clear();
                          device.tokensVoidUntil = now;
                          return true;
                      });
}

Result<PairedDevice>
FleetService::report(const std::string& id, const DeviceReport& report, Deadline deadline)
{
    if (!domain::isUuid(id))
        return noSuchKiosk();
    DeviceSighting sighting{.report = report, .seenAt = m_clock.now()};
    sighting.clockSkew = report.at - sighting.seenAt;
    const auto seen = m_database.inStatement(
        deadline, [&](Transaction& tx) -> Result<std::optional<PairedDevice>> {
            return store::recordSighting(tx, id, sighting);
        });
    if (!seen.ok())
        return seen.error();
    if (*seen)
        return **seen;
    const auto there = find(id, deadline);
    return there.ok() ? failure<PairedDevice>(ErrorCode::Unauthenticated,
                                              "the kiosk is not active any more")
                      : there;
}

} // namespace vitrine::identity
