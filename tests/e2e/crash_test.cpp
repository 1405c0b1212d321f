#include "tests/testkit/shop_driver.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <random>
#include <set>
#include <thread>

namespace vitrine::testkit {
namespace {

using namespace std::chrono_literals;

constexpr int kOrders = 500;
constexpr int kCustomers = 10;
constexpr std::int64_t kStock = 100000;
constexpr int kKillsMax = 15;
const std::set<std::string> kFinal{"PAID", "CANCELLED", "EXPIRED", "REFUNDED"};

/// Buys until the shop gives a final word on this key: answers may be lost, orders may not.
Purchase insist(ShopDriver& driver,
                const std::string& token,
                const std::string& product,
                const std::string& payment)
{
    Purchase purchase = driver.buy(token, product, 1, payment);
    const auto end = std::chrono::steady_clock::now() + 60s;
    const auto isOpen = [](const Purchase& p) {
        return p.status == 0 || p.status >= 500 || p.status == 429;
    };
    while (isOpen(purchase) && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(100ms);
        purchase = driver.buy(token, product, 1, payment, purchase.idempotencyKey);
    }
    return purchase;
}

/// Kills one of the three at random moments, every so many orders, until told to stop or often
/// enough: each death makes the next start wait longer, and a shop that is down most of the time
/// shows little.
void kill(const Shop& shop,
          const std::atomic<int>& left,
          const std::atomic<bool>& enough,
          int& kills)
{
    std::mt19937 chance(20261120);
    const char* victims[] = {"order", "inventory", "payment"};
    while (!enough && kills < kKillsMax) {
        const int next = left - 15 - static_cast<int>(chance() % 20);
        while (!enough && left > next)
            std::this_thread::sleep_for(1ms);
        std::this_thread::sleep_for(std::chrono::milliseconds(chance() % 50));
        const char* victim = victims[chance() % 3];
        if (shop.pid(victim) != 0) {
            shop.kill(victim);
            ++kills;
        }
    }
}

std::vector<wire::Order> waitUntilFinal(ShopDriver& driver, const std::vector<std::string>& tokens)
{
    const auto end = std::chrono::steady_clock::now() + 90s;
    while (true) {
        std::vector<wire::Order> orders;
        for (const std::string& token : tokens) {
            for (wire::Order& order : driver.ordersOf(token))
                orders.push_back(std::move(order));
        }
        const bool settled =
            std::all_of(orders.begin(), orders.end(), [](const wire::Order& order) {
                return kFinal.contains(order.status) || order.status == "PAYMENT_FAILED";
            });
        if (settled || std::chrono::steady_clock::now() > end)
            return orders;
        std::this_thread::sleep_for(500ms);
    }
}

TEST(Crash, LosesAndDoublesNothing)
{
    Shop shop({.settings = {{"log.level", "warn"}}});
    const ProgramRun started = shop.up();
    ASSERT_EQ(started.exitCode, 0) << started.output;
    ShopDriver driver(shop);
    const std::vector<std::string> tokens = driver.signInCustomers(kCustomers);
    const std::string product = driver.addProduct("CRASH-1", 1999, kStock);

    std::atomic<bool> enough{false};
    std::atomic<int> left{kOrders};
    int kills = 0;
    {
        std::jthread killer([&] { kill(shop, left, enough, kills); });
        std::vector<std::jthread> customers;
        for (const std::string& token : tokens) {
            customers.emplace_back([&] {
                for (int number = 0; (number = left.fetch_sub(1)) > 0;) {
                    const char* payment = number % 10 == 0   ? "tok_declined"
                                          : number % 10 == 5 ? "tok_timeout_charged"
                                                             : "tok_visa";
                    (void)insist(driver, token, product, payment);
                }
            });
        }
        customers.clear();
        enough = true;
    }
    EXPECT_GT(kills, 5);
    ASSERT_TRUE(shop.waitUntilHealthy(60));

    std::int64_t sold = 0;
    int waiting = 0; // for the customer's retry: stock is held for that long, and then given back
    const std::vector<wire::Order> orders = waitUntilFinal(driver, tokens);
    for (const wire::Order& order : orders) {
        sold += order.status == "PAID" ? 1 : 0;
        waiting += order.status == "PAYMENT_FAILED" ? 1 : 0;
        EXPECT_TRUE(kFinal.contains(order.status) || order.status == "PAYMENT_FAILED")
            << order.number << " is " << order.status;
    }
    EXPECT_EQ(orders.size(),
              static_cast<std::size_t>(kOrders)); // one for each key, however often it was sent
    EXPECT_GT(sold, kOrders / 2);
    const wire::Stock stock = driver.stockOf(product);
    EXPECT_EQ(stock.onHand + sold, kStock);
    EXPECT_EQ(stock.reserved, waiting);
    const ProgramRun books = shop.vitrine({"books", "check", "--settled-for", "0"});
    EXPECT_EQ(books.exitCode, 0) << books.output;
}

} // namespace
} // namespace vitrine::testkit
