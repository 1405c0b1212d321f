#include "tests/testkit/shop_driver.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/wire/payment.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <random>
#include <thread>

namespace vitrine::testkit {
namespace {

using namespace std::chrono_literals;

constexpr int kOrders = 60;
constexpr std::int64_t kStock = 10000;
constexpr std::int64_t kPrice = 1999;
constexpr int kKills = 8;

/// What is done to the `n`th order; each of them bought three units.
enum class Fate {
    OneUnitBack,      ///< and put back on the shelf
    TwoUnitsOneByOne, ///< broken: not put back
    AllOfIt,
    PartThenCancelled,
    PartAtPayment, ///< by amount, not through the order service
    ShippedThenOneUnit
};
constexpr int kFates = 6;

class RefundTest : public testing::Test
{
protected:
    void SetUp() override
    {
        const ProgramRun started = shop.up();
        ASSERT_EQ(started.exitCode, 0) << started.output;
        ASSERT_TRUE(shop.waitUntilHealthy(60));
        driver.emplace(shop);
        token = driver->signInCustomers(1).front();
        product = driver->addProduct("REFUND-1", kPrice, kStock);
    }

    /// Sends the same request with the same key until somebody gives a final answer.
    std::string insist(const std::string& target, const std::string& body)
    {
        const std::string key = randomHex(16);
        const auto end = std::chrono::steady_clock::now() + 60s;
        std::string last = "no try";
        while (std::chrono::steady_clock::now() < end) {
            const auto answer =
                driver->tryToAdminister("POST", target, body, {{"Idempotency-Key", key}});
            if (answer.ok() && answer->status < 300)
                return "";
            last = answer.ok() ? answer->body : answer.error().message;
            // 409: a refund that an earlier step needs is still under way.
            std::this_thread::sleep_for(200ms);
        }
        return target + ": " + last;
    }
    /// Three units; the first calls may come before every process has found the others.
    Purchase buy()
    {
        Purchase bought = driver->buy(token, product, 3);
        for (int i = 0; i < 50 && !bought.isPaid(); ++i) {
            std::this_thread::sleep_for(200ms);
            bought = driver->buy(token, product, 3, "tok_visa", bought.idempotencyKey);
        }
        return bought;
    }
    std::string refund(const std::string& orderId, std::int64_t units, bool restock)
    {
        wire::OrderRefundDraft draft;
        if (units > 0)
            draft.lines = {{1, units}};
        draft.restock = restock;
        return insist("/api/v1/orders/" + orderId + "/refunds", wire::encode(draft));
    }
    std::string refundAtPayment(const std::string& orderId, std::int64_t amount)
    {
        const auto end = std::chrono::steady_clock::now() + 30s;
        while (std::chrono::steady_clock::now() < end) {
            const auto found =
                driver->tryToAdminister("GET", "/api/v1/payments?orderId=" + orderId, "");
            const auto page = found.ok() ? wire::decodePaymentPage(found->body)
                                         : Result<wire::Page<wire::Payment>>(found.error());
            if (page.ok() && !page->items.empty()) {
                wire::RefundRequest request;
                request.amount = domain::Money::create(amount, "EUR").value();
                request.reason = "goodwill";
                return insist("/api/v1/payments/" + page->items.front().id + "/refund",
                              wire::encode(request));
            }
            std::this_thread::sleep_for(200ms);
        }
        return "no payment of " + orderId;
    }
    /// @return what went wrong, "" when nothing did.
    std::string decide(Fate fate, const std::string& orderId)
    {
        const std::string path = "/api/v1/orders/" + orderId;
        std::string fault;
        switch (fate) {
        case Fate::OneUnitBack:
            return refund(orderId, 1, true);
        case Fate::TwoUnitsOneByOne:
            fault = refund(orderId, 1, false);
            return fault.empty() ? refund(orderId, 1, false) : fault;
        case Fate::AllOfIt:
            return refund(orderId, 0, true);
        case Fate::PartThenCancelled:
            fault = refund(orderId, 1, false);
            return fault.empty() ? insist(path + "/cancel", "{}") : fault;
        case Fate::PartAtPayment:
            return refundAtPayment(orderId, 500);
        case Fate::ShippedThenOneUnit:
            fault = insist(path + "/fulfilments",
                           wire::encode(wire::FulfilmentDraft{.action = "ship"}));
            return fault.empty() ? refund(orderId, 1, false) : fault;
        }
        return "no such fate";
    }
    void killAtRandom(const std::atomic<bool>& enough)
    {
        std::mt19937 chance(20261121);
        const char* victims[] = {"order", "order", "payment", "inventory"};
        for (int kills = 0; !enough && kills < kKills; ++kills) {
            std::this_thread::sleep_for(std::chrono::milliseconds(400 + chance() % 900));
            const char* victim = victims[chance() % 4];
            if (shop.pid(victim) != 0)
                shop.kill(victim);
        }
    }
    /// The order once nothing of it is under way any more.
    wire::Order settled(const std::string& orderId, std::int64_t refunded)
    {
        const auto end = std::chrono::steady_clock::now() + 60s;
        for (;;) {
            const auto order = driver->order(token, orderId);
            const bool done =
                order.ok() && order->refunded.amount() == refunded &&
                std::all_of(order->refunds.begin(), order->refunds.end(), [](const auto& refund) {
                    return refund.status == "SETTLED" && refund.restock == refund.restocked;
                });
            if (done || std::chrono::steady_clock::now() > end)
                return order.ok() ? *order : wire::Order();
            std::this_thread::sleep_for(200ms);
        }
    }

    Shop shop{{.settings = {{"log.level", "warn"}}}};
    std::optional<ShopDriver> driver;
    std::string token;
    std::string product;
};

struct Expected
{
    const char* status;
    std::int64_t refunded;
    std::int64_t onShelf; ///< Of the three units.
};

/// By Fate.
constexpr Expected kExpected[kFates] = {{"PAID", kPrice, 1},
                                        {"PAID", 2 * kPrice, 0},
                                        {"REFUNDED", 3 * kPrice, 3},
                                        {"CANCELLED", 3 * kPrice, 2},
                                        {"PAID", 500, 0},
                                        {"FULFILLED", kPrice, 0}};

/// Processes die at any moment between the steps of refunds: the money goes back once, the goods
/// as was said, and the books of all services agree.
TEST_F(RefundTest, GivesBackOnceWhoeverDies)
{
    std::vector<std::string> orders;
    for (int n = 0; n < kOrders; ++n) {
        const Purchase bought = buy();
        ASSERT_TRUE(bought.isPaid()) << n << ": " << bought.status << " " << bought.body;
        orders.push_back(wire::decodeOrder(bought.body)->id);
    }
    std::atomic<bool> enough{false};
    std::atomic<int> next{0};
    {
        std::jthread killer([&] { killAtRandom(enough); });
        std::vector<std::jthread> staff;
        for (int i = 0; i < 4; ++i)
            staff.emplace_back([&] {
                for (int n = 0; (n = next.fetch_add(1)) < kOrders;)
                    EXPECT_EQ(
                        decide(static_cast<Fate>(n % kFates), orders[static_cast<std::size_t>(n)]),
                        "");
            });
        staff.clear();
        enough = true;
    }
    ASSERT_TRUE(shop.waitUntilHealthy(60));
    std::int64_t onShelf = kStock - 3 * kOrders;
    for (int n = 0; n < kOrders; ++n) {
        const Expected& expected = kExpected[n % kFates];
        const wire::Order order = settled(orders[static_cast<std::size_t>(n)], expected.refunded);
        EXPECT_EQ(order.status, expected.status) << order.number;
        EXPECT_EQ(order.refunded.amount(), expected.refunded) << order.number;
        onShelf += expected.onShelf;
    }
    EXPECT_EQ(driver->stockOf(product).onHand, onShelf);
    const ProgramRun books = shop.vitrine({"books", "check", "--settled-for", "0"});
    EXPECT_EQ(books.exitCode, 0) << books.output;
}

} // namespace
} // namespace vitrine::testkit
