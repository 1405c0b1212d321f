#pragma once

#include "services/identity/domain/paired_device.hpp"
#include "services/platform/database/database.hpp"

#include <optional>
#include <string>

/// Kiosks of the shop. Each function is part of the caller's transaction.
namespace vitrine::identity::store {

/// @return Conflict, field "/name", when another kiosk has the name.
[[nodiscard]] Outcome insertPairedDevice(platform::Transaction& tx, const PairedDevice& device);
[[nodiscard]] std::optional<PairedDevice> findPairedDevice(platform::Transaction& tx,
                                                           const std::string& id);
/// Locks its row as well: who changes it waits until the transaction ends.
[[nodiscard]] std::optional<PairedDevice> lockPairedDevice(platform::Transaction& tx,
                                                           const std::string& id);
/// Stores name, place, state, secret and void tokens, with the next version, which it returns.
/// @return Conflict as above.
[[nodiscard]] Result<std::int64_t>
updatePairedDevice(platform::Transaction& tx, const PairedDevice& device, Timestamp now);

/// Keeps what an active kiosk reports; not a change of the kiosk: it keeps its version. One
/// statement. @return The kiosk; nothing unless it is active.
[[nodiscard]] std::optional<PairedDevice>
recordSighting(platform::Transaction& tx, const std::string& id, const DeviceSighting& sighting);

} // namespace vitrine::identity::store
