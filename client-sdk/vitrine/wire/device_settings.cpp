#include "vitrine/wire/device_settings.hpp"

#include "vitrine/wire/codec_support.hpp"

namespace vitrine::wire {
namespace {

constexpr std::size_t kSettingsMax = 1000;

} // namespace

std::string encode(const DeviceSettings& settings)
{
    return nlohmann::json{{"settings", nlohmann::json(settings.settings)}}.dump();
}

Result<DeviceSettings> decodeDeviceSettings(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        return DeviceSettings{.settings = in.textMap("settings", kSettingsMax)};
    });
}

} // namespace vitrine::wire
