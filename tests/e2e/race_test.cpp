#include "tests/testkit/shop_driver.hpp"

#include <gtest/gtest.h>

#include <barrier>
#include <thread>

namespace vitrine::testkit {
namespace {

constexpr int kCustomers = 200;
constexpr int kStock = 50;
constexpr int kRaces = 20;

/// All customers try to buy one unit at the same moment.
std::vector<Purchase>
race(ShopDriver& driver, const std::vector<std::string>& tokens, const std::string& product)
{
    std::vector<Purchase> purchases(tokens.size());
    std::barrier start(static_cast<std::ptrdiff_t>(tokens.size()));
    std::vector<std::jthread> customers;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        customers.emplace_back([&, i] {
            start.arrive_and_wait();
            purchases[i] = driver.buy(tokens[i], product);
            // An overloaded shop may say "later"; the same key makes the repeat harmless.
            for (int again = 0; again < 20 && purchases[i].status == 503; ++again) {
                std::this_thread::sleep_for(std::chrono::milliseconds(250));
                purchases[i] =
                    driver.buy(tokens[i], product, 1, "tok_visa", purchases[i].idempotencyKey);
            }
        });
    }
    customers.clear();
    return purchases;
}

TEST(Race, NeverSellsMoreThanThereIs)
{
    Shop shop({.instances = {{"order", 2}, {"inventory", 2}}, .settings = {{"log.level", "warn"}}});
    const ProgramRun started = shop.up();
    ASSERT_EQ(started.exitCode, 0) << started.output;
    ShopDriver driver(shop);
    const std::vector<std::string> tokens = driver.signInCustomers(kCustomers);
    for (int number = 0; number < kRaces; ++number) {
        const std::string product =
            driver.addProduct("RACE-" + std::to_string(number), 1999, kStock);
        int paid = 0;
        for (const Purchase& purchase : race(driver, tokens, product)) {
            paid += purchase.isPaid() ? 1 : 0;
            const bool isClear = purchase.isPaid() || purchase.status == 409;
            EXPECT_TRUE(isClear) << "race " << number << ": " << purchase.status << " "
                                 << purchase.body;
        }
        const wire::Stock stock = driver.stockOf(product);
        EXPECT_EQ(paid, kStock) << "race " << number;
        EXPECT_EQ(stock.onHand, 0) << "race " << number;
        EXPECT_EQ(stock.reserved, 0) << "race " << number;
    }
    const ProgramRun books = shop.vitrine({"books", "check", "--settled-for", "0"});
    EXPECT_EQ(books.exitCode, 0) << books.output;
}

} // namespace
} // namespace vitrine::testkit
