#include "child_process.hpp"
#include "kiosk_testing.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <vector>

using namespace vitrine::kiosk::testing;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int kRounds = 250;

/// The shop: one order per key, in the order in which new keys came. It and the network lose one
/// request and one answer of ten.
class Shop
{
public:
    explicit Shop(std::mt19937& chance)
        : m_chance(chance)
    {
    }
    /// @return What the kiosk hears.
    std::string take(const std::string& key, const std::string& number)
    {
        if (isUnlucky())
            return "lost";
        if (m_orders.contains(key))
            ++m_repeats;
        else
            m_numbers.push_back(number);
        ++m_orders[key];
        return isUnlucky() ? "lost" : "ok order-" + key;
    }
    [[nodiscard]] bool has(const std::string& key) const { return m_orders.contains(key); }
    [[nodiscard]] const std::vector<std::string>& numbers() const { return m_numbers; }
    [[nodiscard]] int repeats() const { return m_repeats; }

private:
    bool isUnlucky() { return std::uniform_int_distribution<int>(0, 9)(m_chance) == 0; }

    std::mt19937& m_chance;
    std::map<std::string, int> m_orders; ///< key -> how often it came
    std::vector<std::string> m_numbers;  ///< of receipts, in the order of new keys
    int m_repeats = 0;
};

/// Answers the kiosk for a while.
/// @param promised gets the keys of which a shopper was told.
/// @return The line that was no question, "" when the time was up.
std::string serve(ChildProcess& kiosk,
                  Shop& shop,
                  std::set<std::string>& promised,
                  std::chrono::microseconds time)
{
    const auto until = Clock::now() + time;
    for (;;) {
        const auto left =
            std::chrono::duration_cast<std::chrono::microseconds>(until - Clock::now());
        std::istringstream line(kiosk.readLine(left));
        std::string word;
        std::string key;
        std::string number;
        line >> word >> key >> number;
        if (word == "took")
            promised.insert(key);
        else if (word == "send")
            kiosk.answer(shop.take(key, number));
        else
            return word;
    }
}

} // namespace

TEST(OrderQueueCrash, LosesAndDoublesNothingWhenTheProcessIsKilledAtAnyMoment)
{
    const Folder folder;
    const auto queue = folder.file("queue.db");
    std::mt19937 chance(4711);
    Shop shop(chance);
    std::set<std::string> promised;
    for (int round = 0; round < kRounds; ++round) {
        ChildProcess kiosk("kiosk_queue_crash_child", {queue, "1000"});
        ASSERT_EQ(kiosk.readLine(10s), "up") << "round " << round;
        // from here on it dies at a random moment
        const std::chrono::microseconds time(std::uniform_int_distribution<int>(0, 40'000)(chance));
        ASSERT_EQ(serve(kiosk, shop, promised, time), "");
        kiosk.kill();
        serve(kiosk, shop, promised, 1ms); // what it said before it died was said
    }
    ChildProcess last("kiosk_queue_crash_child", {queue, "0"});
    ASSERT_EQ(last.readLine(10s), "up");
    EXPECT_EQ(serve(last, shop, promised, 60s), "empty");

    std::printf(
        "%d kills, %zu sales, %d repeated sends\n", kRounds, shop.numbers().size(), shop.repeats());
    EXPECT_GT(promised.size(), 50u) << "the kiosk had time to sell";
    EXPECT_GT(shop.repeats(), 5) << "answers were lost";
    for (const auto& key : promised)
        EXPECT_TRUE(shop.has(key)) << "a sale was lost: " << key;
    const auto& numbers = shop.numbers();
    EXPECT_TRUE(std::is_sorted(numbers.begin(), numbers.end())) << "out of order";
    EXPECT_EQ(std::set<std::string>(numbers.begin(), numbers.end()).size(), numbers.size())
        << "one sale had two keys";
}
