#pragma once

#include "storefront-kiosk/frame/shop_status.hpp"
#include "storefront-kiosk/shop/device_file.hpp"
#include "storefront-kiosk/shop/device_tokens.hpp"
#include "vitrine/api/sdk.hpp"
#include "vitrine/auth/oidc_client.hpp"

#include <QObject>

#include <memory>
#include <string>

namespace vitrine::kiosk {

/// The kiosk's way into its shop: the SDK with the device's own token. One for the program's life,
/// also before and across pairings. On the GUI thread; its clients may be used from any.
class ShopConnection final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        std::string gateway;           ///< "https://shop.example"
        std::string issuer{};          ///< "": the gateway's own, <gateway>/oauth2/default.
        bool plainHttpAllowed = false; ///< For a closed network only.
        std::shared_ptr<Clock> clock{};
        std::shared_ptr<client::HttpTransport> transport{}; ///< Null: the network.
    };

    /// @return InvalidArgument: the gateway or the issuer is no URL, or secrets would travel
    ///         unencrypted to another machine.
    [[nodiscard]] static Result<std::unique_ptr<ShopConnection>> create(const Options& options,
                                                                        ShopStatus& status);
    ~ShopConnection() override;

    [[nodiscard]] const client::Sdk& sdk() const { return *m_sdk; }
    /// For shoppers: device authorization grant of the public client "vitrine-kiosk".
    [[nodiscard]] const std::shared_ptr<client::OidcClient>& shopperSignIn() const
    {
        return m_shopperSignIn;
    }
    /// "" until the kiosk is paired.
    [[nodiscard]] const std::string& deviceId() const { return m_deviceId; }

    /// From now on the kiosk is this device: at the start, and after a pairing.
    /// @return As create.
    [[nodiscard]] Outcome use(const DeviceCredentials& credentials);
    /// Ends all calls; later ones are Cancelled.
    void close();

Q_SIGNALS:
    void deviceChanged();

private:
    ShopConnection(const Options& options, ShopStatus& status);
    [[nodiscard]] Outcome open(const Options& options);
    void onStanding(DeviceTokens::Standing standing);

    ShopStatus& m_status;
    std::shared_ptr<DeviceTokens> m_tokens;
    std::shared_ptr<client::Sdk> m_sdk;
    std::shared_ptr<client::OidcClient> m_shopperSignIn;
    std::string m_deviceId;
};

} // namespace vitrine::kiosk
