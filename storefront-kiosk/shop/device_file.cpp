#include "storefront-kiosk/shop/device_file.hpp"

#include "storefront-kiosk/storage/durable_file.hpp"
#include "vitrine/wire/json_reader.hpp"

namespace vitrine::kiosk {
namespace {

constexpr std::size_t kBytesMax = 16 * 1024;

} // namespace

Result<DeviceCredentials> DeviceFile::read() const
{
    const auto text = readFile(m_path, kBytesMax);
    if (!text.ok())
        return text.error();
    const auto document = wire::parseJson(*text);
    if (!document.ok())
        return document.error();
    wire::ObjectReader in(*document);
    DeviceCredentials credentials{.deviceId = in.text("deviceId", {.min = 1}),
                                  .clientId = in.text("clientId", {.min = 1}),
                                  .clientSecret = in.text("clientSecret", {.min = 1})};
    return in.finish(std::move(credentials));
}

Outcome DeviceFile::keep(const DeviceCredentials& credentials)
{
    const nlohmann::json document = {{"deviceId", credentials.deviceId},
                                     {"clientId", credentials.clientId},
                                     {"clientSecret", credentials.clientSecret}};
    return writeDurably(m_path, document.dump());
}

} // namespace vitrine::kiosk
