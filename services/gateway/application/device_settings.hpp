#pragma once

#include "services/platform/settings/settings.hpp"
#include "vitrine/core/clock.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace vitrine::gateway {

/// The settings of single kiosks: what the config server has below `kiosk.` for the application
/// "kiosk", with the device's id as a profile, so that kiosk.yml is for all and kiosk-<id>.yml for
/// one. Nothing else of those files leaves the shop. Safe to call from any thread.
class DeviceSettings
{
public:
    using Monotonic = std::chrono::steady_clock;
    /// Adds what the config server says for `application` with the further `profile`; may block.
    using Ask = std::function<Outcome(platform::SettingValues& values,
                                      const std::string& application,
                                      const std::string& profile)>;

    struct Options
    {
        std::chrono::milliseconds keptFor{5000};   ///< An answer is given again for so long.
        std::chrono::milliseconds failedFor{5000}; ///< So long nobody asks again after a failure.
        std::function<Monotonic::time_point()> now = &Monotonic::now;
    };

    explicit DeviceSettings(Ask ask)
        : DeviceSettings(std::move(ask), Options())
    {
    }
    DeviceSettings(Ask ask, Options options)
        : m_ask(std::move(ask))
        , m_options(std::move(options))
    {
    }

    /// The answer's JSON text. Blocks while the config server is asked.
    /// @return As addConfigServerSettings.
    [[nodiscard]] Result<std::string> document(const std::string& deviceId);

private:
    struct Kept
    {
        std::string text;
        Monotonic::time_point at{};
    };
    [[nodiscard]] Result<std::string> ask(const std::string& deviceId);

    Ask m_ask;
    Options m_options;
    std::mutex m_mutex;
    std::map<std::string, Kept> m_kept; // guarded by m_mutex
    std::optional<Error> m_failure;     // guarded by m_mutex
    Monotonic::time_point m_failedAt{}; // guarded by m_mutex
};

} // namespace vitrine::gateway
