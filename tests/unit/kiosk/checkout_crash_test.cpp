#include "child_process.hpp"
#include "kiosk_testing.hpp"

#include <chrono>
#include <cstdio>
#include <random>
#include <set>
#include <sstream>

using namespace vitrine::kiosk::testing;
using namespace std::chrono_literals;

TEST(CheckoutCrash, HasAnOrderForEachPaymentAndAPaymentForEachOrderWheneverItIsKilled)
{
    constexpr int kRounds = 150;
    const Folder folder;
    std::mt19937 chance(815);
    for (int round = 0; round < kRounds; ++round) {
        ChildProcess kiosk("kiosk_checkout_crash_child",
                           {folder.path(), std::to_string(round), "sell"});
        ASSERT_EQ(kiosk.readLine(20s), "up") << "round " << round;
        const std::chrono::microseconds time(
            std::uniform_int_distribution<int>(0, 100'000)(chance));
        ASSERT_EQ(kiosk.readLine(time), "");
    }
    ChildProcess last("kiosk_checkout_crash_child", {folder.path(), "0", "report"});
    ASSERT_EQ(last.readLine(20s), "up");
    std::set<std::string> sold;
    std::set<std::string> captured;
    std::string word;
    while (word != "end") {
        std::istringstream line(last.readLine(20s));
        std::string reference;
        int times = 0;
        line >> word >> reference >> times;
        ASSERT_FALSE(word.empty()) << "the kiosk said nothing more";
        if (word == "sale") {
            EXPECT_TRUE(sold.insert(reference).second) << "two sales of one payment";
        } else if (word == "capture") {
            EXPECT_EQ(times, 1) << reference << " was charged more than once";
            captured.insert(reference);
        }
    }
    std::printf("%d kills, %zu payments\n", kRounds, captured.size());
    EXPECT_EQ(sold, captured);
    EXPECT_GT(captured.size(), 10u) << "the kiosk had time to sell";
}
