#pragma once

#include "services/identity/domain/paired_device.hpp"
#include "services/identity/storage/sql_values.hpp"
#include "vitrine/core/encoding.hpp"

#define VITRINE_MILLISECONDS(column) "(extract(epoch FROM " column ") * 1000)::bigint"

/// What every query of paired devices selects first; a macro, because statements are literals.
#define VITRINE_PAIRED_DEVICE_COLUMNS                                                                                                                                                \
    "id::text, name, place, state, platform, secret_hash, version, " VITRINE_MILLISECONDS(                                                                                           \
        "paired"                                                                                                                                                                     \
        "_at") ", " VITRINE_MILLISECONDS("tokens_void_until") ", " VITRINE_MILLISECONDS("last_"                                                                                      \
                                                                                        "seen_at") ", clock_skew_ms, " VITRINE_MILLISECONDS("reported_at") ", "                      \
                                                                                                                                                           "software_"               \
                                                                                                                                                           "version, "               \
                                                                                                                                                           "queue_length,"           \
                                                                                                                                                           " " VITRINE_MILLISECONDS( \
                                                                                                                                                               "oldest_queued_at") ", printer, terminal, free_disk_bytes "

namespace vitrine::identity::store {

/// Reads those columns.
[[nodiscard]] inline PairedDevice pairedDeviceFrom(const pqxx::row& row)
{
    PairedDevice device;
    device.id = row[0].as<std::string>();
    device.name = row[1].as<std::string>();
    device.place = row[2].as<std::string>();
    device.state = row[3].as<std::string>();
    device.platform = row[4].as<std::string>();
    device.secretDigest = base64UrlDecode(row[5].as<std::string>()).value();
    device.version = row[6].as<std::int64_t>();
    device.pairedAt = timeFrom(row[7]);
    device.tokensVoidUntil = optionalTimeFrom(row[8]);
    const auto seenAt = optionalTimeFrom(row[9]);
    if (!seenAt)
        return device;
    DeviceSighting sighting{.seenAt = *seenAt};
    sighting.clockSkew = std::chrono::milliseconds(row[10].as<long long>());
    sighting.report.at = timeFrom(row[11]);
    sighting.report.softwareVersion = row[12].as<std::string>();
    sighting.report.queueLength = row[13].as<std::int64_t>();
    sighting.report.oldestQueuedAt = optionalTimeFrom(row[14]);
    sighting.report.printer = row[15].as<std::string>();
    sighting.report.terminal = row[16].as<std::string>();
    sighting.report.freeDiskBytes = row[17].as<std::int64_t>();
    device.sighting = std::move(sighting);
    return device;
}

} // namespace vitrine::identity::store
