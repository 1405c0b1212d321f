#include "tests/e2e/console/shop_kiosk.hpp"

#include "vitrine/auth/session_tokens.hpp"

#include <stdexcept>

namespace vitrine::testkit {
namespace {

template <typename T> T must(Result<T> result)
{
    if (!result.ok())
        throw std::runtime_error(result.error().message);
    return *std::move(result);
}

} // namespace

ShopKiosk::ShopKiosk(std::string gatewayUrl)
    : m_gatewayUrl(std::move(gatewayUrl))
    , m_sdk(must(client::Sdk::create({.endpoint = m_gatewayUrl})))
{
}

std::string ShopKiosk::showCode()
{
    m_pairing = must(
        m_sdk->devices().startPairing({.softwareVersion = "1.4.0", .platform = "Debian 12"}).get());
    return m_pairing.userCode;
}

void ShopKiosk::comeIn()
{
    const auto claimed =
        must(m_sdk->devices().claimPairing(m_pairing.pairingId, m_pairing.pollToken).get());
    if (!claimed.isPaired())
        throw std::runtime_error("nobody has entered the code");
    auto provider = must(client::OidcClient::create({.issuer = m_gatewayUrl + "/oauth2/default",
                                                     .clientId = claimed.clientId,
                                                     .clientSecret = claimed.clientSecret}));
    m_sdk->close();
    m_sdk =
        must(client::Sdk::create({.endpoint = m_gatewayUrl,
                                  .tokens = std::make_shared<client::ClientCredentialsTokens>(
                                      std::move(provider), std::vector<std::string>{"shop.api"})}));
    (void)must(tell());
}

Result<wire::DeviceStanding> ShopKiosk::tell()
{
    return m_sdk->devices()
        .report({.softwareVersion = "1.4.0",
                 .queueLength = 2,
                 .oldestQueuedAt = "2026-11-20T08:00:00.000Z",
                 .printer = "PAPER_LOW",
                 .terminal = "READY",
                 .freeDiskBytes = 12'000'000'000,
                 .at = "2026-11-20T08:00:00.000Z"})
        .get();
}

bool ShopKiosk::isLetIn()
{
    const auto told = tell();
    return told.ok() || told.error().code == ErrorCode::Unavailable;
}

Result<wire::Order> ShopKiosk::sell(const std::string& productId, std::int64_t quantity)
{
    wire::OrderDraft draft;
    draft.lines = {{productId, quantity}};
    draft.payment.kind = "counter";
    return m_sdk->orders().place(std::move(draft)).get();
}

} // namespace vitrine::testkit
