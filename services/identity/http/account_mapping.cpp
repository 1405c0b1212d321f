#include "services/identity/http/account_mapping.hpp"

#include "services/platform/http/conditional.hpp"
#include "vitrine/wire/json_reader.hpp"

namespace vitrine::identity {

namespace {

constexpr std::size_t kRolesMax = 20;

} // namespace

wire::Account toWire(const Account& account)
{
    return {.id = account.id,
            .email = account.email,
            .name = account.name,
            .roles = account.roles,
            .disabled = account.disabled,
            .version = account.version,
            .createdAt = formatTimestamp(account.createdAt),
            .lastSignInAt = account.lastSignInAt ? formatTimestamp(*account.lastSignInAt) : ""};
}

platform::HttpResponse accountResponse(int status, const Account& account)
{
    platform::HttpResponse response = platform::jsonResponse(status, wire::encode(toWire(account)));
    response.headers.set("ETag", platform::versionTag(account.version));
    response.headers.set("Cache-Control", "no-store");
    return response;
}

std::string encodeRevocations(const std::vector<store::VoidedTokens>& voided)
{
    auto items = nlohmann::json::array();
    for (const store::VoidedTokens& each : voided)
        items.push_back({{"accountId", each.accountId}, {"until", formatTimestamp(each.until)}});
    return nlohmann::json{{"items", std::move(items)}}.dump();
}

Result<AccountService::Registration> decodeRegistration(std::string_view json)
{
    const auto document = wire::parseJson(json);
    if (!document.ok())
        return document.error();
    wire::ObjectReader in(*document);
    AccountService::Registration registration;
    registration.email = in.text("email");
    registration.password = in.text("password");
    registration.name = in.text("name");
    registration.roles = in.texts("roles", kRolesMax);
    in.refuseUnknown();
    return in.finish(std::move(registration));
}

Result<NewPassword> decodeNewPassword(std::string_view json)
{
    const auto document = wire::parseJson(json);
    if (!document.ok())
        return document.error();
    wire::ObjectReader in(*document);
    NewPassword password{in.text("email"), in.text("password")};
    in.refuseUnknown();
    return in.finish(std::move(password));
}

} // namespace vitrine::identity
