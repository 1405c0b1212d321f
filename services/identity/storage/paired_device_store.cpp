#include "services/identity/storage/paired_device_store.hpp"

#include "services/identity/storage/paired_device_rows.hpp"

namespace vitrine::identity::store {

namespace {

using platform::Statement;
using platform::Transaction;

constexpr Statement kInsert{"paired_device_insert", R"(
    INSERT INTO device (id, name, place, state, platform, paired_at, updated_at)
    VALUES ($1::uuid, $2, $3, $4, $5, $6::timestamptz, $6::timestamptz))"};

constexpr Statement kFind{"paired_device_find",
                          "SELECT " VITRINE_PAIRED_DEVICE_COLUMNS
                          "FROM device WHERE id = $1::uuid"};

constexpr Statement kLock{"paired_device_lock",
                          "SELECT " VITRINE_PAIRED_DEVICE_COLUMNS
                          "FROM device WHERE id = $1::uuid FOR NO KEY UPDATE"};

constexpr Statement kNameTaken{"paired_device_name_taken", R"(
    SELECT 1 FROM device WHERE lower(name) = lower($1) AND state <> 'REVOKED' AND id <> $2::uuid)"};

constexpr Statement kUpdate{"paired_device_update", R"(
    UPDATE device
    SET name = $2, place = $3, state = $4, secret_hash = $5,
        tokens_void_until = NULLIF($6, '')::timestamptz, updated_at = $7::timestamptz, version = version + 1
    WHERE id = $1::uuid
    RETURNING version)"};

constexpr Statement kSee{"paired_device_see",
                         R"(
    UPDATE device
    SET last_seen_at = $2::timestamptz, clock_skew_ms = $3, reported_at = $4::timestamptz, software_version = $5,
        queue_length = $6, oldest_queued_at = NULLIF($7, '')::timestamptz, printer = $8, terminal = $9,
        free_disk_bytes = $10
    WHERE id = $1::uuid AND state = 'ACTIVE'
    RETURNING )" VITRINE_PAIRED_DEVICE_COLUMNS};

std::string optionalSqlTime(const std::optional<Timestamp>& time)
{
    return time ? sqlTime(*time) : std::string();
}

std::optional<PairedDevice> firstOf(const pqxx::result& rows)
{
    return rows.empty() ? std::nullopt : std::optional(pairedDeviceFrom(rows.front()));
}

/// The unique index is the judge when two race; this names the field in the usual case.
Outcome checkNameIsFree(Transaction& tx, const PairedDevice& device)
{
    const bool isRevoked = device.state == device_states::kRevoked;
    if (!isRevoked && !tx.run(kNameTaken, device.name, device.id).empty())
        return failure<Done>(ErrorCode::Conflict, "another kiosk has this name", "/name");
    return Done{};
}

} // namespace

Outcome insertPairedDevice(Transaction& tx, const PairedDevice& device)
{
    if (Outcome isFree = checkNameIsFree(tx, device); !isFree.ok())
        return isFree;
    tx.run(kInsert,
           device.id,
           device.name,
           device.place,
           device.state,
           device.platform,
           sqlTime(device.pairedAt));
    return Done{};
}

std::optional<PairedDevice> findPairedDevice(Transaction& tx, const std::string& id)
{
    return firstOf(tx.run(kFind, id));
}

std::optional<PairedDevice> lockPairedDevice(Transaction& tx, const std::string& id)
{
    return firstOf(tx.run(kLock, id));
}

Result<std::int64_t> updatePairedDevice(Transaction& tx, const PairedDevice& device, Timestamp now)
{
    if (const Outcome isFree = checkNameIsFree(tx, device); !isFree.ok())
        return isFree.error();
    const auto rows = tx.run(kUpdate,
                             device.id,
                             device.name,
                             device.place,
                             device.state,
                             base64UrlEncode(device.secretDigest),
                             optionalSqlTime(device.tokensVoidUntil),
                             sqlTime(now));
    if (rows.empty())
        return failure<std::int64_t>(ErrorCode::NotFound, "there is no such kiosk");
    return rows.front()[0].as<std::int64_t>();
}

std::optional<PairedDevice>
recordSighting(Transaction& tx, const std::string& id, const DeviceSighting& sighting)
{
    const DeviceReport& report = sighting.report;
    return firstOf(tx.run(kSee,
                          id,
                          sqlTime(sighting.seenAt),
                          static_cast<std::int64_t>(sighting.clockSkew.count()),
                          sqlTime(report.at),
                          report.softwareVersion,
                          report.queueLength,
                          optionalSqlTime(report.oldestQueuedAt),
                          report.printer,
                          report.terminal,
                          report.freeDiskBytes));
}

} // namespace vitrine::identity::store
