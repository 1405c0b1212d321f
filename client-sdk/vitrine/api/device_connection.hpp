#pragma once

#include "vitrine/transport/client_options.hpp"
#include "vitrine/transport/task.hpp"
#include "vitrine/wire/device.hpp"
#include "vitrine/wire/device_settings.hpp"

#include <cstdint>
#include <string>

namespace vitrine::client {

/// Which kiosks, page by page.
struct DeviceQuery
{
    std::string text{};  ///< Part of a name or a place.
    std::string state{}; ///< PAIRING, ACTIVE, LOCKED or REVOKED; "" for all but REVOKED.
    /// name, place, lastSeenAt or pairedAt; with "-" before it descending. "" is name. Who never
    /// reported comes last either way.
    std::string sort{};
    int limit = 50; ///< 1 to 200
    std::string after{};
    std::int64_t skip = 0; ///< Leaves out that many, instead of `after`.
    bool count = false;    ///< Tells how many match, as the page's `total`.
};

/// A kiosk's own settings.
struct KnownDeviceSettings
{
    wire::DeviceSettings settings{};
    std::string etag{};     ///< Give it back to be told only of changes.
    bool unchanged = false; ///< Nothing new since `etag`; then `settings` is not set.
};

/// What DeviceClient talks to.
class DeviceConnection
{
public:
    virtual ~DeviceConnection() = default;

    virtual Task<wire::DevicePairing> startPairing(wire::PairingRequest request,
                                                   CallOptions options) = 0;
    virtual Task<wire::PairingResult>
    claimPairing(std::string pairingId, std::string pollToken, CallOptions options) = 0;
    virtual Task<wire::DeviceStanding> report(wire::DeviceReport report, CallOptions options) = 0;
    virtual Task<KnownDeviceSettings> settings(std::string knownEtag, CallOptions options) = 0;
    virtual Task<wire::Device> pair(wire::DeviceDraft draft, CallOptions options) = 0;
    virtual Task<wire::Page<wire::Device>> listDevices(DeviceQuery query, CallOptions options) = 0;
    virtual Task<wire::Device> getDevice(std::string id, CallOptions options) = 0;
    virtual Task<wire::Device> rename(std::string id,
                                      std::int64_t version,
                                      wire::DeviceProfile profile,
                                      CallOptions options) = 0;
    virtual Task<wire::Device> setLocked(std::string id, bool isLocked, CallOptions options) = 0;
    virtual Task<wire::Device> unpair(std::string id, CallOptions options) = 0;
};

} // namespace vitrine::client
