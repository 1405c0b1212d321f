#include "tests/integration/order/order_fixture.hpp"

#include <algorithm>
#include <atomic>
#include <barrier>
#include <random>
#include <thread>

namespace vitrine::order {
namespace {

using namespace std::chrono_literals;

/// What must hold once everything has come to rest.
class OrderFaultTest : public OrderFixture
{
protected:
    void rest()
    {
        for (int i = 0; i < 40; ++i) {
            passTime(first, 5s);
            passTime(second, 5s);
        }
        for (int i = 0; i < 5; ++i)
            passTime(second, 10min);
    }
    /// @return how many are PAID.
    int expectSound()
    {
        int paid = 0;
        std::int64_t sold = 0;
        const auto orders = first.store.list({.limit = 1000}, soon());
        for (const Order& order : *orders) {
            EXPECT_TRUE(order.saga.quiet()) << order.number << " " << toString(order.state());
            const bool isPaid = order.state() == OrderState::Paid;
            EXPECT_TRUE(isPaid || domain::isTerminal(order.state())) << toString(order.state());
            EXPECT_EQ(shop.chargedFor(order.id), isPaid ? order.amounts.total - order.refunded : 0)
                << order.number;
            EXPECT_EQ(shop.isSold(order.id), isPaid) << order.number;
            paid += isPaid ? 1 : 0;
            sold += isPaid ? order.wanted.front().quantity : 0;
        }
        EXPECT_EQ(shop.heldOrders(), 0u);
        EXPECT_EQ(shop.stock[product(1)], 100 - sold);
        return paid;
    }
};

struct Break
{
    const char* call;
    Mishap what;
};

class OneFault : public OrderFaultTest, public testing::WithParamInterface<Break>
{
};

/// One call fails early or late, or the process dies around it; the order is paid all the same,
/// once.
TEST_P(OneFault, IsHealed)
{
    breakCall(GetParam().call, GetParam().what);
    std::string id;
    try {
        const auto outcome = place(want({{product(1), 1}}));
        ASSERT_TRUE(outcome.ok()) << outcome.error().message;
    } catch (const ProcessDied&) {
        clock.advance(4s);
        ASSERT_TRUE(second.orders.driveDue(soon()).ok());
        EXPECT_NE(database.value("SELECT status FROM orders"), "PAID")
            << "the dead one's lease still runs";
        clock.advance(2s);
        ASSERT_TRUE(second.orders.driveDue(soon()).ok());
        EXPECT_EQ(database.value("SELECT status FROM orders"), "PAID")
            << "taken over as soon as the lease ends";
    }
    rest();
    EXPECT_EQ(expectSound(), 1);
    const Order order = first.store.list({}, soon()).value().front();
    EXPECT_EQ(shop.attemptsOf(order.id), 1u) << "one attempt, whatever happened to its messages";
}

std::vector<Break> breaks()
{
    std::vector<Break> all;
    for (const char* call : {"price", "reserve", "charge", "commit"}) {
        for (const Mishap what : {Mishap::Refused,
                                  Mishap::Lost,
                                  Mishap::Unanswered,
                                  Mishap::DiesBefore,
                                  Mishap::DiesAfter})
            all.push_back({call, what});
    }
    return all;
}

std::string nameOf(const testing::TestParamInfo<Break>& fault)
{
    static constexpr const char* kNames[] = {
        "None", "Refused", "Lost", "Unanswered", "DiesBefore", "DiesAfter"};
    return std::string(fault.param.call) + kNames[static_cast<int>(fault.param.what)];
}

INSTANTIATE_TEST_SUITE_P(Each, OneFault, testing::ValuesIn(breaks()), nameOf);

class OneFaultWhileEnding : public OrderFaultTest, public testing::WithParamInterface<Break>
{
};

/// The same for what a cancellation after payment does.
TEST_P(OneFaultWhileEnding, IsHealed)
{
    const Order order = placed();
    breakCall(GetParam().call, GetParam().what);
    try {
        ASSERT_TRUE(first.orders.cancel(by("ann"), order.id).ok());
    } catch (const ProcessDied&) {
    }
    rest();
    EXPECT_EQ(expectSound(), 0);
    EXPECT_EQ(reread(order.id).state(), OrderState::Cancelled);
    EXPECT_EQ(reread(order.id).refunded, 1000);
}

std::vector<Break> endingBreaks()
{
    std::vector<Break> all;
    for (const char* call : {"refund", "restock"}) {
        for (const Mishap what : {Mishap::Refused,
                                  Mishap::Lost,
                                  Mishap::Unanswered,
                                  Mishap::DiesBefore,
                                  Mishap::DiesAfter})
            all.push_back({call, what});
    }
    return all;
}

INSTANTIATE_TEST_SUITE_P(Each, OneFaultWhileEnding, testing::ValuesIn(endingBreaks()), nameOf);

TEST_F(OrderFaultTest, TheStockIsHeldAgainWhenTheMoneyComesLate)
{
    const Order order = placed("tok_unknown");
    shop.lapseHold(order.id);
    shop.settle(attemptKey(order.id, 1), ChargeStatus::Captured);
    rest();
    EXPECT_EQ(expectSound(), 1);
}

TEST_F(OrderFaultTest, TheMoneyGoesBackWhenTheStockIsGoneMeanwhile)
{
    const Order order = placed("tok_unknown");
    shop.lapseHold(order.id);
    shop.stock[product(1)] = 0;
    shop.settle(attemptKey(order.id, 1), ChargeStatus::Captured);
    rest();
    EXPECT_EQ(reread(order.id).state(), OrderState::Cancelled);
    EXPECT_EQ(reread(order.id).saga.reason, "out_of_stock");
    EXPECT_EQ(shop.chargedFor(order.id), 0);
}

TEST_F(OrderFaultTest, TwoProcessesOnTheSameOrdersPayEachOnce)
{
    shop.mishap = [](const std::string&) { return Mishap::Refused; };
    for (int i = 0; i < 60; ++i)
        placed();
    shop.mishap = [](const std::string&) { return Mishap::None; };
    clock.advance(1h - 46min); // due, not yet expired
    std::vector<std::string> ids;
    const auto orders = first.store.list({.limit = 100}, soon());
    for (const Order& order : *orders)
        ids.push_back(order.id);
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 6; ++t) {
            threads.emplace_back([&, t] {
                // Without asking who has them: only the fence keeps the six apart.
                Instance& mine = t % 2 == 0 ? first : second;
                for (const std::string& id : ids) {
                    auto loaded = mine.store.load(id, soon());
                    EXPECT_TRUE(mine.driver.drive(by(""), std::move(loaded->order)).ok());
                }
            });
        }
    }
    EXPECT_EQ(expectSound(), 60);
}

TEST_F(OrderFaultTest, TheSameKeyAtOnceMakesOneOrder)
{
    constexpr int kThreads = 8;
    std::barrier start(kThreads);
    std::atomic<int> made{0};
    std::atomic<int> found{0};
    std::atomic<int> told{0};
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < kThreads; ++t) {
            threads.emplace_back([&, t] {
                Instance& mine = t % 2 == 0 ? first : second;
                start.arrive_and_wait();
                const auto outcome =
                    mine.orders.place(by("ann"), want({{product(1), 1}}), key("one"));
                if (!outcome.ok()) {
                    EXPECT_EQ(outcome.error().code, ErrorCode::Conflict) << outcome.error().message;
                    EXPECT_TRUE(outcome.error().retryAfter.has_value());
                    ++told;
                } else {
                    ++(outcome->replayed ? found : made);
                }
            });
        }
    }
    EXPECT_EQ(made, 1);
    EXPECT_EQ(made + found + told, kThreads);
    EXPECT_EQ(database.value("SELECT count(*) FROM orders"), "1");
    EXPECT_EQ(expectSound(), 1);
}

TEST_F(OrderFaultTest, ARepeatTakesOverFromAProcessThatDied)
{
    breakCall("charge", Mishap::DiesAfter);
    EXPECT_THROW((void)first.orders.place(by("ann"), want({{product(1), 1}}), key("one")),
                 ProcessDied);
    const auto tooEarly = second.orders.place(by("ann"), want({{product(1), 1}}), key("one"));
    ASSERT_FALSE(tooEarly.ok()) << "its lease has not ended";
    EXPECT_EQ(tooEarly.error().code, ErrorCode::Conflict);
    clock.advance(5001ms);
    const auto taken = second.orders.place(by("ann"), want({{product(1), 1}}), key("one"));
    ASSERT_TRUE(taken.ok());
    EXPECT_EQ(taken->order.state(), OrderState::Paid);
    EXPECT_EQ(expectSound(), 1);
}

TEST_F(OrderFaultTest, EveryStepIsStoredBeforeItIsTried)
{
    std::vector<std::string> stored;
    shop.mishap = [&](const std::string& call) {
        stored.push_back(call + ":" + database.value("SELECT step FROM order_saga"));
        return Mishap::None;
    };
    const Order order = placed();
    EXPECT_EQ(first.orders.cancel(by("ann"), order.id)->state(), OrderState::Cancelled);
    EXPECT_EQ(stored,
              (std::vector<std::string>{"price:PRICE",
                                        "reserve:HOLD",
                                        "charge:CHARGE",
                                        "commit:COMMIT",
                                        "refund:REFUND",
                                        "restock:RESTOCK"}));
}

/// A day with everything going wrong at random, from several threads and two processes.
TEST_F(OrderFaultTest, ARoughDayEndsInOrder)
{
    std::mt19937 random(7);
    std::mutex mutex;
    shop.mishap = [&](const std::string&) {
        const std::lock_guard lock(mutex);
        const auto roll = random() % 100;
        return roll < 10   ? Mishap::Refused
               : roll < 20 ? Mishap::Lost
               : roll < 30 ? Mishap::Unanswered
               : roll < 33 ? Mishap::DiesBefore
               : roll < 36 ? Mishap::DiesAfter
                           : Mishap::None;
    };
    static const char* kTokens[] = {"tok_visa", "tok_visa", "tok_visa", "tok_declined"};
    const auto attempt = [](const auto& action) {
        try {
            (void)action();
        } catch (const ProcessDied&) {
        }
    };
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&, t] {
                Instance& mine = t % 2 == 0 ? first : second;
                for (int i = 0; i < 20; ++i) {
                    std::string id;
                    attempt([&] {
                        const auto outcome = mine.orders.place(
                            by("ann"), want({{product(1), 1 + i % 3}}, kTokens[i % 4]), freshKey());
                        id = outcome.ok() ? outcome->order.id : "";
                        return 0;
                    });
                    if (i % 5 == 0 && !id.empty())
                        attempt([&] { return mine.orders.cancel(by("ann"), id).ok(); });
                    attempt([&] { return mine.orders.driveDue(soon()).ok(); });
                    clock.advance(700ms);
                }
            });
        }
    }
    shop.mishap = [](const std::string&) { return Mishap::None; };
    rest();
    EXPECT_GT(expectSound(), 10);
}

} // namespace
} // namespace vitrine::order
