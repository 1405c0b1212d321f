#include "services/supervisor/commands/commands.hpp"
#include "services/supervisor/shop_api.hpp"
#include "vitrine/core/encoding.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace vitrine::supervisor {

namespace {

constexpr std::size_t kPasswordBytes = 12; // 96 bits, 16 characters

int fail(const std::string& message)
{
    std::cerr << "vitrine: " << message << "\n";
    return 1;
}

} // namespace

int createAccount(const DataFolder& folder,
                  const std::string& email,
                  const std::vector<std::string>& roles)
{
    const auto api = ShopApi::connect(folder);
    if (!api.ok())
        return fail(api.error().message);
    const std::string password = randomToken(kPasswordBytes);
    platform::HttpCall call{.method = "POST", .url = "/internal/v1/accounts"};
    call.headers.add("Content-Type", "application/json");
    call.body = nlohmann::json{
        {"email", email},
        {"password", password},
        {"name", email.substr(0, email.find('@'))},
        {"roles",
         roles}}.dump();
    const auto answer = api->callIdentity(call);
    if (!answer.ok())
        return fail(answer.error().message);
    if (answer->status == 200) {
        std::cout << "  " << email << "  exists already; its password is not changed\n";
        return 0;
    }
    if (answer->status != 201)
        return fail("the account was not made: " + refusalText(*answer));
    std::cout << "  " << email << "  password " << password << "  roles";
    for (const std::string& role : roles)
        std::cout << " " << role;
    std::cout << "\n";
    return 0;
}

int resetPassword(const DataFolder& folder, const std::string& email)
{
    const auto api = ShopApi::connect(folder);
    if (!api.ok())
        return fail(api.error().message);
    const std::string password = randomToken(kPasswordBytes);
    platform::HttpCall call{.method = "POST", .url = "/internal/v1/accounts/reset-password"};
    call.headers.add("Content-Type", "application/json");
    call.body = nlohmann::json{{"email", email}, {"password", password}}.dump();
    const auto answer = api->callIdentity(call);
    if (!answer.ok())
        return fail(answer.error().message);
    if (answer->status != 204)
        return fail("the password was not changed: " + refusalText(*answer));
    std::cout << "  " << email << "  password " << password << "\n";
    return 0;
}

} // namespace vitrine::supervisor
