#pragma once

#include "storefront-kiosk/shop/pairing.hpp"
#include "storefront-kiosk/shop/shop_connection.hpp"
#include "storefront-kiosk/storage/own_thread.hpp"
#include "vitrine/qt/deliver.hpp"

#include <QTimer>

namespace vitrine::kiosk {

/// Pairing by the shop's device service.
class DevicePairing final : public Pairing
{
    Q_OBJECT

public:
    struct Options
    {
        std::string softwareVersion;
        std::string platform; ///< "Debian 12 (x86_64)"
        std::chrono::seconds retryWait{10};
    };

    /// @param file outlives this, as does `connection`.
    DevicePairing(ShopConnection& connection,
                  Confined<DeviceFile>& file,
                  Options options,
                  QObject* parent = nullptr);

    [[nodiscard]] State state() const override { return m_state; }
    void begin() override;
    void retryNow() override;
    void stop() override;

private:
    void askForCode();
    void onCode(const Result<wire::DevicePairing>& begun);
    void claim();
    void onClaim(const Result<wire::PairingResult>& answer);
    void keep(const DeviceCredentials& credentials);
    void wait(Phase phase, const Error& error, std::chrono::seconds wait);
    void set(State state);

    ShopConnection& m_connection;
    Confined<DeviceFile>& m_file;
    Options m_options;
    State m_state;
    wire::DevicePairing m_begun; ///< While a code is shown.
    QTimer m_timer;
    qt::Latest m_latest; ///< Tells answers to what was stopped apart.
};

} // namespace vitrine::kiosk
