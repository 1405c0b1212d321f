#pragma once

#include "tests/testkit/shop.hpp"
#include "tests/testkit/shop_driver.hpp"
#include "vitrine/wire/catalog.hpp"
#include "vitrine/wire/order.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace vitrine::testkit {

/// The real shop that a console under test works on, and the other people who are at it meanwhile.
/// What must work throws std::runtime_error when it does not.
class ConsoleShop
{
public:
    /// Starts it and makes an administrator.
    ConsoleShop();

    [[nodiscard]] std::string gatewayUrl() const { return m_shop.gatewayUrl(); }
    [[nodiscard]] const std::string& adminEmail() const { return m_email; }

    /// The administrator in a browser: signs in on the page at `url`, without waiting for it.
    void signInWithBrowser(const std::string& url);
    /// How the last sign-in went; waits for it.
    [[nodiscard]] Outcome browserOutcome();

    /// As any guest, e.g. a kiosk, sees the catalogue.
    [[nodiscard]] std::optional<wire::Product> productBySku(const std::string& sku);
    [[nodiscard]] std::size_t imageBytes(const std::string& hash);
    [[nodiscard]] std::int64_t productCount();
    /// Another administrator's doing.
    void changePrice(const std::string& sku, std::int64_t amount);
    void putOnStock(const std::string& productId, std::int64_t quantity);

    /// A new customer buys and pays.
    [[nodiscard]] wire::Order sell(const std::string& productId, std::int64_t quantity);
    [[nodiscard]] wire::Order order(const std::string& id);
    [[nodiscard]] wire::Stock stockOf(const std::string& productId);
    [[nodiscard]] ProgramRun checkBooks() const;

    /// Lets a process hang, and go on.
    void freeze(const std::string& instance, bool isFrozen);

private:
    Shop m_shop;
    ShopDriver m_driver;
    std::string m_email = "ada@shop.example";
    std::string m_password;
    std::jthread m_browser;
    Outcome m_browserOutcome = Done{};
};

} // namespace vitrine::testkit
