#include "storefront-kiosk/shop/shop_connection.hpp"

#include <QCoreApplication>
#include <QPointer>

#include <utility>

namespace vitrine::kiosk {
namespace {

constexpr const char* kShopperClient = "vitrine-kiosk";
constexpr std::chrono::seconds kTimeout{10};

client::ClientOptions networkOf(const ShopConnection::Options& options)
{
    return {.endpoint = options.gateway,
            .plainHttpAllowed = options.plainHttpAllowed,
            .timeout = kTimeout,
            .userAgent = "vitrine-kiosk",
            .transport = options.transport};
}

std::string issuerOf(const ShopConnection::Options& options)
{
    if (!options.issuer.empty())
        return options.issuer;
    std::string gateway = options.gateway;
    while (gateway.ends_with('/'))
        gateway.pop_back();
    return gateway + "/oauth2/default";
}

} // namespace

Result<std::unique_ptr<ShopConnection>> ShopConnection::create(const Options& options,
                                                               ShopStatus& status)
{
    using Created = Result<std::unique_ptr<ShopConnection>>;
    std::unique_ptr<ShopConnection> connection(new ShopConnection(options, status));
    if (const auto opened = connection->open(options); !opened.ok())
        return Created(opened.error());
    return Created(std::move(connection));
}

ShopConnection::ShopConnection(const Options& options, ShopStatus& status)
    : m_status(status)
    , m_tokens(std::make_shared<DeviceTokens>(DeviceTokens::Options{
          .issuer = issuerOf(options),
          .plainHttpAllowed = options.plainHttpAllowed,
          .network = networkOf(options),
          .clock = options.clock,
          .onStanding = [self = QPointer<ShopConnection>(this)](DeviceTokens::Standing standing) {
              auto* app = QCoreApplication::instance();
              if (app == nullptr)
                  return;
              QMetaObject::invokeMethod(
                  app,
                  [self, standing] {
                      if (self) // looked at on the GUI thread only
                          self->onStanding(standing);
                  },
                  Qt::QueuedConnection);
          }}))
{
}

Outcome ShopConnection::open(const Options& options)
{
    auto forCalls = networkOf(options);
    forCalls.tokens = m_tokens;
    auto sdk = client::Sdk::create(std::move(forCalls));
    if (!sdk.ok())
        return sdk.error();
    m_sdk = *sdk;
    auto signIn = client::OidcClient::create({.issuer = issuerOf(options),
                                              .clientId = kShopperClient,
                                              .scopes = {"openid", "profile", "email"},
                                              .plainHttpAllowed = options.plainHttpAllowed,
                                              .clock = options.clock},
                                             networkOf(options));
    if (!signIn.ok())
        return signIn.error();
    m_shopperSignIn = std::make_shared<client::OidcClient>(*signIn);
    return Done{};
}

ShopConnection::~ShopConnection()
{
    close();
}

void ShopConnection::close()
{
    if (m_sdk)
        m_sdk->close();
    if (m_shopperSignIn)
        m_shopperSignIn->close();
    m_tokens->close();
}

Outcome ShopConnection::use(const DeviceCredentials& credentials)
{
    const auto used = m_tokens->use(credentials);
    if (!used.ok())
        return used;
    m_deviceId = credentials.deviceId;
    m_status.setDevice(ShopStatus::Device::Active);
    Q_EMIT deviceChanged();
    return Done{};
}

void ShopConnection::onStanding(DeviceTokens::Standing standing)
{
    switch (standing) {
    case DeviceTokens::Standing::Active:
        return m_status.setDevice(ShopStatus::Device::Active);
    case DeviceTokens::Standing::Locked:
        return m_status.setDevice(ShopStatus::Device::Locked);
    case DeviceTokens::Standing::Unpaired:
        // the credentials stay on the disk: a shop that has lost its mind for a moment unpairs
        // nobody
        return m_status.setDevice(ShopStatus::Device::Unpaired);
    }
}

} // namespace vitrine::kiosk
