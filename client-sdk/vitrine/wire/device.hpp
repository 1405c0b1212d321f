#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/wire/page.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace vitrine::wire {

/// POST /api/v1/devices/pairings: a kiosk that belongs to no shop yet asks for a code.
struct PairingRequest
{
    std::string softwareVersion; ///< "1.4.0"
    std::string platform;        ///< "Debian 12 (x86_64)"; shown to who confirms.
};

/// A pairing that has begun: show the code, ask for the claim every so often.
struct DevicePairing
{
    std::string pairingId;
    std::string userCode;  ///< "QWNF-TGBX"
    std::string pollToken; ///< Secret; proves at the claim that it is the same kiosk.
    std::string expiresAt;
    std::int64_t intervalSeconds = 5; ///< Between two claims.
};

/// POST /api/v1/devices/pairings/{id}/claim
struct PairingClaim
{
    std::string pollToken;
};

/// Answer of a claim.
struct PairingResult
{
    std::string state;        ///< PAIRING: nobody has confirmed yet (202); ACTIVE: paired (200).
    std::string deviceId;     ///< As the next two only when ACTIVE.
    std::string clientId;     ///< "kiosk-<device id>", for client credentials.
    std::string clientSecret; ///< Never told again once it was used: keep it before using it.

    [[nodiscard]] bool isPaired() const { return !clientSecret.empty(); }
};

/// POST /api/v1/devices: somebody confirms the code that a kiosk shows.
struct DeviceDraft
{
    std::string userCode; ///< As typed: case, spaces and dashes do not matter.
    std::string name;     ///< 1 to 100 characters: "Kiosk 1"
    std::string place;    ///< Up to 200 characters, "" for none: "Ground floor, entrance"
};

/// PUT /api/v1/devices/{id} with If-Match.
struct DeviceProfile
{
    std::string name;
    std::string place;
};

/// PUT /api/v1/devices/me/report: how a kiosk is doing, by itself.
struct DeviceReport
{
    std::string softwareVersion;
    std::int64_t queueLength = 0; ///< Sales that the shop does not have yet.
    std::string oldestQueuedAt;   ///< When the oldest of them was made; "" for an empty queue.
    std::string printer;          ///< READY, PAPER_LOW, PAPER_OUT, FAULT, OFFLINE or NONE.
    std::string terminal;         ///< READY, FAULT, OFFLINE or NONE.
    std::int64_t freeDiskBytes = 0;
    std::string at; ///< By the kiosk's own clock.
};

/// Answer to a report: what the shop thinks of the kiosk.
struct DeviceStanding
{
    std::string serverTime;
    std::string state; ///< See Device.
    std::string name;
    std::string place;
};

/// A kiosk, as the people see it who run the shop.
struct Device
{
    std::string id;
    std::string name;
    std::string place;
    /// PAIRING (confirmed, but the kiosk has not fetched its credentials yet), ACTIVE, LOCKED (gets
    /// no token until it is unlocked) or REVOKED (unpaired, for good).
    std::string state;
    std::string platform;
    std::string pairedAt; ///< When the code was confirmed.
    std::int64_t version = 0;
    /// By the last report: OK, LATE (older than 2 minutes) or OFFLINE (older than 10 minutes, or
    /// none at all).
    std::string health;
    std::string lastSeenAt;       ///< Of the last report, by the shop's clock; "" for none.
    std::int64_t clockSkewMs = 0; ///< The kiosk's clock less the shop's; positive is ahead.
    DeviceReport report{};        ///< The last one; all "" and 0 when there was none.
};

[[nodiscard]] std::string encode(const PairingRequest& request);
[[nodiscard]] std::string encode(const DevicePairing& pairing);
[[nodiscard]] std::string encode(const PairingClaim& claim);
[[nodiscard]] std::string encode(const PairingResult& result);
[[nodiscard]] std::string encode(const DeviceDraft& draft);
[[nodiscard]] std::string encode(const DeviceProfile& profile);
[[nodiscard]] std::string encode(const DeviceReport& report);
[[nodiscard]] std::string encode(const DeviceStanding& standing);
[[nodiscard]] std::string encode(const Device& device);
[[nodiscard]] std::string encode(const Page<Device>& page);

[[nodiscard]] Result<PairingRequest> decodePairingRequest(std::string_view json);
[[nodiscard]] Result<DevicePairing> decodeDevicePairing(std::string_view json);
[[nodiscard]] Result<PairingClaim> decodePairingClaim(std::string_view json);
[[nodiscard]] Result<PairingResult> decodePairingResult(std::string_view json);
[[nodiscard]] Result<DeviceDraft> decodeDeviceDraft(std::string_view json);
[[nodiscard]] Result<DeviceProfile> decodeDeviceProfile(std::string_view json);
[[nodiscard]] Result<DeviceReport> decodeDeviceReport(std::string_view json);
[[nodiscard]] Result<DeviceStanding> decodeDeviceStanding(std::string_view json);
[[nodiscard]] Result<Device> decodeDevice(std::string_view json);
[[nodiscard]] Result<Page<Device>> decodeDevicePage(std::string_view json);

} // namespace vitrine::wire
