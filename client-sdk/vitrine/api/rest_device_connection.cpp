#include "vitrine/api/rest_connections.hpp"
#include "vitrine/wire/codec_support.hpp"

namespace vitrine::client {
namespace {

constexpr auto kDevices = "/api/v1/devices";

std::string queryOf(const DeviceQuery& query)
{
    wire::codec::QueryWriter out;
    out.add("text", query.text).add("state", query.state).add("sort", query.sort);
    return out.addPage(query).take();
}

Result<KnownDeviceSettings> readSettings(const Result<HttpReply>& reply)
{
    if (!reply.ok())
        return reply.error();
    KnownDeviceSettings known{.etag = std::string(reply->headers.get("ETag"))};
    if (reply->status == 304) {
        known.unchanged = true;
        return known;
    }
    auto settings = wire::decodeDeviceSettings(reply->body);
    if (!settings.ok())
        return Caller::unreadable<KnownDeviceSettings>(
            "devices.settings", *reply, settings.error());
    known.settings = *std::move(settings);
    return known;
}

class RestDeviceConnection final : public DeviceConnection
{
public:
    explicit RestDeviceConnection(std::shared_ptr<const Caller> caller)
        : m_caller(std::move(caller))
    {
    }

    Task<wire::DevicePairing> startPairing(wire::PairingRequest request,
                                           CallOptions options) override
    {
        return m_caller->fetch<wire::DevicePairing>({.operation = "devices.start-pairing",
                                                     .method = "POST",
                                                     .path = Path(kDevices).then("/pairings"),
                                                     .body = wire::encode(request)},
                                                    std::move(options),
                                                    wire::decodeDevicePairing);
    }

    Task<wire::PairingResult>
    claimPairing(std::string pairingId, std::string pollToken, CallOptions options) override
    {
        return m_caller->fetch<wire::PairingResult>(
            {.operation = "devices.claim-pairing",
             .method = "POST",
             .path = (Path(kDevices).then("/pairings") / pairingId).then("/claim"),
             .body = wire::encode(wire::PairingClaim{std::move(pollToken)}),
             .repeatable = true}, // the same answer again
            std::move(options),
            wire::decodePairingResult);
    }

    Task<wire::DeviceStanding> report(wire::DeviceReport report, CallOptions options) override
    {
        return m_caller->fetch<wire::DeviceStanding>({.operation = "devices.report",
                                                      .method = "PUT",
                                                      .path = Path(kDevices).then("/me/report"),
                                                      .body = wire::encode(report),
                                                      .repeatable = true},
                                                     std::move(options),
                                                     wire::decodeDeviceStanding);
    }

    Task<KnownDeviceSettings> settings(std::string knownEtag, CallOptions options) override
    {
        return settle<KnownDeviceSettings>(
            m_caller
                ->call({.operation = "devices.settings",
                        .method = "GET",
                        .path = Path(kDevices).then("/me/settings"),
                        .ifNoneMatch = std::move(knownEtag)},
                       std::move(options))
                .then([](const Result<HttpReply>& reply) { return readSettings(reply); }));
    }

    Task<wire::Device> pair(wire::DeviceDraft draft, CallOptions options) override
    {
        return m_caller->fetch<wire::Device>({.operation = "devices.pair",
                                              .method = "POST",
                                              .path = Path(kDevices),
                                              .body = wire::encode(draft)},
                                             std::move(options),
                                             wire::decodeDevice);
    }

    Task<wire::Page<wire::Device>> listDevices(DeviceQuery query, CallOptions options) override
    {
        return m_caller->fetch<wire::Page<wire::Device>>({.operation = "devices.list",
                                                          .method = "GET",
                                                          .path = Path(kDevices),
                                                          .query = queryOf(query)},
                                                         std::move(options),
                                                         wire::decodeDevicePage);
    }

    Task<wire::Device> getDevice(std::string id, CallOptions options) override
    {
        return m_caller->fetch<wire::Device>(
            {.operation = "devices.get", .method = "GET", .path = Path(kDevices) / id},
            std::move(options),
            wire::decodeDevice);
    }

    Task<wire::Device> rename(std::string id,
                              std::int64_t version,
                              wire::DeviceProfile profile,
                              CallOptions options) override
    {
        return m_caller->fetch<wire::Device>({.operation = "devices.rename",
                                              .method = "PUT",
                                              .path = Path(kDevices) / id,
                                              .body = wire::encode(profile),
                                              .version = version},
                                             std::move(options),
                                             wire::decodeDevice);
    }

    Task<wire::Device> setLocked(std::string id, bool isLocked, CallOptions options) override
    {
        return m_caller->fetch<wire::Device>(
            {.operation = isLocked ? "devices.lock" : "devices.unlock",
             .method = "POST",
             .path = (Path(kDevices) / id).then(isLocked ? "/lock" : "/unlock"),
             .repeatable = true}, // it sets a state
            std::move(options),
            wire::decodeDevice);
    }

    Task<wire::Device> unpair(std::string id, CallOptions options) override
    {
        return m_caller->fetch<wire::Device>({.operation = "devices.unpair",
                                              .method = "DELETE",
                                              .path = Path(kDevices) / id,
                                              .repeatable = true}, // it sets a state
                                             std::move(options),
                                             wire::decodeDevice);
    }

private:
    std::shared_ptr<const Caller> m_caller;
};

} // namespace

std::shared_ptr<DeviceConnection> makeRestDevices(std::shared_ptr<const Caller> caller)
{
    return std::make_shared<RestDeviceConnection>(std::move(caller));
}

} // namespace vitrine::client
