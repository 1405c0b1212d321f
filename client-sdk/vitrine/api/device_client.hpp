#pragma once

#include "vitrine/api/device_connection.hpp"

#include <memory>
#include <utility>

namespace vitrine::client {

/// The shop's kiosks: their pairing, their reports, and the list of them. Cheap to copy; copies
/// share the connection. Safe to call from any thread. See CatalogClient for the errors that all
/// calls have.
///
/// A paired kiosk calls as itself with ClientCredentialsTokens of its client id and secret (scope
/// "shop.api"); its tokens have the role KIOSK and the device id as subject. Asking for a token
/// then fails with PermissionDenied while the kiosk is locked, and with Unauthenticated once it is
/// unpaired. A call with a token that a lock or an unpairing made void is Unauthenticated.
class DeviceClient
{
public:
    explicit DeviceClient(std::shared_ptr<DeviceConnection> connection)
        : m_connection(std::move(connection))
    {
    }

    // For a kiosk that is not paired yet, without any token:

    /// Asks for a code that an administrator enters.
    /// @return RateLimited: too many were asked for from this address; see `retryAfter`.
    [[nodiscard]] Task<wire::DevicePairing> startPairing(wire::PairingRequest request,
                                                         CallOptions options = {}) const
    {
        return m_connection->startPairing(std::move(request), std::move(options));
    }
    /// Whether somebody has confirmed the code; if so, the kiosk's credentials. May be repeated
    /// for 60 s with the same answer, until the credentials were used.
    /// @return NotFound: the code has expired or its credentials were fetched before (status 410),
    /// or there is no such pairing (404): start over.
    [[nodiscard]] Task<wire::PairingResult>
    claimPairing(std::string pairingId, std::string pollToken, CallOptions options = {}) const
    {
        return m_connection->claimPairing(
            std::move(pairingId), std::move(pollToken), std::move(options));
    }

    // For a paired kiosk, as itself:

    /// Tells how the kiosk is doing; about once a minute.
    [[nodiscard]] Task<wire::DeviceStanding> report(wire::DeviceReport report,
                                                    CallOptions options = {}) const
    {
        return m_connection->report(std::move(report), std::move(options));
    }
    /// What the shop has set for this kiosk; ask again every minute or so, and keep the last good
    /// answer.
    /// @param knownEtag of the answer before, to be told only of changes; "" the first time.
    /// @return Unavailable: the shop cannot read its settings at present.
    [[nodiscard]] Task<KnownDeviceSettings> settings(std::string knownEtag = {},
                                                     CallOptions options = {}) const
    {
        return m_connection->settings(std::move(knownEtag), std::move(options));
    }

    // For administrators:

    /// Confirms the code that a kiosk shows, and names the kiosk.
    /// @return NotFound: no kiosk shows this code (any more); RateLimited: too many wrong codes,
    /// see `retryAfter`; Conflict: another kiosk has the name; InvalidArgument: a field is wrong.
    [[nodiscard]] Task<wire::Device> pair(wire::DeviceDraft draft, CallOptions options = {}) const
    {
        return m_connection->pair(std::move(draft), std::move(options));
    }
    /// One page of kiosks.
    [[nodiscard]] Task<wire::Page<wire::Device>> listDevices(DeviceQuery query = {},
                                                             CallOptions options = {}) const
    {
        return m_connection->listDevices(std::move(query), std::move(options));
    }
    /// @return NotFound: there is no such kiosk.
    [[nodiscard]] Task<wire::Device> getDevice(std::string id, CallOptions options = {}) const
    {
        return m_connection->getDevice(std::move(id), std::move(options));
    }
    /// @return Conflict: another kiosk has the name, or this one is unpaired; PreconditionFailed:
    /// it was changed meanwhile.
    [[nodiscard]] Task<wire::Device> rename(std::string id,
                                            std::int64_t version,
                                            wire::DeviceProfile profile,
                                            CallOptions options = {}) const
    {
        return m_connection->rename(std::move(id), version, std::move(profile), std::move(options));
    }
    /// Locks a kiosk out at once, or lets it in again. Setting what is set already changes nothing.
    /// @return Conflict: the kiosk is not paired (yet, or any more).
    [[nodiscard]] Task<wire::Device>
    setLocked(std::string id, bool isLocked, CallOptions options = {}) const
    {
        return m_connection->setLocked(std::move(id), isLocked, std::move(options));
    }
    /// Takes the kiosk's credentials away at once and for good; it is then REVOKED. Sales in its
    /// queue (see Device::report) can be sent only after it is paired again.
    [[nodiscard]] Task<wire::Device> unpair(std::string id, CallOptions options = {}) const
    {
        return m_connection->unpair(std::move(id), std::move(options));
    }

private:
    std::shared_ptr<DeviceConnection> m_connection;
};

} // namespace vitrine::client
