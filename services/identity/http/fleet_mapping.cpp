#include "services/identity/http/fleet_mapping.hpp"

#include "services/identity/http/list_page.hpp"
#include "services/platform/http/conditional.hpp"
#include "vitrine/domain/state_machine.hpp"

#include <utility>

namespace vitrine::identity {

namespace {

using ListQuery = FleetService::ListQuery;

const char* nameOf(DeviceHealth health)
{
    switch (health) {
    case DeviceHealth::Ok:
        return "OK";
    case DeviceHealth::Late:
        return "LATE";
    case DeviceHealth::Offline:
        break;
    }
    return "OFFLINE";
}

wire::DeviceReport toWire(const DeviceReport& report)
{
    return {.softwareVersion = report.softwareVersion,
            .queueLength = report.queueLength,
            .oldestQueuedAt = report.oldestQueuedAt ? formatTimestamp(*report.oldestQueuedAt) : "",
            .printer = report.printer,
            .terminal = report.terminal,
            .freeDiskBytes = report.freeDiskBytes,
            .at = formatTimestamp(report.at)};
}

Outcome readFilter(const platform::QueryParams& query, ListQuery& result)
{
    result.filter.text = textOf(query, "text");
    result.filter.state = textOf(query, "state");
    if (!result.filter.state.empty() && !domain::deviceMachine().hasState(result.filter.state))
        return failure<Done>(
            ErrorCode::InvalidArgument, "must be PAIRING, ACTIVE, LOCKED or REVOKED", "state");
    const auto order = store::parsePairedDeviceOrder(textOf(query, "sort"));
    if (!order)
        return failure<Done>(
            ErrorCode::InvalidArgument,
            "sort must be name, place, lastSeenAt or pairedAt, or one of them after a -",
            "sort");
    result.order = *order;
    return Done{};
}

} // namespace

wire::Device toWire(const PairedDevice& device, Timestamp now)
{
    wire::Device out{.id = device.id,
                     .name = device.name,
                     .place = device.place,
                     .state = device.state,
                     .platform = device.platform,
                     .pairedAt = formatTimestamp(device.pairedAt),
                     .version = device.version,
                     .health = nameOf(healthOf(device, now))};
    if (device.sighting) {
        out.lastSeenAt = formatTimestamp(device.sighting->seenAt);
        out.clockSkewMs = device.sighting->clockSkew.count();
        out.report = toWire(device.sighting->report);
    }
    return out;
}

platform::HttpResponse deviceAnswer(int status, const PairedDevice& device, Timestamp now)
{
    platform::HttpResponse response =
        platform::jsonResponse(status, wire::encode(toWire(device, now)));
    response.headers.set("ETag", platform::versionTag(device.version));
    response.headers.set("Cache-Control", "no-store");
    return response;
}

Result<DeviceReport> decodeReport(std::string_view json)
{
    const auto told = wire::decodeDeviceReport(json);
    if (!told.ok())
        return told.error();
    auto version = checkSoftwareVersion(told->softwareVersion);
    if (!version.ok())
        return version.error();
    DeviceReport report{.softwareVersion = *std::move(version),
                        .queueLength = told->queueLength,
                        .printer = told->printer,
                        .terminal = told->terminal,
                        .freeDiskBytes = told->freeDiskBytes};
    const auto at = parseTimestamp(told->at);
    if (!at.ok())
        return failure<DeviceReport>(ErrorCode::InvalidArgument, at.error().message, "/at");
    report.at = *at;
    if (told->oldestQueuedAt.empty())
        return report;
    const auto oldest = parseTimestamp(told->oldestQueuedAt);
    if (!oldest.ok())
        return failure<DeviceReport>(
            ErrorCode::InvalidArgument, oldest.error().message, "/oldestQueuedAt");
    report.oldestQueuedAt = *oldest;
    return report;
}

Result<ListQuery> fleetListQuery(const platform::QueryParams& query)
{
    ListQuery result;
    if (const Outcome read = readFilter(query, result); !read.ok())
        return read.error();
    auto page = readListPage(query, listName(result));
    if (!page.ok())
        return page.error();
    result.place = std::move(page->place);
    result.limit = page->limit;
    result.count = page->count;
    return result;
}

std::string listName(const ListQuery& query)
{
    return "devices\n" + query.filter.state + "\n" +
           std::to_string(static_cast<int>(query.order.by)) +
           (query.order.isDescending ? "-" : "+") + "\n" + query.filter.text;
}

} // namespace vitrine::identity
