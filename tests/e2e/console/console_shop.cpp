#include "tests/e2e/console/console_shop.hpp"

#include "examples/scripted_browser.hpp"
#include "vitrine/domain/uuid.hpp"
#include "vitrine/wire/inventory.hpp"

#include <csignal>
#include <regex>
#include <stdexcept>

namespace vitrine::testkit {
namespace {

constexpr const char* kJson = "application/json";

template <typename T> T must(Result<T> result)
{
    if (!result.ok())
        throw std::runtime_error(result.error().message);
    return *std::move(result);
}

} // namespace

ConsoleShop::ConsoleShop()
    : m_shop({.settings = {{"log.level", "warn"}}})
    , m_driver([this]() -> const Shop& {
        if (const ProgramRun started = m_shop.up(); started.exitCode != 0)
            throw std::runtime_error(started.output);
        return m_shop;
    }())
{
    const ProgramRun made = m_shop.vitrine({"account", "create", m_email, "--role", "ADMIN"});
    std::smatch match;
    if (!std::regex_search(made.output, match, std::regex("password\\s+(\\S+)")))
        throw std::runtime_error(made.output);
    m_password = match[1];
}

void ConsoleShop::signInWithBrowser(const std::string& url)
{
    m_browser = std::jthread([this, url] {
        examples::ScriptedBrowser browser(m_email, m_password);
        m_browserOutcome = browser.signIn(url);
    });
}

Outcome ConsoleShop::browserOutcome()
{
    if (m_browser.joinable())
        m_browser.join();
    return m_browserOutcome;
}

std::optional<wire::Product> ConsoleShop::productBySku(const std::string& sku)
{
    const auto reply = m_driver.send("GET", "/api/v1/products/sku/" + sku, "");
    if (reply.response.status != 200)
        return std::nullopt;
    return must(wire::decodeProduct(reply.response.body));
}

std::size_t ConsoleShop::imageBytes(const std::string& hash)
{
    const auto reply = m_driver.send("GET", "/api/v1/images/" + hash + "?size=thumb", "");
    return reply.response.status == 200 ? reply.response.body.size() : 0;
}

std::int64_t ConsoleShop::productCount()
{
    const auto reply = m_driver.send("GET", "/api/v1/products?limit=1&count=true", "");
    return must(wire::decodeProductPage(reply.response.body)).total.value_or(-1);
}

void ConsoleShop::changePrice(const std::string& sku, std::int64_t amount)
{
    const auto product = productBySku(sku).value();
    const wire::BulkEdit edit{
        .ids = {product.id},
        .change = {.price =
                       domain::PriceRule{.kind = domain::PriceRule::Kind::Set, .value = amount}}};
    (void)m_driver.administer("POST", "/api/v1/products/bulk", wire::encode(edit), kJson, 200);
}

void ConsoleShop::putOnStock(const std::string& productId, std::int64_t quantity)
{
    const wire::StockAdjustment delivery{
        .operationId = domain::newUuid().text(), .delta = quantity, .reason = "delivery"};
    (void)m_driver.administer(
        "POST", "/api/v1/inventory/" + productId + "/adjust", wire::encode(delivery), kJson, 200);
}

wire::Order ConsoleShop::sell(const std::string& productId, std::int64_t quantity)
{
    const auto customer = m_driver.signInCustomers(1).front();
    const Purchase purchase = m_driver.buy(customer, productId, quantity);
    if (!purchase.isPaid())
        throw std::runtime_error(purchase.body);
    return must(wire::decodeOrder(purchase.body));
}

wire::Order ConsoleShop::order(const std::string& id)
{
    return must(
        wire::decodeOrder(m_driver.administer("GET", "/api/v1/orders/" + id, "", kJson, 200)));
}

wire::Stock ConsoleShop::stockOf(const std::string& productId)
{
    return m_driver.stockOf(productId);
}

ProgramRun ConsoleShop::checkBooks() const
{
    return m_shop.vitrine({"books", "check", "--settled-for", "0"});
}

void ConsoleShop::freeze(const std::string& instance, bool isFrozen)
{
    ::kill(m_shop.pid(instance), isFrozen ? SIGSTOP : SIGCONT);
}

} // namespace vitrine::testkit
