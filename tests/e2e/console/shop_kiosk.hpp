#pragma once

#include "vitrine/api/sdk.hpp"
#include "vitrine/wire/device.hpp"
#include "vitrine/wire/order.hpp"

#include <memory>
#include <string>

namespace vitrine::testkit {

/// A kiosk in the shop of a console under test. What must work throws std::runtime_error when it
/// does not.
class ShopKiosk
{
public:
    explicit ShopKiosk(std::string gatewayUrl);

    /// Switched on for the first time. @return the code on its screen.
    [[nodiscard]] std::string showCode();
    /// Fetches what it signs in with, once somebody has entered the code, and tells how it is.
    void comeIn();
    /// Whether the shop takes what it tells of itself.
    [[nodiscard]] bool isLetIn();
    /// A shopper who will pay at the counter.
    [[nodiscard]] Result<wire::Order> sell(const std::string& productId, std::int64_t quantity);

private:
    [[nodiscard]] Result<wire::DeviceStanding> tell();

    std::string m_gatewayUrl;
    std::shared_ptr<client::Sdk> m_sdk;
    wire::DevicePairing m_pairing;
};

} // namespace vitrine::testkit
