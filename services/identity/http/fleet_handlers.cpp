#include "services/identity/http/fleet_handlers.hpp"

#include "services/identity/http/fleet_mapping.hpp"
#include "services/identity/http/form.hpp"
#include "services/platform/http/conditional.hpp"
#include "services/platform/paging/cursor.hpp"

namespace vitrine::identity {

namespace {

using platform::HttpRequest;
using platform::HttpResponse;
using platform::problemResponse;

/// An answer with a secret in it.
HttpResponse secretResponse(int status, std::string body)
{
    HttpResponse response = platform::jsonResponse(status, std::move(body));
    response.headers.set("Cache-Control", "no-store");
    return response;
}

} // namespace

HttpResponse FleetHandlers::answerWith(int status, const Result<PairedDevice>& device) const
{
    return device.ok() ? deviceAnswer(status, *device, m_parts.clock.now())
                       : problemResponse(device.error());
}

HttpResponse FleetHandlers::startPairing(const HttpRequest& request)
{
    const auto asked = wire::decodePairingRequest(request.body);
    if (!asked.ok())
        return problemResponse(asked.error());
    const auto started = m_parts.pairings.start({.softwareVersion = asked->softwareVersion,
                                                 .platform = asked->platform,
                                                 .address = clientAddressOf(request.headers)},
                                                request.context.deadline);
    if (!started.ok())
        return problemResponse(started.error());
    return secretResponse(
        201,
        wire::encode(wire::DevicePairing{.pairingId = started->pairingId,
                                         .userCode = started->userCode,
                                         .pollToken = started->pollToken,
                                         .expiresAt = formatTimestamp(started->expiresAt),
                                         .intervalSeconds = started->interval.count()}));
}

HttpResponse FleetHandlers::claim(const HttpRequest& request)
{
    const auto proof = wire::decodePairingClaim(request.body);
    if (!proof.ok())
        return problemResponse(proof.error());
    const auto claim =
        m_parts.pairings.claim(request.pathArgs.at(0), proof->pollToken, request.context.deadline);
    if (!claim.ok())
        return problemResponse(claim.error());
    switch (claim->verdict) {
    case PairingService::ClaimVerdict::Waiting:
        return secretResponse(
            202, wire::encode(wire::PairingResult{.state = std::string(device_states::kPairing)}));
    case PairingService::ClaimVerdict::Paired:
        return secretResponse(
            200,
            wire::encode(wire::PairingResult{.state = std::string(device_states::kActive),
                                             .deviceId = claim->deviceId,
                                             .clientId = clientIdOf(claim->deviceId),
                                             .clientSecret = claim->secret}));
    case PairingService::ClaimVerdict::Over:
        break;
    }
    return platform::goneResponse("this pairing is over; begin another one");
}

HttpResponse FleetHandlers::report(const HttpRequest& request)
{
    const auto report = decodeReport(request.body);
    if (!report.ok())
        return problemResponse(report.error());
    const auto device =
        m_parts.fleet.report(request.context.caller.accountId, *report, request.context.deadline);
    if (!device.ok())
        return problemResponse(device.error());
    return platform::jsonResponse(
        200,
        wire::encode(wire::DeviceStanding{.serverTime = formatTimestamp(m_parts.clock.now()),
                                          .state = device->state,
                                          .name = device->name,
                                          .place = device->place}));
}

HttpResponse FleetHandlers::pair(const HttpRequest& request)
{
    const auto draft = wire::decodeDeviceDraft(request.body);
    if (!draft.ok())
        return problemResponse(draft.error());
    const auto device = m_parts.pairings.confirm(request.context,
                                                 {.userCode = draft->userCode,
                                                  .name = draft->name,
                                                  .place = draft->place,
                                                  .address = clientAddressOf(request.headers)});
    HttpResponse response = answerWith(201, device);
    if (device.ok())
        response.headers.set("Location", "/api/v1/devices/" + device->id);
    return response;
}

HttpResponse FleetHandlers::list(const HttpRequest& request)
{
    const auto query = fleetListQuery(request.query);
    if (!query.ok())
        return problemResponse(query.error());
    const auto listed = m_parts.fleet.list(*query, request.context.deadline);
    if (!listed.ok())
        return problemResponse(listed.error());
    const Timestamp now = m_parts.clock.now();
    wire::Page<wire::Device> page{.total = listed->total};
    for (const PairedDevice& device : listed->devices)
        page.items.push_back(toWire(device, now));
    if (listed->next)
        page.nextToken =
            platform::encodeCursor(listName(*query), {listed->next->key, listed->next->id});
    return platform::jsonResponse(200, wire::encode(page));
}

HttpResponse FleetHandlers::get(const HttpRequest& request)
{
    return answerWith(200, m_parts.fleet.find(request.pathArgs.at(0), request.context.deadline));
}

HttpResponse FleetHandlers::rename(const HttpRequest& request)
{
    const auto version = platform::requiredVersion(request);
    if (!version.ok())
        return problemResponse(version.error());
    const auto profile = wire::decodeDeviceProfile(request.body);
    if (!profile.ok())
        return problemResponse(profile.error());
    return answerWith(
        200,
        m_parts.fleet.rename(
            request.context, request.pathArgs.at(0), profile->name, profile->place, *version));
}

HttpResponse FleetHandlers::lock(const HttpRequest& request)
{
    return setLocked(request, true);
}

HttpResponse FleetHandlers::unlock(const HttpRequest& request)
{
    return setLocked(request, false);
}

HttpResponse FleetHandlers::setLocked(const HttpRequest& request, bool isLocked)
{
    const auto version = platform::expectedVersion(request, platform::IfMatch::Optional);
    if (!version.ok())
        return problemResponse(version.error());
    return answerWith(
        200, m_parts.fleet.setLocked(request.context, request.pathArgs.at(0), isLocked, *version));
}

HttpResponse FleetHandlers::unpair(const HttpRequest& request)
{
    const auto version = platform::expectedVersion(request, platform::IfMatch::Optional);
    if (!version.ok())
        return problemResponse(version.error());
    return answerWith(200, m_parts.fleet.unpair(request.context, request.pathArgs.at(0), *version));
}

} // namespace vitrine::identity
