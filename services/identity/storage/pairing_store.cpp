#include "services/identity/storage/pairing_store.hpp"

#include "services/identity/storage/sql_values.hpp"

namespace vitrine::identity::store {

namespace {

using platform::Statement;
using platform::Transaction;

constexpr Statement kInsert{"pairing_insert", R"(
    INSERT INTO device_pairing (id, user_code, poll_hash, secret_salt, platform, created_at, expires_at)
    VALUES ($1::uuid, $2, $3, $4, $5, $6::timestamptz, $7::timestamptz)
    ON CONFLICT (user_code) DO NOTHING)"};

constexpr Statement kCountOpen{"pairing_count_open", R"(
    SELECT count(*)
    FROM (SELECT 1 FROM device_pairing WHERE device_id IS NULL AND expires_at > $1::timestamptz LIMIT $2) AS open)"};

#define PAIRING_COLUMNS                                                                            \
    "id::text, user_code, poll_hash, secret_salt, platform, "                                      \
    "(extract(epoch FROM created_at) * 1000)::bigint, "                                            \
    "(extract(epoch FROM expires_at) * 1000)::bigint, coalesce(device_id::text, '') "

constexpr Statement kLock{
    "pairing_lock", "SELECT " PAIRING_COLUMNS "FROM device_pairing WHERE id = $1::uuid FOR UPDATE"};

constexpr Statement kLockByUserCode{"pairing_lock_by_user_code", "SELECT " PAIRING_COLUMNS R"(
    FROM device_pairing
    WHERE user_code = $1 AND device_id IS NULL AND expires_at > $2::timestamptz
    FOR UPDATE)"};

constexpr Statement kSave{"pairing_save", R"(
    UPDATE device_pairing SET device_id = NULLIF($2, '')::uuid, expires_at = $3::timestamptz WHERE id = $1::uuid)"};

constexpr Statement kDeleteOf{"pairing_delete_of",
                              "DELETE FROM device_pairing WHERE device_id = $1::uuid"};

constexpr Statement kDeleteEnded{"pairing_delete_ended", R"(
    DELETE FROM device_pairing
    WHERE ctid = ANY (ARRAY(SELECT ctid FROM device_pairing WHERE expires_at <= $1::timestamptz ORDER BY expires_at
                            LIMIT 5000)))"};

constexpr Statement kDeleteUnclaimed{"pairing_delete_unclaimed", R"(
    DELETE FROM device AS d
    WHERE d.state = 'PAIRING' AND NOT EXISTS (SELECT 1 FROM device_pairing AS p WHERE p.device_id = d.id))"};

std::optional<PairingRow> firstOf(const pqxx::result& rows)
{
    if (rows.empty())
        return std::nullopt;
    const auto row = rows.front();
    return PairingRow{.id = row[0].as<std::string>(),
                      .userCode = row[1].as<std::string>(),
                      .pollHash = row[2].as<std::string>(),
                      .secretSalt = row[3].as<std::string>(),
                      .platform = row[4].as<std::string>(),
                      .createdAt = timeFrom(row[5]),
                      .expiresAt = timeFrom(row[6]),
                      .deviceId = row[7].as<std::string>()};
}

} // namespace

bool insertPairing(Transaction& tx, const PairingRow& pairing)
{
    const auto result = tx.run(kInsert,
                               pairing.id,
                               pairing.userCode,
                               pairing.pollHash,
                               pairing.secretSalt,
                               pairing.platform,
                               sqlTime(pairing.createdAt),
                               sqlTime(pairing.expiresAt));
    return result.affected_rows() == 1;
}

std::int64_t countOpenPairings(Transaction& tx, Timestamp now, int max)
{
    return tx.run(kCountOpen, sqlTime(now), max).front()[0].as<std::int64_t>();
}

std::optional<PairingRow> lockPairing(Transaction& tx, const std::string& id)
{
    return firstOf(tx.run(kLock, id));
}

std::optional<PairingRow>
lockPairingByUserCode(Transaction& tx, const std::string& userCode, Timestamp now)
{
    return firstOf(tx.run(kLockByUserCode, userCode, sqlTime(now)));
}

void savePairing(Transaction& tx, const PairingRow& pairing)
{
    tx.run(kSave, pairing.id, pairing.deviceId, sqlTime(pairing.expiresAt));
}

void deletePairingOf(Transaction& tx, const std::string& deviceId)
{
    tx.run(kDeleteOf, deviceId);
}

void deleteEndedPairings(Transaction& tx, Timestamp now)
{
    tx.run(kDeleteEnded, sqlTime(now));
    tx.run(kDeleteUnclaimed);
}

} // namespace vitrine::identity::store
