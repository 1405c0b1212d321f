#pragma once

#include "vitrine/core/result.hpp"

#include <map>
#include <string>
#include <string_view>

namespace vitrine::wire {

/// GET /api/v1/devices/me/settings: what the shop has set for this one kiosk, beyond the settings
/// of all kiosks in ShopProfile. Only the kiosk itself may ask: there are hashes of PINs among
/// them.
struct DeviceSettings
{
    std::map<std::string, std::string> settings; ///< By dotted keys: {"staff[0].name": "Ada"}.

    bool operator==(const DeviceSettings&) const = default;
};

[[nodiscard]] std::string encode(const DeviceSettings& settings);
[[nodiscard]] Result<DeviceSettings> decodeDeviceSettings(std::string_view json);

} // namespace vitrine::wire
