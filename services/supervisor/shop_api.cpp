#include "services/supervisor/shop_api.hpp"

#include "services/supervisor/data/shop_lock.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/wire/problem.hpp"

#include <nlohmann/json.hpp>

#include <chrono>

namespace vitrine::supervisor {

namespace {

using namespace std::chrono_literals;
using nlohmann::json;

constexpr auto kCallTimeout = 10s;
constexpr auto kImportTimeout = 5min;

} // namespace

std::string refusalText(const platform::HttpAnswer& answer)
{
    const auto problem = wire::decodeProblem(answer.body);
    if (problem.ok() && !problem->detail.empty())
        return problem->detail;
    if (problem.ok() && !problem->title.empty())
        return problem->title;
    return "status " + std::to_string(answer.status);
}

Result<ShopApi> ShopApi::connect(const DataFolder& folder)
{
    const auto state = folder.loadState();
    const auto secrets = folder.secrets();
    if (!state || !ShopLock::holder(folder.lockFile()))
        return failure<ShopApi>(ErrorCode::Unavailable,
                                "the shop does not run; start it with 'vitrine up'");
    if (!secrets.ok())
        return secrets.error();
    std::uint16_t identityPort = 0;
    for (const InstanceState& instance : state->instances) {
        if (instance.name == "identity")
            identityPort = instance.port;
    }
    ShopApi api("http://127.0.0.1:" + std::to_string(identityPort), state->gatewayUrl);
    auto serviceToken =
        api.token("service-supervisor", secrets->at("service.supervisor"), "vitrine.internal");
    if (!serviceToken.ok())
        return serviceToken.error();
    auto operatorToken = api.token("operator", secrets->at("operator"), "shop.operate");
    if (!operatorToken.ok())
        return operatorToken.error();
    api.m_serviceToken = std::move(*serviceToken);
    api.m_operatorToken = std::move(*operatorToken);
    return api;
}

Result<std::string> ShopApi::token(const std::string& clientId,
                                   const std::string& secret,
                                   const std::string& scope) const
{
    platform::HttpCall call{.method = "POST", .url = m_identityUrl + "/oauth2/default/v1/token"};
    call.headers.add("Content-Type", "application/x-www-form-urlencoded");
    call.headers.add("Authorization",
                     "Basic " +
                         base64Encode(percentEncode(clientId) + ":" + percentEncode(secret)));
    call.body = "grant_type=client_credentials&scope=" + percentEncode(scope);
    const auto answer = platform::callHttp(call, Deadline::in(kCallTimeout));
    if (!answer.ok())
        return answer.error();
    const json body = json::parse(answer->body, nullptr, false);
    if (answer->status != 200 || !body.is_object() || !body.contains("access_token"))
        return failure<std::string>(ErrorCode::Unauthenticated,
                                    "identity refused " + clientId + ": " + refusalText(*answer));
    return body["access_token"].get<std::string>();
}

Result<platform::HttpAnswer> ShopApi::callIdentity(platform::HttpCall call) const
{
    call.url = m_identityUrl + call.url;
    call.headers.add("Vitrine-Service-Token", m_serviceToken);
    return platform::callHttp(call, Deadline::in(kCallTimeout));
}

Result<platform::HttpAnswer> ShopApi::callGateway(platform::HttpCall call) const
{
    call.url = m_gatewayUrl + call.url;
    call.headers.add("Authorization", "Bearer " + m_operatorToken);
    return platform::callHttp(call, Deadline::in(kImportTimeout));
}

} // namespace vitrine::supervisor
