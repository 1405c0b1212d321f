#include "services/gateway/application/device_settings.hpp"

#include "vitrine/wire/device_settings.hpp"

namespace vitrine::gateway {
namespace {

constexpr const char* kApplication = "kiosk";
constexpr std::string_view kPrefix = "kiosk";

} // namespace

Result<std::string> DeviceSettings::document(const std::string& deviceId)
{
    const std::lock_guard lock(m_mutex);
    const auto now = m_options.now();
    std::erase_if(m_kept,
                  [&](const auto& kept) { return now - kept.second.at >= m_options.keptFor; });
    if (const auto found = m_kept.find(deviceId); found != m_kept.end())
        return found->second.text;
    if (m_failure && now - m_failedAt < m_options.failedFor)
        return *m_failure;
    auto text = ask(deviceId);
    if (text.ok()) {
        m_failure.reset();
        m_kept[deviceId] = {*text, m_options.now()};
    } else {
        m_failure = text.error();
        m_failedAt = m_options.now();
    }
    return text;
}

Result<std::string> DeviceSettings::ask(const std::string& deviceId)
{
    platform::SettingValues values;
    if (const Outcome asked = m_ask(values, kApplication, deviceId); !asked.ok())
        return Error{.code = ErrorCode::Unavailable,
                     .message = "the settings cannot be read: " + asked.error().message};
    wire::DeviceSettings settings;
    for (const std::string& key : values.keysBelow(kPrefix))
        settings.settings[key.substr(kPrefix.size() + 1)] = values.find(key)->value;
    return wire::encode(settings);
}

} // namespace vitrine::gateway
