#include "examples/shop_session.hpp"

#include "examples/scripted_browser.hpp"
#include "vitrine/core/encoding.hpp"

#include <future>
#include <thread>

namespace vitrine::examples {
namespace {

using client::Sdk;
using Session = Result<std::shared_ptr<ShopSession>>;

Session connect(const std::string& gateway,
                std::shared_ptr<client::TokenSource> tokens,
                std::optional<client::OidcClient> provider)
{
    auto sdk =
        Sdk::create({.endpoint = gateway, .timeout = std::chrono::seconds(20), .tokens = tokens});
    if (!sdk.ok())
        return sdk.error();
    const auto session = std::make_shared<ShopSession>();
    session->sdk = *std::move(sdk);
    session->tokens = std::move(tokens);
    session->provider = std::move(provider);
    return session;
}

Session registerAndSignIn(const std::string& gateway, const client::OidcOptions& oidc)
{
    const auto guest = connect(gateway, nullptr, std::nullopt);
    if (!guest.ok())
        return guest;
    const std::string email = "customer-" + randomHex(6) + "@shop.example";
    const std::string password = randomToken(18);
    const auto account =
        (*guest)->sdk->accounts().registerAccount({email, password, "New customer"}).get();
    if (!account.ok())
        return account.error();
    return signInScripted(gateway, oidc, email, password);
}

} // namespace

ShopSession::~ShopSession()
{
    if (sdk)
        sdk->close();
    if (provider)
        provider->close();
}

client::OidcOptions oidcOptionsOf(const std::string& gateway, const CommandLine& arguments)
{
    client::OidcOptions options;
    options.issuer = arguments.text("issuer", gateway + "/oauth2/default");
    options.clientId = arguments.text("client-id", "vitrine-cli");
    return options;
}

Session signInScripted(const std::string& gateway,
                       client::OidcOptions oidc,
                       const std::string& email,
                       const std::string& password)
{
    auto provider = client::OidcClient::create(std::move(oidc));
    if (!provider.ok())
        return provider.error();
    std::promise<std::string> url;
    auto signingIn =
        provider->signInWithBrowser({.open = [&](const std::string& opened) -> Outcome {
            url.set_value(opened);
            return Done{};
        }});
    // The sign-in may fail before it opens the browser, so both are waited for.
    auto opened = url.get_future();
    while (opened.wait_for(std::chrono::milliseconds(2)) != std::future_status::ready &&
           !signingIn.is_done()) {
    }
    if (!signingIn.is_done()) {
        if (const auto outcome = ScriptedBrowser(email, password).signIn(opened.get());
            !outcome.ok()) {
            provider->close();
            return outcome.error();
        }
    }
    auto tokens = signingIn.get();
    if (!tokens.ok())
        return tokens.error();
    const auto session = std::make_shared<client::SessionTokens>(*provider);
    if (const auto begun = session->begin(*std::move(tokens)).get(); !begun.ok())
        return begun.error();
    return connect(gateway, session, *std::move(provider));
}

Session openSession(const CommandLine& arguments)
{
    const auto gateway = arguments.text("gateway", "http://127.0.0.1:8080");
    if (arguments.has("new-customer"))
        return registerAndSignIn(gateway, oidcOptionsOf(gateway, arguments));
    if (arguments.has("token-file")) {
        const auto token = firstLineOf(arguments.text("token-file"));
        if (!token.ok())
            return token.error();
        return connect(gateway, std::make_shared<client::FixedToken>(*token), std::nullopt);
    }
    if (!arguments.has("email") || !arguments.has("password-file"))
        return failure<std::shared_ptr<ShopSession>>(
            ErrorCode::InvalidArgument,
            "who are you? give --email and --password-file, or --token-file");
    const auto password = firstLineOf(arguments.text("password-file"));
    if (!password.ok())
        return password.error();
    return signInScripted(
        gateway, oidcOptionsOf(gateway, arguments), arguments.text("email"), *password);
}

} // namespace vitrine::examples
