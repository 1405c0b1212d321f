#include "storefront-kiosk/shop/device_tokens.hpp"

#include <optional>
#include <utility>

namespace vitrine::kiosk {
namespace {

constexpr const char* kScope = "shop.api";

std::optional<DeviceTokens::Standing> standingOf(const Error& error)
{
    switch (error.code) {
    case ErrorCode::PermissionDenied:
        return DeviceTokens::Standing::Locked;
    case ErrorCode::Unauthenticated:
        return DeviceTokens::Standing::Unpaired;
    default: // nobody was asked
        return std::nullopt;
    }
}

} // namespace

struct DeviceTokens::Device
{
    explicit Device(const client::OidcClient& oidc, const std::shared_ptr<Clock>& clock)
        : provider(oidc)
        , tokens(oidc, {kScope}, clock)
    {
    }

    /// Whether `token` is another than the last one: a known one says nothing about now.
    [[nodiscard]] bool isNew(const std::string& token)
    {
        const std::lock_guard lock(mutex);
        return std::exchange(last, token) != token;
    }

    client::OidcClient provider;
    client::ClientCredentialsTokens tokens;
    std::mutex mutex;
    std::string last; // guarded by mutex
};

DeviceTokens::DeviceTokens(Options options)
    : m_options(std::move(options))
{
}

DeviceTokens::~DeviceTokens()
{
    close();
}

Outcome DeviceTokens::use(const DeviceCredentials& credentials)
{
    auto oidc = client::OidcClient::create({.issuer = m_options.issuer,
                                            .clientId = credentials.clientId,
                                            .clientSecret = credentials.clientSecret,
                                            .plainHttpAllowed = m_options.plainHttpAllowed,
                                            .clock = m_options.clock},
                                           m_options.network);
    if (!oidc.ok())
        return oidc.error();
    const std::lock_guard lock(m_mutex);
    m_device = std::make_shared<Device>(*oidc, m_options.clock);
    return Done{};
}

std::shared_ptr<DeviceTokens::Device> DeviceTokens::device()
{
    const std::lock_guard lock(m_mutex);
    return m_device;
}

client::Task<std::string> DeviceTokens::watched(const std::shared_ptr<Device>& device,
                                                client::Task<std::string> token) const
{
    return client::settle<std::string>(
        client::settle<std::string>(std::move(token))
            .then([device, tell = m_options.onStanding](Result<std::string> answer) {
                if (!tell)
                    return answer;
                if (!answer.ok()) {
                    if (const auto said = standingOf(answer.error()))
                        tell(*said);
                } else if (device->isNew(*answer)) {
                    tell(Standing::Active);
                }
                return answer;
            }));
}

client::Task<std::string> DeviceTokens::token()
{
    const auto present = device();
    if (!present)
        return client::finished(Result<std::string>(std::string()));
    return watched(present, present->tokens.token());
}

client::Task<std::string> DeviceTokens::renewed(std::string rejected)
{
    const auto present = device();
    if (!present)
        return client::finished(Result<std::string>(std::string()));
    return watched(present, present->tokens.renewed(std::move(rejected)));
}

void DeviceTokens::close()
{
    if (const auto present = device())
        present->provider.close();
}

} // namespace vitrine::kiosk
