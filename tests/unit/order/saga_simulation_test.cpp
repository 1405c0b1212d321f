#include "tests/unit/order/simulator/world.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <mutex>
#include <thread>

namespace vitrine::order::sim {
namespace {

constexpr unsigned kThreads = 2;

/// Number of seeds; VITRINE_SAGA_SEEDS asks for more (ten million before a release).
std::uint64_t seedCount()
{
    const char* asked = std::getenv("VITRINE_SAGA_SEEDS");
    return asked != nullptr ? std::strtoull(asked, nullptr, 10) : 100'000;
}

struct Sum
{
    std::uint64_t events = 0;
    int paid = 0;
    int cancelled = 0;
    int expired = 0;
    int refunded = 0;
    int refundedInPart = 0;
    int paidAtTill = 0;
    int paidAtTerminal = 0;
};

TEST(SagaSimulation, EveryScheduleOfFaultsKeepsThePromises)
{
    const std::uint64_t seeds = seedCount();
    std::atomic<bool> failed{false};
    std::mutex mutex;
    Sum sum;
    std::vector<std::thread> threads;
    for (unsigned t = 0; t < kThreads; ++t) {
        threads.emplace_back([&, t] {
            Sum mine;
            for (std::uint64_t seed = t; seed < seeds && !failed; seed += kThreads) {
                const Report report = World(seed, {}).run();
                mine.events += report.events;
                mine.paid += report.paid;
                mine.cancelled += report.cancelled;
                mine.expired += report.expired;
                mine.refunded += report.refunded;
                mine.refundedInPart += report.refundedInPart;
                mine.paidAtTill += report.paidAtTill;
                mine.paidAtTerminal += report.paidAtTerminal;
                if (report.violation.empty())
                    continue;
                failed = true;
                World again(seed, {});
                again.keepLog();
                again.run();
                const std::lock_guard lock(mutex);
                ADD_FAILURE() << "seed " << seed << ": " << report.violation << "\n"
                              << again.logText();
            }
            const std::lock_guard lock(mutex);
            sum.events += mine.events;
            sum.paid += mine.paid;
            sum.cancelled += mine.cancelled;
            sum.expired += mine.expired;
            sum.refunded += mine.refunded;
            sum.refundedInPart += mine.refundedInPart;
            sum.paidAtTill += mine.paidAtTill;
            sum.paidAtTerminal += mine.paidAtTerminal;
        });
    }
    for (auto& thread : threads)
        thread.join();
    std::cout << seeds << " seeds, " << sum.events << " events, orders: " << sum.paid << " paid, "
              << sum.cancelled << " cancelled, " << sum.expired << " expired, " << sum.refunded
              << " refunded, " << sum.refundedInPart << " in part; " << sum.paidAtTill
              << " paid at a till, " << sum.paidAtTerminal << " at a terminal\n";
    if (!failed) { // a simulator in which nothing happens proves nothing
        EXPECT_GT(sum.paid, static_cast<int>(seeds / 5));
        EXPECT_GT(sum.cancelled, static_cast<int>(seeds / 5));
        EXPECT_GT(sum.expired, static_cast<int>(seeds / 50));
        EXPECT_GT(sum.refunded, static_cast<int>(seeds / 50));
        EXPECT_GT(sum.refundedInPart, static_cast<int>(seeds / 20));
        EXPECT_GT(sum.paidAtTill, static_cast<int>(seeds / 50));
        EXPECT_GT(sum.paidAtTerminal, static_cast<int>(seeds / 50));
    }
}

TEST(SagaSimulation, TheSameSeedGivesTheSameTrace)
{
    std::uint64_t different = 0;
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        const Report first = World(seed, {}).run();
        const Report second = World(seed, {}).run();
        ASSERT_EQ(first.traceHash, second.traceHash) << "seed " << seed;
        ASSERT_EQ(first.events, second.events) << "seed " << seed;
        different += first.traceHash != World(seed + 1, {}).run().traceHash ? 1u : 0u;
    }
    EXPECT_EQ(different, 500u) << "another seed is another trace";
}

struct Mutant
{
    Guard guard;
    const char* name;
};

constexpr Mutant kMutants[] = {
    {Guard::AskWhenUnanswered, "AskWhenUnanswered"},
    {Guard::AskAgainWhileUnknown, "AskAgainWhileUnknown"},
    {Guard::ResendWithSameKey, "ResendWithSameKey"},
    {Guard::NotFoundIsNotDeclined, "NotFoundIsNotDeclined"},
    {Guard::AmountMustMatch, "AmountMustMatch"},
    {Guard::CommitBeforePaid, "CommitBeforePaid"},
    {Guard::HoldAgainWhenLapsed, "HoldAgainWhenLapsed"},
    {Guard::FreshHoldKey, "FreshHoldKey"},
    {Guard::ReturnMoneyWithoutStock, "ReturnMoneyWithoutStock"},
    {Guard::ReleaseWhenCancelled, "ReleaseWhenCancelled"},
    {Guard::ReleaseWhenExpired, "ReleaseWhenExpired"},
    {Guard::ReleaseUnansweredHold, "ReleaseUnansweredHold"},
    {Guard::UndoChargeOnCancel, "UndoChargeOnCancel"},
    {Guard::UndoChargeOnTimeOut, "UndoChargeOnTimeOut"},
    {Guard::UndoLateCapture, "UndoLateCapture"},
    {Guard::UndoOlderCapture, "UndoOlderCapture"},
    {Guard::MatchAttempt, "MatchAttempt"},
    {Guard::LimitAttempts, "LimitAttempts"},
    {Guard::RetryOnlyAfterDecline, "RetryOnlyAfterDecline"},
    {Guard::RefundBeforeCancelled, "RefundBeforeCancelled"},
    {Guard::RefundMustSettle, "RefundMustSettle"},
    {Guard::AskForRefund, "AskForRefund"},
    {Guard::FreshRefundKey, "FreshRefundKey"},
    {Guard::RestockAfterRefund, "RestockAfterRefund"},
    {Guard::RefundOnlyTheRest, "RefundOnlyTheRest"},
    {Guard::RefundWithinCaptured, "RefundWithinCaptured"},
    {Guard::FailedRefundFreesItsAmount, "FailedRefundFreesItsAmount"},
    {Guard::CancelAfterRefunds, "CancelAfterRefunds"},
    {Guard::KeepTrying, "KeepTrying"},
    {Guard::KeepTakenMoney, "KeepTakenMoney"},
};
static_assert(std::size(kMutants) == static_cast<std::size_t>(Guard::Count),
              "every guard has its mutant");

constexpr std::uint64_t kMutantSeeds = 30'000;

/// The first violation that some seed shows, with the seed.
template <typename MakeWorld> std::string firstViolation(const MakeWorld& makeWorld)
{
    for (std::uint64_t seed = 0; seed < kMutantSeeds; ++seed) {
        const Report report = makeWorld(seed).run();
        if (!report.violation.empty())
            return "seed " + std::to_string(seed) + ": " + report.violation;
    }
    return {};
}

class SagaMutant : public testing::TestWithParam<Mutant>
{
};

TEST_P(SagaMutant, IsCaughtBySomeSeed)
{
    const Guards guards = GuardsForTests::without(GetParam().guard);

    const std::string violation =
        firstViolation([&](std::uint64_t seed) { return World(seed, guards); });

    EXPECT_NE(violation, "") << "nothing in the simulated world misses this guard";
    std::cout << violation << "\n";
}

INSTANTIATE_TEST_SUITE_P(Without, SagaMutant, testing::ValuesIn(kMutants), [](const auto& mutant) {
    return std::string(mutant.param.name);
});

TEST(SagaSimulation, MissesTheFenceOfTheStore)
{
    const std::string violation =
        firstViolation([](std::uint64_t seed) { return World(seed, {}, false); });

    EXPECT_NE(violation, "") << "nothing in the simulated world misses the fence";
    std::cout << violation << "\n";
}

} // namespace
} // namespace vitrine::order::sim
