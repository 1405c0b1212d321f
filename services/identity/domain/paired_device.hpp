#pragma once

#include "services/identity/domain/client.hpp"
#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine::identity {

/// How a kiosk is doing, by its own words.
struct DeviceReport
{
    std::string softwareVersion;
    std::int64_t queueLength = 0;            ///< Sales that the shop does not have yet.
    std::optional<Timestamp> oldestQueuedAt; ///< Of those sales.
    std::string printer;                     ///< As wire::DeviceReport.
    std::string terminal;                    ///< As wire::DeviceReport.
    std::int64_t freeDiskBytes = 0;
    Timestamp at{}; ///< By the kiosk's clock.
};

/// The last report and when it came.
struct DeviceSighting
{
    DeviceReport report;
    Timestamp seenAt{};                     ///< By this machine's clock.
    std::chrono::milliseconds clockSkew{0}; ///< The kiosk's clock less this one's.
};

/// A kiosk that an administrator took into the shop. Its state moves by domain::deviceMachine().
struct PairedDevice
{
    std::string id; ///< UUIDv7; the subject of its tokens.
    std::string name;
    std::string place;
    std::string state;
    std::string platform;
    std::string secretDigest; ///< SHA-256 of its client secret; "" until it fetched one.
    std::int64_t version = 1;
    Timestamp pairedAt{};
    std::optional<Timestamp> tokensVoidUntil; ///< What was issued until then does not count.
    std::optional<DeviceSighting> sighting;
};

namespace device_states {
inline constexpr std::string_view kPairing = "PAIRING";
inline constexpr std::string_view kActive = "ACTIVE";
inline constexpr std::string_view kLocked = "LOCKED";
inline constexpr std::string_view kRevoked = "REVOKED";
} // namespace device_states

/// Moves `device` by an event of domain::deviceMachine().
/// @return Conflict when its state does not allow it, naming what it does.
[[nodiscard]] Outcome moveDevice(PairedDevice& device, std::string_view event);

enum class DeviceHealth {
    Ok,
    Late,   ///< Nothing heard for more than 2 minutes.
    Offline ///< Nothing heard for more than 10 minutes, or ever.
};
[[nodiscard]] DeviceHealth healthOf(const PairedDevice& device, Timestamp now);

/// The place without surrounding space.
/// @return InvalidArgument, field "/place", when it has more than 200 characters or a control
/// character.
[[nodiscard]] Result<std::string> checkPlace(std::string_view text);
/// What a kiosk says of its program, without surrounding space. @return InvalidArgument as above,
/// for more than 100 characters and for none.
[[nodiscard]] Result<std::string> checkSoftwareVersion(std::string_view text);
/// What a kiosk says of its machine, without surrounding space. @return InvalidArgument as above,
/// for more than 200 characters.
[[nodiscard]] Result<std::string> checkPlatform(std::string_view text);

/// "kiosk-<device id>"
[[nodiscard]] std::string clientIdOf(std::string_view deviceId);
/// The device that a client id names; nothing for any other client.
[[nodiscard]] std::optional<std::string> deviceOfClient(std::string_view clientId);
/// The client as which a kiosk gets its tokens.
[[nodiscard]] Client clientOf(const PairedDevice& device, const std::string& audience);

} // namespace vitrine::identity
