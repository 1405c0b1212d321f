#pragma once

#include "services/platform/runtime/http_call.hpp"
#include "services/supervisor/data/data_folder.hpp"
#include "vitrine/core/result.hpp"

#include <optional>
#include <string>

namespace vitrine::supervisor {

/// Calls the running shop for the person at the command line: as the supervisor towards identity,
/// and as the operator (an administrator without a password, known by a secret in the data folder)
/// through the gateway.
class ShopApi
{
public:
    /// @return Unavailable when the shop does not run.
    [[nodiscard]] static Result<ShopApi> connect(const DataFolder& folder);

    /// Calls identity itself with the supervisor's service token.
    [[nodiscard]] Result<platform::HttpAnswer> callIdentity(platform::HttpCall call) const;
    /// Calls `call.url`, a path, through the gateway with the operator's token.
    [[nodiscard]] Result<platform::HttpAnswer> callGateway(platform::HttpCall call) const;

private:
    ShopApi(std::string identityUrl, std::string gatewayUrl)
        : m_identityUrl(std::move(identityUrl))
        , m_gatewayUrl(std::move(gatewayUrl))
    {
    }
    [[nodiscard]] Result<std::string>
    token(const std::string& clientId, const std::string& secret, const std::string& scope) const;

    std::string m_identityUrl;
    std::string m_gatewayUrl;
    std::string m_serviceToken;
    std::string m_operatorToken;
};

/// What a refusal says, in one line: the problem's detail, else its title, else the status.
[[nodiscard]] std::string refusalText(const platform::HttpAnswer& answer);

} // namespace vitrine::supervisor
