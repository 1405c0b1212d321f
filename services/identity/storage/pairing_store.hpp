#pragma once

#include "services/platform/database/database.hpp"
#include "vitrine/core/clock.hpp"

#include <cstdint>
#include <optional>
#include <string>

/// Kiosks that asked for a code. Each function is part of the caller's transaction.
namespace vitrine::identity::store {

struct PairingRow
{
    std::string id;
    std::string userCode; ///< Canonical.
    std::string pollHash;
    std::string secretSalt;
    std::string platform;
    Timestamp createdAt{};
    Timestamp expiresAt{};
    std::string deviceId{}; ///< "" until somebody confirms.
};

/// @return false when the user code is another one's.
[[nodiscard]] bool insertPairing(platform::Transaction& tx, const PairingRow& pairing);
/// How many nobody has confirmed, `now`; counts no further than `max`.
[[nodiscard]] std::int64_t countOpenPairings(platform::Transaction& tx, Timestamp now, int max);
/// Locks it. Nothing when there is none.
[[nodiscard]] std::optional<PairingRow> lockPairing(platform::Transaction& tx,
                                                    const std::string& id);
/// Locks the one that shows the code and that nobody has confirmed. Nothing when it has expired.
[[nodiscard]] std::optional<PairingRow>
lockPairingByUserCode(platform::Transaction& tx, const std::string& userCode, Timestamp now);
/// Stores device and end.
void savePairing(platform::Transaction& tx, const PairingRow& pairing);
/// Ends the pairing that a device came of, if it is still there.
void deletePairingOf(platform::Transaction& tx, const std::string& deviceId);
/// Deletes what has expired: pairings, and the devices that never fetched their credentials.
void deleteEndedPairings(platform::Transaction& tx, Timestamp now);

} // namespace vitrine::identity::store
