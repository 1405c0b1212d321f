#include "services/identity/application/device_audit.hpp"

#include "vitrine/wire/device.hpp"

namespace vitrine::identity {

namespace {

/// What people decide about it, without what it reports by itself.
std::string shown(const PairedDevice& device)
{
    return wire::encode(wire::Device{.id = device.id,
                                     .name = device.name,
                                     .place = device.place,
                                     .state = device.state,
                                     .platform = device.platform,
                                     .pairedAt = formatTimestamp(device.pairedAt)});
}

} // namespace

platform::AuditRecord auditRecord(std::string_view action, const PairedDevice& added)
{
    return {.action = std::string(action),
            .entityType = "device",
            .entityId = added.id,
            .entityLabel = added.name,
            .after = shown(added)};
}

platform::AuditRecord
auditRecord(std::string_view action, const PairedDevice& before, const PairedDevice& after)
{
    platform::AuditRecord record = auditRecord(action, after);
    record.before = shown(before);
    return record;
}

} // namespace vitrine::identity
