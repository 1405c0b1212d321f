#pragma once

#include "services/identity/application/fleet_service.hpp"
#include "services/platform/http/http_types.hpp"
#include "vitrine/wire/device.hpp"

#include <string>
#include <string_view>

namespace vitrine::identity {

/// @param now decides the kiosk's health.
[[nodiscard]] wire::Device toWire(const PairedDevice& device, Timestamp now);
/// The kiosk as JSON with its ETag.
[[nodiscard]] platform::HttpResponse
deviceAnswer(int status, const PairedDevice& device, Timestamp now);

/// Body of PUT /api/v1/devices/me/report.
[[nodiscard]] Result<DeviceReport> decodeReport(std::string_view json);

/// Reads which page of kiosks is asked for.
/// @return InvalidArgument, with `field` the key at fault.
[[nodiscard]] Result<FleetService::ListQuery> fleetListQuery(const platform::QueryParams& query);
/// Canonical text of what selects and orders the list, for its cursors.
[[nodiscard]] std::string listName(const FleetService::ListQuery& query);

} // namespace vitrine::identity
