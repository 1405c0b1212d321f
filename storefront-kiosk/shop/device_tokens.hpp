#pragma once

#include "storefront-kiosk/shop/device_file.hpp"
#include "vitrine/auth/session_tokens.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace vitrine::kiosk {

/// The kiosk's own access tokens, and what the shop says of the kiosk when it asks for one. A kiosk
/// that is not paired calls as a guest. Safe to call from any thread.
class DeviceTokens final : public client::TokenSource
{
public:
    /// What an answer to a question for a token says.
    enum class Standing {
        Active,
        Locked,
        Unpaired ///< The credentials do not hold (any more).
    };
    struct Options
    {
        std::string issuer; ///< "https://shop.example/oauth2/default"
        bool plainHttpAllowed = false;
        client::ClientOptions network{}; ///< How to reach it.
        std::shared_ptr<Clock> clock{};  ///< Null: the machine's.
        /// On any thread; also when nothing is different. Must not block.
        std::function<void(Standing)> onStanding{};
    };

    explicit DeviceTokens(Options options);
    ~DeviceTokens() override;

    /// From now on calls are this device's.
    /// @return As OidcClient::create; the device is then the one before.
    [[nodiscard]] Outcome use(const DeviceCredentials& credentials);

    [[nodiscard]] client::Task<std::string> token() override;
    [[nodiscard]] client::Task<std::string> renewed(std::string rejected) override;

    /// Cancels what is under way and waits for its end.
    void close();

private:
    struct Device;
    [[nodiscard]] std::shared_ptr<Device> device();
    [[nodiscard]] client::Task<std::string> watched(const std::shared_ptr<Device>& device,
                                                    client::Task<std::string> token) const;

    Options m_options;
    std::mutex m_mutex;
    std::shared_ptr<Device> m_device; ///< guarded by m_mutex; null until the kiosk is paired.
};

} // namespace vitrine::kiosk
