#include "tests/testkit/customers.hpp"

#include "examples/shop_session.hpp"
#include "vitrine/core/encoding.hpp"

#include <atomic>
#include <future>
#include <stdexcept>

namespace vitrine::testkit {

namespace {

/// Sign-ins hash passwords: more at once than there are cores only wait for each other.
constexpr int kAtOnce = 2;

std::string signInOne(const std::string& gateway)
{
    const std::string email = "customer-" + randomHex(8) + "@shop.example";
    const std::string password = randomToken(18);
    const auto fail = [](const Error& error) {
        throw std::runtime_error("signing in: " + error.message);
    };
    auto guest = client::Sdk::create({.endpoint = gateway, .timeout = std::chrono::seconds(30)});
    if (!guest.ok())
        fail(guest.error());
    const auto account = (*guest)->accounts().registerAccount({email, password, "Customer"}).get();
    (*guest)->close();
    if (!account.ok())
        fail(account.error());
    client::OidcOptions oidc;
    oidc.issuer = gateway + "/oauth2/default";
    oidc.clientId = "vitrine-cli";
    const auto session = examples::signInScripted(gateway, oidc, email, password);
    if (!session.ok())
        fail(session.error());
    const auto token = (*session)->tokens->token().get();
    if (!token.ok())
        fail(token.error());
    return *token;
}

} // namespace

std::vector<std::string> signInNewCustomers(const std::string& gateway, int count)
{
    std::vector<std::string> tokens(static_cast<std::size_t>(count));
    std::atomic<std::size_t> next{0};
    std::vector<std::future<void>> workers;
    for (int i = 0; i < kAtOnce; ++i) {
        workers.push_back(std::async(std::launch::async, [&] {
            for (std::size_t number = 0; (number = next.fetch_add(1)) < tokens.size();)
                tokens[number] = signInOne(gateway);
        }));
    }
    for (std::future<void>& worker : workers)
        worker.get();
    return tokens;
}

} // namespace vitrine::testkit
